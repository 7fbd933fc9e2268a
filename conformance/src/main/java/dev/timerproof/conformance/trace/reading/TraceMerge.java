package dev.timerproof.conformance.trace.reading;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Makes one trace of the files that the threads of one run have written, each with the header. The
 * lines are ordered by {@code ns}; a line without that stays behind the one before it in its file.
 * The memory does not depend on the length of the files. Not thread-safe.
 */
public final class TraceMerge {
  private static final byte[] END = "{\"kind\":\"end\"}\n".getBytes(StandardCharsets.US_ASCII);

  private final List<Part> parts = new ArrayList<>();
  private final TraceLimits limits;
  private long written;

  /** A merge of no files so far. */
  public TraceMerge(TraceLimits limits) {
    this.limits = limits;
  }

  /** One of the files, at its next line. */
  private static final class Part {
    final String file;
    final TraceLines lines;
    final JsonLine json;
    final String headerLine;
    final TraceHeader header;
    final int number;
    long ns = Long.MIN_VALUE;
    boolean ended;

    Part(String file, InputStream in, TraceLimits limits, int number)
        throws IOException, MalformedTraceException {
      this.file = file;
      this.number = number;
      this.lines = new TraceLines(file, in, limits.lineBytes());
      if (!lines.next()) {
        throw lines.cut("the trace is empty, expected a header");
      }
      TraceHeader found = new HeaderParser(lines, limits).parse();
      if (found == null) {
        throw lines.malformed(lines.start(), "expected a header, found an event");
      }
      if (found.version() != TraceHeader.VERSION) {
        throw lines.malformed(
            lines.start(),
            "found version "
                + found.version()
                + ", expected 1: of timers with a mutex the order of lines is that of locks");
      }
      this.header = found;
      this.headerLine = text();
      this.json = new JsonLine(lines, limits);
    }

    private String text() {
      return new String(
          lines.buffer(), lines.start(), lines.end() - lines.start(), StandardCharsets.UTF_8);
    }

    /** Goes to the next line that is an event; false at the end. */
    boolean next() throws IOException, MalformedTraceException {
      while (lines.next()) {
        if (ended) {
          throw lines.malformed(
              lines.start(), "a line behind the one that says that the trace ends");
        }
        look();
        if (!ended) {
          return true;
        }
      }
      return false;
    }

    private void look() throws IOException, MalformedTraceException {
      json.begin();
      while (json.nextField()) {
        String name = json.name();
        JsonToken value = json.value();
        if (name.equals(TraceField.TIME.text())) {
          ns = json.number(name, value, TraceField.TIME.min(), TraceField.TIME.max());
        } else if (name.equals(TraceField.KIND.text())) {
          ended = EventKind.of(json.word(name, value, EventKind.names())) == EventKind.END;
        } else {
          json.skipUnread(name, value);
        }
      }
    }

    void write(OutputStream out) throws IOException {
      out.write(lines.buffer(), lines.start(), lines.end() - lines.start());
      out.write('\n');
    }
  }

  /**
   * Adds a file.
   *
   * @param file its name in messages
   * @param in its content, plain or compressed by gzip; whoever opened it closes it
   * @throws MalformedTraceException if its first line is no header, or not that of the others
   * @throws IOException if it cannot be read
   */
  public void add(String file, InputStream in) throws IOException, MalformedTraceException {
    Part part = new Part(file, in, limits, parts.size());
    if (!parts.isEmpty() && !parts.get(0).header.equals(part.header)) {
      throw MalformedTraceException.at(
          file,
          1,
          1,
          "found the header "
              + part.headerLine
              + ", expected "
              + parts.get(0).headerLine
              + " as in "
              + parts.get(0).file
              + "; files with different headers are of different runs");
    }
    parts.add(part);
  }

  /**
   * Writes the whole trace. It says that it was written to its end if each of the files does.
   *
   * @param out is not closed
   * @throws MalformedTraceException if a line of a file is no event
   * @throws IOException if a file cannot be read, or {@code out} not be written
   */
  public void write(OutputStream out) throws IOException, MalformedTraceException {
    PriorityQueue<Part> queue =
        new PriorityQueue<>(
            Comparator.<Part>comparingLong(part -> part.ns).thenComparingInt(part -> part.number));
    for (Part part : parts) {
      if (part.number == 0) {
        out.write((part.headerLine + "\n").getBytes(StandardCharsets.UTF_8));
      }
      if (part.next()) {
        queue.add(part);
      }
    }
    for (@Nullable Part part = queue.poll(); part != null; part = queue.poll()) {
      part.write(out);
      written++;
      if (part.next()) {
        queue.add(part);
      }
    }
    if (cut().isEmpty() && !parts.isEmpty() && parts.get(0).header.ends()) {
      out.write(END);
    }
  }

  /** How many events were written, the end not counted. */
  public long events() {
    return written;
  }

  /** The files that should say that they were written to their ends, and do not. */
  public List<String> cut() {
    return parts.stream().filter(p -> p.header.ends() && !p.ended).map(p -> p.file).toList();
  }
}
