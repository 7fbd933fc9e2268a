package dev.timerproof.spec.tlc;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Reads and writes result files: the result of a run as JSON. */
public final class TlcJson {
  private static final ObjectMapper MAPPER = JsonMapper.builder().build();

  private TlcJson() {}

  /**
   * Reads a result file.
   *
   * @throws IOException if it cannot be read or is not a result
   */
  public static TlcResult read(Path file) throws IOException {
    return MAPPER.readValue(file.toFile(), TlcResult.class);
  }

  /**
   * Writes a result file; a reader sees all of it or none.
   *
   * @throws IOException if it cannot be written
   */
  public static void write(TlcResult result, Path file) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    MAPPER.writeValue(part.toFile(), result);
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
  }

  static ChildRequest readRequest(Path file) throws IOException {
    return MAPPER.readValue(file.toFile(), ChildRequest.class);
  }

  static void writeRequest(ChildRequest request, Path file) throws IOException {
    MAPPER.writeValue(file.toFile(), request);
  }
}
