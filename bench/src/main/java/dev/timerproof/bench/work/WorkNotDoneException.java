package dev.timerproof.bench.work;

/** Thrown if a library did not do its work, so that the measured figures are worthless. */
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
