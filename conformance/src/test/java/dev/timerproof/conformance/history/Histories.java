package dev.timerproof.conformance.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.timerproof.conformance.history.contract.Contract;
import dev.timerproof.conformance.history.contract.Contracts;
import dev.timerproof.conformance.history.reading.History;
import dev.timerproof.conformance.history.reading.HistoryReader;
import dev.timerproof.conformance.trace.reading.MalformedTraceException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Histories for tests, and the way to check them. */
final class Histories {
  static final String HEADER =
      "{\"schema\":\"timerproof-history\",\"version\":1,\"runtime\":\"test\"}";

  private static final Path FOLDER = Path.of("src", "test", "resources", "history");

  private Histories() {}

  /** The lines of a file of this folder. */
  static List<String> lines(String name) {
    try {
      return Files.readAllLines(FOLDER.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Compares with a file, or writes it anew with {@code -Dtimerproof.regenerate=true}. */
  static String golden(String name, String actual) {
    Path file = FOLDER.resolve(name);
    try {
      if (Boolean.getBoolean("timerproof.regenerate")) {
        Files.writeString(file, actual);
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static HistoryReport check(String contract, String... lines) {
    return check(Contracts.of(contract), List.of(lines));
  }

  static HistoryReport check(Contract contract, List<String> lines) {
    String text = String.join("\n", lines) + "\n";
    try {
      History history =
          HistoryReader.read("h.ndjson", new ByteArrayInputStream(text.getBytes(UTF_8)));
      return HistoryCheck.check("h.ndjson", history, contract);
    } catch (MalformedTraceException e) {
      return HistoryCheck.malformed("h.ndjson", contract.name(), String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
