package dev.timerproof.bench.work;

/** A library did not do what it was asked for, so what was measured is of no value. */
public final class WorkNotDoneException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public WorkNotDoneException(String message) {
    super(message);
  }

  static void check(boolean done, String otherwise) {
    if (!done) {
      throw new WorkNotDoneException(otherwise);
    }
  }
}
