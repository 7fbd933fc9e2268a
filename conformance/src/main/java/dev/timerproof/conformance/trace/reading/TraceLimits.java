package dev.timerproof.conformance.trace.reading;

/**
 * The limits beyond which a reader calls a trace malformed. They bound the memory that hostile
 * input can take.
 *
 * @param lineBytes the longest line in bytes, its end not counted; at least 64
 * @param depth the deepest nesting of objects and arrays; at least 1
 * @param versions whether a change must carry its version
 */
public record TraceLimits(int lineBytes, int depth, boolean versions) {
  /** Lines up to 64 KiB (an event needs about 200 bytes), nesting up to 8, versions required. */
  public static final TraceLimits DEFAULT = new TraceLimits(1 << 16, 8, true);

  public TraceLimits {
    if (lineBytes < 64) {
      throw new IllegalArgumentException("lineBytes is " + lineBytes + ", expected at least 64");
    }
    if (depth < 1) {
      throw new IllegalArgumentException("depth is " + depth + ", expected at least 1");
    }
  }

  /** The same limits for a recorder that writes no versions. */
  public TraceLimits withoutVersions() {
    return new TraceLimits(lineBytes, depth, false);
  }
}
