package dev.timerproof.conformance.trace.reading;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a trace, one at a time, in a buffer that is reused. The memory is bounded by the
 * longest line allowed.
 */
public final class TraceLines implements Closeable {
  private static final int GZIP_FIRST = 0x1f;
  private static final int GZIP_SECOND = 0x8b;

  private static final int READ_BYTES = 1 << 16;

  private final String file;
  private final InputStream raw;
  private final int maxBytes;
  private final byte[] buffer;
  private @Nullable InputStream decoded;
  private @Nullable IOException damage;
  private boolean ended;
  private int start;
  private int end;
  private int next;
  private int filled;
  private long number;

  public TraceLines(String file, InputStream raw, int maxBytes) {
    this.file = file;
    this.raw = raw;
    this.maxBytes = maxBytes;
    this.buffer = new byte[maxBytes + 1 + READ_BYTES];
  }

  /**
   * Goes to the next line.
   *
   * @return false at the end of the trace
   * @throws MalformedTraceException when the line is too long or is not complete, or when the
   *     compressed form is damaged; every complete line before that was delivered
   * @throws IOException when the input cannot be read
   */
  public boolean next() throws IOException, MalformedTraceException {
    start = next;
    number++;
    int searched = start;
    while (true) {
      int newline = ByteScan.indexOf((byte) '\n', buffer, searched, filled);
      if (newline < filled) {
        end = newline;
        next = newline + 1;
        checkLength();
        return true;
      }
      searched = filled;
      end = filled;
      checkLength();
      if (ended) {
        return last();
      }
      searched -= compact();
      fill();
    }
  }

  byte[] buffer() {
    return buffer;
  }

  int start() {
    return start;
  }

  /** The index after the last byte of the line, without its line feed. */
  public int end() {
    return end;
  }

  /** The number of the line, from 1. */
  public long number() {
    return number;
  }

  /** Whether a line feed ends the line; only the last line may lack it. */
  boolean terminated() {
    return next > end;
  }

  /** A fault at a byte of the current line. */
  public MalformedTraceException malformed(int index, String what) {
    return MalformedTraceException.at(file, number, column(index), what);
  }

  /** A fault at a byte of the current line, as the JSON parser saw it. */
  MalformedTraceException malformed(int index, String what, Throwable cause) {
    return MalformedTraceException.at(file, number, column(index), what, cause);
  }

  /** The current line ends before its event does. */
  public MalformedTraceException cut(String what) {
    return MalformedTraceException.cut(file, number, column(end), what);
  }

  String file() {
    return file;
  }

  private long column(int index) {
    return (long) index - start + 1;
  }

  private void checkLength() throws MalformedTraceException {
    if (end - start > maxBytes) {
      throw malformed(start + maxBytes, "the line is longer than " + maxBytes + " bytes");
    }
  }

  /** Takes the rest after the last line feed as a line, once the input has ended. */
  private boolean last() throws IOException, MalformedTraceException {
    next = filled;
    IOException seen = damage;
    if (seen instanceof EOFException) {
      throw cut("the compressed data end here, in the middle of the trace");
    }
    if (seen instanceof ZipException) {
      throw malformed(end, "the compressed data are damaged: " + seen.getMessage(), seen);
    }
    if (seen != null) {
      throw seen;
    }
    return end > start;
  }

  /** Moves the current line to the front of the buffer; returns by how many bytes. */
  private int compact() {
    int by = start;
    System.arraycopy(buffer, start, buffer, 0, filled - start);
    filled -= by;
    end -= by;
    next = 0;
    start = 0;
    return by;
  }

  private void fill() {
    try {
      InputStream in = decoded;
      if (in == null) {
        in = decoded(raw);
        decoded = in;
      }
      int read = in.read(buffer, filled, buffer.length - filled);
      if (read < 0) {
        ended = true;
      } else {
        filled += read;
      }
    } catch (IOException e) {
      damage = e;
      ended = true;
    }
  }

  @Override
  public void close() throws IOException {
    InputStream in = decoded;
    (in == null ? raw : in).close();
  }

  /**
   * The decoded bytes of a trace. Reading on may throw {@link java.io.EOFException} or {@link
   * java.util.zip.ZipException} when a compressed trace is cut or damaged.
   */
  private static InputStream decoded(InputStream raw) throws IOException {
    byte[] first = raw.readNBytes(2);
    InputStream whole = new SequenceInputStream(new ByteArrayInputStream(first), raw);
    boolean gzip =
        first.length == 2 && (first[0] & 0xff) == GZIP_FIRST && (first[1] & 0xff) == GZIP_SECOND;
    return gzip ? new GzipMembers(whole) : whole;
  }
}
