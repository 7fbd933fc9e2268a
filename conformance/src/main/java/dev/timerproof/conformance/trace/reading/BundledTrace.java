package dev.timerproof.conformance.trace.reading;

import java.io.IOException;
import java.io.InputStream;

/** A trace of a real runtime that is a resource of this library. */
public final class BundledTrace {
  /** 175,000 events of the Go 1.19.8 runtime: about 19,000 timers on up to 8 Ps. */
  public static final BundledTrace GO_1_19_8 = new BundledTrace("go1.19.8.jsonl.gz");

  /**
   * 34,647 lines of the timers with a mutex of the Go 1.26.8 runtime, 24,736 of them sections:
   * about 3,500 timers under load, on up to 8 Ps.
   */
  public static final BundledTrace GO_1_26_8 = new BundledTrace("go1.26.8.jsonl.gz");

  private final String name;

  private BundledTrace(String name) {
    this.name = name;
  }

  public String name() {
    return name;
  }

  /**
   * The header of the trace.
   *
   * @throws IOException if the trace cannot be read, or is malformed
   */
  public TraceHeader header() throws IOException {
    try (TraceReader reader = TraceReader.open(name, open(), TraceLimits.DEFAULT)) {
      return reader.header();
    } catch (MalformedTraceException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** The trace, compressed by gzip; to be closed by the caller. */
  public InputStream open() throws IOException {
    InputStream in = BundledTrace.class.getResourceAsStream("/traces/" + name);
    if (in == null) {
      throw new IOException("the trace " + name + " is missing from the jar");
    }
    return in;
  }
}
