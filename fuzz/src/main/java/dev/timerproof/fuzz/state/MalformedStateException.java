package dev.timerproof.fuzz.state;

import java.io.IOException;

/** The folder of a campaign holds something else. The message names file, place and what it is. */
public final class MalformedStateException extends IOException {
  private static final long serialVersionUID = 1;

  /** With a message. */
  public MalformedStateException(String message) {
    super(message);
  }

  /** With a message and what it follows from. */
  public MalformedStateException(String message, Throwable cause) {
    super(message, cause);
  }
}
