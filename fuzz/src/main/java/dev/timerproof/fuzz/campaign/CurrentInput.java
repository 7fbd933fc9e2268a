package dev.timerproof.fuzz.campaign;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * The input that a worker runs, in memory that outlives its process: when a JVM dies, nobody else
 * can tell what it was doing.
 */
final class CurrentInput {
  private static final int SIZE = 1 << 16;

  private final MappedByteBuffer memory;

  /** For a worker. */
  CurrentInput(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, SIZE);
    }
  }

  /** The worker runs this input of this target now. */
  void set(String target, String input) {
    byte[] bytes = (target + "\n" + input).getBytes(StandardCharsets.UTF_8);
    int length = Math.min(bytes.length, SIZE - Integer.BYTES);
    memory.putInt(0, 0);
    memory.put(Integer.BYTES, bytes, 0, length);
    memory.putInt(0, length);
  }

  /** The target and the input that a worker ran last; both empty if it ran none. */
  static String[] read(Path file) throws IOException {
    byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[Integer.BYTES];
    int length = java.nio.ByteBuffer.wrap(bytes).getInt();
    String text =
        new String(
            Arrays.copyOfRange(bytes, Integer.BYTES, Integer.BYTES + length),
            StandardCharsets.UTF_8);
    String[] parts = text.split("\n", 2);
    return parts.length == 2 ? parts : new String[] {"", ""};
  }
}
