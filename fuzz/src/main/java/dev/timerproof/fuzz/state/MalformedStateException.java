package dev.timerproof.fuzz.state;

import java.io.IOException;

/** A folder does not hold the state of this campaign. The message names file, place and fault. */
public final class MalformedStateException extends IOException {
  private static final long serialVersionUID = 1;

  /** With a message. */
  public MalformedStateException(String message) {
    super(message);
  }

  /** With a message and its cause. */
  public MalformedStateException(String message, Throwable cause) {
    super(message, cause);
  }
}
