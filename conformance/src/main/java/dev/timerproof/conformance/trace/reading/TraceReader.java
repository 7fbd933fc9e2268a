package dev.timerproof.conformance.trace.reading;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads one trace from front to back. The memory does not depend on its length. Not thread-safe.
 */
public final class TraceReader implements Closeable {
  private final TraceLines lines;
  private final TraceLimits limits;
  private final TraceHeader header;
  private boolean firstIsEvent;
  private boolean ended;
  private @Nullable EventParser events;
  private @Nullable SectionParser sections;

  private TraceReader(TraceLines lines, TraceLimits limits, @Nullable TraceHeader stated) {
    this.lines = lines;
    this.limits = limits;
    this.header = stated == null ? TraceHeader.ASSUMED : stated;
    this.firstIsEvent = stated == null;
  }

  /**
   * Opens a trace and reads its first line.
   *
   * @param file the trace's name in messages
   * @param in the trace, plain or compressed by gzip; closed with the reader
   * @param limits the limits
   * @throws MalformedTraceException when the first line is no JSON object or no good header
   * @throws IOException when the input cannot be read
   */
  public static TraceReader open(String file, InputStream in, TraceLimits limits)
      throws IOException, MalformedTraceException {
    TraceLines lines = new TraceLines(file, in, limits.lineBytes());
    if (!lines.next()) {
      throw lines.cut("the trace is empty, expected a header or an event");
    }
    return new TraceReader(lines, limits, new HeaderParser(lines, limits).parse());
  }

  /** The header, or {@link TraceHeader#ASSUMED}. */
  public TraceHeader header() {
    return header;
  }

  /**
   * Reads the next event.
   *
   * @param words the names that the trace may use; the same in each call
   * @param event filled with what the line holds
   * @return false at the end of the trace
   * @throws MalformedTraceException when the next line is no event; reading cannot go on
   * @throws IOException when the input cannot be read
   */
  public boolean read(TraceWords words, TraceEvent event)
      throws IOException, MalformedTraceException {
    EventParser parser = events;
    if (parser == null) {
      parser = new EventParser(lines, limits, header, words);
      events = parser;
    }
    if (!firstIsEvent && !lines.next()) {
      return false;
    }
    if (ended) {
      throw lines.malformed(lines.start(), "a line behind the one that says that the trace ends");
    }
    firstIsEvent = false;
    parser.parse(event);
    ended = event.kind() == EventKind.END;
    return true;
  }

  /** The fault of a trace that should say that it ends, and does not; null if there is none. */
  public @Nullable MalformedTraceException cut() {
    return header.ends() && !ended
        ? lines.cut("the trace has no end line, which its header announces")
        : null;
  }

  /**
   * Reads the next event of a trace of format version 2.
   *
   * @param words the names that the trace may use; the same in each call
   * @param event filled with what the line holds
   * @return false at the end of the trace
   * @throws MalformedTraceException when the next line is no event; reading cannot go on
   * @throws IOException when the input cannot be read
   */
  public boolean read(SectionWords words, SectionEvent event)
      throws IOException, MalformedTraceException {
    SectionParser parser = sections;
    if (parser == null) {
      parser = new SectionParser(lines, limits, words);
      sections = parser;
    }
    if (!lines.next()) {
      return false;
    }
    parser.parse(event);
    return true;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
