package dev.timerproof.fuzz.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of JSON objects, one a line, to which lines are only ever added. A process that is killed
 * leaves at most a part of its last line, which counts as not written. Not thread-safe.
 */
final class AppendLog implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final FileChannel channel;

  /** Opens a file, or makes it; an unfinished last line is removed. */
  AppendLog(Path file) throws IOException {
    channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    long whole = text(file).length();
    channel.truncate(whole);
    channel.position(whole);
  }

  /** Adds a line, which survives the death of this process once the method has returned. */
  void append(Object line) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap((json(line) + "\n").getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** Forces all lines so far to the disk, so that they survive a crash of the system. */
  void force() throws IOException {
    channel.force(false);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** An object as one line of JSON. */
  static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The finished lines of a file, in ISO 8859-1 so that each character is a byte. */
  private static String text(Path file) throws IOException {
    String text = Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
    return text.substring(0, text.lastIndexOf('\n') + 1);
  }

  /**
   * The lines of a file; none if it is not there.
   *
   * @throws MalformedStateException if a finished line holds something else
   */
  static <T> List<T> read(Path file, Class<T> type) throws IOException {
    byte[] whole = text(file).getBytes(StandardCharsets.ISO_8859_1);
    List<T> lines = new ArrayList<>();
    for (String line : new String(whole, StandardCharsets.UTF_8).lines().toList()) {
      try {
        lines.add(JSON.readValue(line, type));
      } catch (JsonProcessingException e) {
        throw new MalformedStateException(
            file
                + ":"
                + (lines.size() + 1)
                + ": expected a line about a "
                + type.getSimpleName()
                + ", found "
                + line,
            e);
      }
    }
    return lines;
  }
}
