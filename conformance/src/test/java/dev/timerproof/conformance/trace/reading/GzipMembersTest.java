package dev.timerproof.conformance.trace.reading;

import static dev.timerproof.conformance.trace.Traces.bytes;
import static dev.timerproof.conformance.trace.Traces.gzip;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;

class GzipMembersTest {
  private static final byte[] PLAIN = bytes("one\ntwo\n".repeat(20_000));

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }

  private static byte[] decode(byte[] packed) throws IOException {
    try (InputStream in = new GzipMembers(new ByteArrayInputStream(packed))) {
      return in.readAllBytes();
    }
  }

  @Test
  void members_oneAfterTheOther_areAllDecoded() throws IOException {
    byte[] twice = join(gzip(PLAIN), gzip(new byte[0]), gzip(PLAIN));

    assertArrayEquals(join(PLAIN, PLAIN), decode(twice));
  }

  @Test
  void members_thatArriveByteByByte_areAllDecoded() throws IOException {
    byte[] twice = join(gzip(PLAIN), gzip(PLAIN));
    InputStream slow =
        new ByteArrayInputStream(twice) {
          @Override
          public synchronized int read(byte[] target, int offset, int length) {
            return super.read(target, offset, Math.min(length, 1));
          }

          @Override
          public synchronized int available() {
            return 0;
          }
        };

    try (InputStream in = new GzipMembers(slow)) {
      assertEquals(2 * PLAIN.length, in.readAllBytes().length);
    }
  }

  @Test
  void header_withAllOptions_isSkipped() throws IOException {
    byte[] packed = gzip(PLAIN);
    byte[] header = Arrays.copyOf(packed, 10);
    header[3] = 0x1e;
    byte[] options = {3, 0, 9, 9, 9, 'n', 0, 'c', 0, 1, 2};
    byte[] rest = Arrays.copyOfRange(packed, 10, packed.length);

    assertArrayEquals(PLAIN, decode(join(header, options, rest)));
  }

  @Test
  void member_cutAnywhere_endsTooEarly() {
    byte[] packed = join(gzip(bytes("a")), gzip(bytes("b")));
    int first = gzip(bytes("a")).length;
    for (int length = 1; length < packed.length; length++) {
      byte[] cut = Arrays.copyOf(packed, length);
      if (length != first) {
        assertThrows(EOFException.class, () -> decode(cut), "cut at " + length);
      }
    }
  }

  @Test
  void member_damaged_isRefused() {
    assertRefused("no gzip member begins where one ends", join(gzip(PLAIN), bytes("rest")));
    assertRefused("unknown compression method", edited(2, 7));
    assertRefused("unknown header flags", edited(3, 0x80));
    byte[] packed = gzip(PLAIN);
    assertRefused(
        "the checksum is wrong", edited(packed.length - 8, packed[packed.length - 8] ^ 1));
    assertRefused("the length is wrong", edited(packed.length - 4, packed[packed.length - 4] ^ 1));
    assertRefused("invalid block type", edited(10, 7));
  }

  private static byte[] edited(int index, int value) {
    byte[] packed = gzip(PLAIN);
    packed[index] = (byte) value;
    return packed;
  }

  private static void assertRefused(String why, byte[] packed) {
    assertEquals(why, assertThrows(ZipException.class, () -> decode(packed)).getMessage());
  }
}
