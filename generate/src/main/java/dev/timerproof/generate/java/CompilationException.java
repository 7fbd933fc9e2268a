package dev.timerproof.generate.java;

import java.util.stream.Collectors;

/**
 * Thrown when generated sources do not compile. The message has the first of the compiler's
 * messages.
 */
public final class CompilationException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private static final int LINES = 10;

  private final String first;

  CompilationException(String messages) {
    super(
        "the generated sources do not compile:\n"
            + messages.lines().limit(LINES).collect(Collectors.joining("\n")));
    first = messages.lines().findFirst().orElse("the compiler gives no reason");
  }

  /** The first line of the compiler's messages: file, line, and error. */
  public String first() {
    return first;
  }
}
