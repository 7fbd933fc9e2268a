package dev.timerproof.fuzz.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.timerproof.fuzz.engine.Engine;
import dev.timerproof.fuzz.engine.Seeds;
import dev.timerproof.fuzz.subject.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A finding: enough to see it again in another checkout.
 *
 * @param id its name, which follows from target, property, rows and shape
 * @param target what was fuzzed
 * @param edition the edition of the table
 * @param mutation what was changed in it; empty for nothing
 * @param table the SHA-256 of the table
 * @param property what is violated
 * @param rows by way of which rows of the table
 * @param shape what the input does, without its numbers
 * @param input the shortest input that is known
 * @param from the input that was found first
 * @param message what went wrong
 * @param environment the Java and the system
 * @param lanes the calls of each thread
 */
public record Finding(
    String id,
    String target,
    String edition,
    String mutation,
    String table,
    String property,
    List<String> rows,
    String shape,
    String input,
    String from,
    String message,
    Map<String, String> environment,
    String lanes) {
  /** The file of a finding in its folder. */
  public static final String FILE = "finding.json";

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** Orders findings of the same name: the one to keep, with the shorter input, comes first. */
  static final Comparator<Finding> BEST =
      Comparator.comparingInt((Finding f) -> f.input().length()).thenComparing(Finding::toJson);

  public Finding {
    rows = List.copyOf(rows);
    // In one order in every JVM, so that the same finding is the same bytes wherever it is written.
    environment = Collections.unmodifiableMap(new TreeMap<>(environment));
  }

  /** The name of a finding. */
  public static String id(String target, String property, List<String> rows, String shape) {
    return Seeds.name(String.join("\n", target, property, String.join(",", rows), shape));
  }

  /** The Java and the system of this process. */
  public static Map<String, String> environmentHere() {
    return Map.of(
        "java", System.getProperty("java.vm.name") + " " + System.getProperty("java.version"),
        "system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
  }

  /** The same finding under the same name, with a smaller input. */
  public Finding with(Engine.Failure least, Target its) {
    return new Finding(
        id,
        target,
        edition,
        mutation,
        table,
        property,
        least.fault().rows(),
        its.shape(least.input()),
        least.input(),
        from,
        least.fault().message(),
        environment,
        its.lanes(least.input()));
  }

  /** The command that repeats the finding. */
  public String replay(String file) {
    return "timerproof fuzz replay " + file;
  }

  /** As JSON. */
  public String toJson() {
    try {
      return JSON.writeValueAsString(this) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a finding.
   *
   * @param file its file, or its folder
   * @throws MalformedStateException if it holds something else
   * @throws IOException if it cannot be read
   */
  public static Finding read(Path file) throws IOException {
    Path its = Files.isDirectory(file) ? file.resolve(FILE) : file;
    try {
      return JSON.readValue(Files.readString(its), Finding.class);
    } catch (JsonProcessingException e) {
      throw new MalformedStateException(
          its + ": expected a finding as JSON, found " + e.getOriginalMessage(), e);
    }
  }
}
