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
 * The input that a worker runs, in a mapped file that outlives the worker's process: if its JVM
 * dies, the campaign reads there which input was running.
 */
final class CurrentInput {
  private static final int SIZE = 1 << 16;

  private final MappedByteBuffer memory;

  /** Opens the file for a worker. */
  CurrentInput(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, SIZE);
    }
  }

  /** Notes that the worker begins to run this input of this target. */
  void set(String target, String input) {
    byte[] bytes = (target + "\n" + input).getBytes(StandardCharsets.UTF_8);
    int length = Math.min(bytes.length, SIZE - Integer.BYTES);
    memory.putInt(0, 0);
    memory.put(Integer.BYTES, bytes, 0, length);
    memory.putInt(0, length);
  }

  /** The target and the input that a worker ran last; both are empty if it ran none. */
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
