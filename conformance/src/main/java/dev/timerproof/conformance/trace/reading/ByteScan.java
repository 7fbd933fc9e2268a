package dev.timerproof.conformance.trace.reading;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks at eight bytes of an array at a time. */
final class ByteScan {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;

  private ByteScan() {}

  /**
   * The index of the first byte with a value, or {@code to} when there is none.
   *
   * @param from the first index to look at
   * @param to the index after the last one
   */
  static int indexOf(byte value, byte[] bytes, int from, int to) {
    long pattern = (value & 0xff) * ONES;
    int i = from;
    for (; i + Long.BYTES <= to; i += Long.BYTES) {
      // finds zero bytes of the difference: the lowest one is the lowest byte whose high bit gets
      // set
      long difference = word(bytes, i) ^ pattern;
      long found = (difference - ONES) & ~difference & HIGH_BITS;
      if (found != 0) {
        return i + (Long.numberOfTrailingZeros(found) >>> 3);
      }
    }
    while (i < to && bytes[i] != value) {
      i++;
    }
    return i;
  }

  /** Eight bytes, the first of them lowest. */
  static long word(byte[] bytes, int at) {
    return (long) LONGS.get(bytes, at);
  }

  /** Up to eight bytes, the first of them lowest, the missing ones 0; eight must be readable. */
  static long word(byte[] bytes, int at, int length) {
    long word = word(bytes, at);
    return length >= Long.BYTES ? word : word & ~(-1L << (length << 3));
  }
}
