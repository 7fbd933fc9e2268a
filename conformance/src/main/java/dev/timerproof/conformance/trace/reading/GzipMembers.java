package dev.timerproof.conformance.trace.reading;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Decodes gzip (RFC 1952), one member after the other, to the end of the input. Stricter than
 * {@link java.util.zip.GZIPInputStream}, which ends without an error at a damaged or truncated
 * second member, and before JDK 23 also at one whose bytes have not arrived yet.
 */
final class GzipMembers extends InputStream {
  private static final int MAGIC_1 = 0x1f;
  private static final int MAGIC_2 = 0x8b;
  private static final int DEFLATE = 8;
  private static final int HEADER_CHECKSUM = 0x02;
  private static final int EXTRA = 0x04;
  private static final int NAME = 0x08;
  private static final int COMMENT = 0x10;
  private static final int RESERVED = 0xe0;
  private static final long UNSIGNED_INT = 0xffff_ffffL;

  private final InputStream in;
  private final byte[] packed = new byte[1 << 16];
  private int position;
  private int filled;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 checksum = new CRC32();
  private final byte[] single = new byte[1];
  private boolean inMember;
  private boolean ended;

  GzipMembers(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
  }

  /**
   * Decodes some bytes.
   *
   * @throws EOFException when the input ends inside a member
   * @throws ZipException when the input is damaged
   */
  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (!ended) {
      if (!inMember) {
        begin();
        continue;
      }
      int decoded = inflate(target, offset, length);
      if (decoded > 0) {
        checksum.update(target, offset, decoded);
        return decoded;
      }
      if (inflater.finished()) {
        end();
      } else {
        feed();
      }
    }
    return -1;
  }

  private int inflate(byte[] target, int offset, int length) throws ZipException {
    try {
      int decoded = inflater.inflate(target, offset, length);
      if (decoded == 0 && inflater.needsDictionary()) {
        throw new ZipException("a preset dictionary is required, which gzip does not have");
      }
      return decoded;
    } catch (DataFormatException e) {
      ZipException damaged = new ZipException(String.valueOf(e.getMessage()));
      damaged.initCause(e);
      throw damaged;
    }
  }

  /** Gives the inflater the rest of the input buffer, or more input. */
  private void feed() throws IOException {
    if (position == filled && !fill()) {
      throw new EOFException();
    }
    inflater.setInput(packed, position, filled - position);
    position = filled;
  }

  private void begin() throws IOException {
    if (position == filled && !fill()) {
      ended = true;
      return;
    }
    expect(MAGIC_1, "no gzip member begins where one ends");
    expect(MAGIC_2, "no gzip member begins where one ends");
    expect(DEFLATE, "unknown compression method");
    int flags = next();
    if ((flags & RESERVED) != 0) {
      throw new ZipException("unknown header flags");
    }
    skip(6);
    if ((flags & EXTRA) != 0) {
      skip(next() | next() << 8);
    }
    if ((flags & NAME) != 0) {
      skipText();
    }
    if ((flags & COMMENT) != 0) {
      skipText();
    }
    if ((flags & HEADER_CHECKSUM) != 0) {
      skip(2);
    }
    inflater.reset();
    checksum.reset();
    inMember = true;
  }

  private void end() throws IOException {
    position -= inflater.getRemaining();
    if (number() != checksum.getValue()) {
      throw new ZipException("the checksum is wrong");
    }
    if (number() != (inflater.getBytesWritten() & UNSIGNED_INT)) {
      throw new ZipException("the length is wrong");
    }
    inMember = false;
  }

  private long number() throws IOException {
    long low = next() | next() << 8;
    return low | (long) (next() | next() << 8) << 16;
  }

  private void expect(int value, String otherwise) throws IOException {
    if (next() != value) {
      throw new ZipException(otherwise);
    }
  }

  private void skip(int bytes) throws IOException {
    for (int i = 0; i < bytes; i++) {
      next();
    }
  }

  private void skipText() throws IOException {
    while (next() != 0) {
      // skips the text of the header field
    }
  }

  private int next() throws IOException {
    if (position == filled && !fill()) {
      throw new EOFException();
    }
    return packed[position++] & 0xff;
  }

  private boolean fill() throws IOException {
    filled = Math.max(in.read(packed), 0);
    position = 0;
    return filled > 0;
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    in.close();
  }
}
