package dev.timerproof.fuzz.engine;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Seeds of units, and names of inputs: both are the first bytes of a SHA-256. */
public final class Seeds {
  private static final int NAME = 16;

  private Seeds() {}

  /**
   * The seed of a unit. Shards do not talk to each other, and yet none repeats a unit of another.
   *
   * @param campaign the seed of the campaign
   * @param shard which shard, such as {@code 3/64}
   * @param target the name of the target
   * @param counter the number of the unit in its shard
   */
  public static long unit(long campaign, String shard, String target, long counter) {
    return ByteBuffer.wrap(digest(campaign + " " + shard + " " + target + " " + counter)).getLong();
  }

  /** A name for a text, of 16 hexadecimal digits. */
  public static String name(String text) {
    return HexFormat.of().formatHex(digest(text)).substring(0, NAME);
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
