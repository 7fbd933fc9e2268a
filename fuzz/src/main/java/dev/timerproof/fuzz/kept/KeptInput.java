package dev.timerproof.fuzz.kept;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.timerproof.fuzz.subject.Subject;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/**
 * An input that is kept because a table with a planted fault violates something on it, or because
 * it reaches what the other kept ones do not.
 *
 * @param edition the edition on which it was found
 * @param fault the planted fault that it shows; empty if it shows none
 * @param target the target
 * @param property what is violated with the fault; empty if there is none
 * @param input the input, on which nothing goes wrong without the fault
 */
public record KeptInput(
    String edition, String fault, String target, String property, String input) {
  /** The name of the file among the resources of this package: a JSON object on each line. */
  public static final String FILE = "inputs.jsonl";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The kept inputs of this build. */
  static List<KeptInput> builtIn() {
    try (InputStream in = Objects.requireNonNull(KeptInput.class.getResourceAsStream(FILE));
        MappingIterator<KeptInput> lines = JSON.readerFor(KeptInput.class).readValues(in)) {
      return lines.readAll();
    } catch (IOException e) {
      throw new IllegalStateException(FILE + " of this build cannot be read", e);
    }
  }

  /** As a line of the file. */
  String line() throws IOException {
    return JSON.writeValueAsString(this) + "\n";
  }

  /** What is fuzzed with it: the table with the fault, if it has one. */
  Subject subject() {
    return new Subject(edition, fault);
  }
}
