package dev.timerproof.conformance.trace.rules;

import org.jspecify.annotations.Nullable;

/** The firings of one timer that are committed but whose function was not called yet. */
public final class OpenFirings {
  /** The most calls that can be outstanding at once. */
  private static final int MOST = 64;

  private final long[] versions = new long[MOST];
  private int size;

  /** Adds the firing that a change has committed. */
  @Nullable Finding committed(long version) {
    if (size == MOST) {
      return missing(versions[0]);
    }
    versions[size++] = version;
    return null;
  }

  /** Removes the firing of a change, whose function was called. */
  public @Nullable Finding called(long version) {
    for (int i = 0; i < size; i++) {
      if (versions[i] == version) {
        System.arraycopy(versions, i + 1, versions, i, size - i - 1);
        size--;
        return null;
      }
    }
    return extra(version);
  }

  /** Ends the timer: no call may be outstanding. */
  @Nullable Finding retired() {
    return size == 0 ? null : missing(versions[0]);
  }

  public static Finding extra(long version) {
    return Finding.noMove(
        RejectionKind.EXTRA_FIRE,
        "version " + version + " is no firing, or its function was called already");
  }

  private static Finding missing(long version) {
    return Finding.noMove(
        RejectionKind.MISSING_FIRE,
        "version " + version + " fired the timer and its function was not called");
  }
}
