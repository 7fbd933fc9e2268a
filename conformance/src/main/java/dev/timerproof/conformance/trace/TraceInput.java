package dev.timerproof.conformance.trace;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

/** Opens a trace, plain or compressed by gzip; its first bytes decide, not its name. */
final class TraceInput {
  private static final int GZIP_FIRST = 0x1f;
  private static final int GZIP_SECOND = 0x8b;

  private TraceInput() {}

  /**
   * The decoded bytes of a trace. Reading on may throw {@link java.io.EOFException} or {@link
   * java.util.zip.ZipException} when a compressed trace is cut or damaged.
   */
  static InputStream decoded(InputStream raw) throws IOException {
    byte[] first = raw.readNBytes(2);
    InputStream whole = new SequenceInputStream(new ByteArrayInputStream(first), raw);
    boolean gzip =
        first.length == 2 && (first[0] & 0xff) == GZIP_FIRST && (first[1] & 0xff) == GZIP_SECOND;
    return gzip ? new GzipMembers(whole) : whole;
  }
}
