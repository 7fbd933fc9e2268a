package dev.timerproof.spec.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.timerproof.evidence.claim.CounterexampleFile;
import dev.timerproof.evidence.claim.Trace;
import dev.timerproof.spec.model.LocatedJson.Kind;
import dev.timerproof.spec.table.MalformedTableException;
import dev.timerproof.spec.table.MutexRow;
import dev.timerproof.spec.table.Names;
import dev.timerproof.spec.table.Place;
import dev.timerproof.spec.table.Problem;
import dev.timerproof.spec.table.TableRow;
import dev.timerproof.spec.table.reading.MutexTableReader;
import dev.timerproof.spec.table.reading.TableReader;
import dev.timerproof.spec.table.reading.TableSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the file of a counterexample, and checks it against the table that it belongs to. */
public final class CounterexampleReader {
  private static final List<String> FIELDS =
      List.of(
          "claim",
          "sentence",
          "tableSha256",
          "kind",
          "property",
          "edition",
          "mutations",
          "start",
          "threads",
          "steps",
          "end");

  private final String file;
  private final TableSource source;

  private CounterexampleReader(Path file, TableSource source) {
    this.file = file.toString();
    this.source = source;
  }

  /**
   * Reads a file.
   *
   * @param source the table that it must be about
   * @throws MalformedManifestException if the file has no counterexample of that table; the message
   *     names the place
   * @throws IOException if it cannot be read
   */
  public static CounterexampleFile read(Path file, TableSource source) throws IOException {
    return new CounterexampleReader(file, source).read(Files.readString(file));
  }

  private CounterexampleFile read(String text) throws IOException {
    LocatedJson root = LocatedJson.read(file, text);
    expect(root, Kind.OBJECT, "a counterexample");
    LocatedJson format = field(root, "format");
    if (!format.text().equals(String.valueOf(CounterexampleFile.FORMAT))) {
      throw malformed(
          format.place(), "format " + format.text() + ": expected " + CounterexampleFile.FORMAT);
    }
    FIELDS.forEach(name -> field(root, name));
    JsonNode node = new ObjectMapper().readTree(text);
    Trace trace = Trace.read(node);
    checkTable(root, trace);
    checkSteps(root, trace);
    return new CounterexampleFile(
        node.path("claim").asText(),
        node.path("sentence").asText(),
        node.path("tableSha256").asText(),
        trace);
  }

  private void checkTable(LocatedJson root, Trace trace) throws IOException {
    LocatedJson hash = field(root, "tableSha256");
    if (!hash.text().equals(source.sha256())) {
      throw malformed(
          hash.place(),
          "tableSha256: it is a counterexample of the table "
              + hash.text()
              + ", "
              + source.file().map(Path::toString).orElse("the table of this build")
              + " has "
              + source.sha256()
              + "; --table FILE names another table");
    }
    List<String> editions = new ArrayList<>(source.reader().vocabulary().editions());
    editions.addAll(mutexEditions());
    if (!trace.edition().isEmpty() && !editions.contains(trace.edition())) {
      throw malformed(
          field(root, "edition").place(), Names.unknown("edition", trace.edition(), editions));
    }
  }

  private static List<String> mutexEditions() {
    return MutexTableReader.builtIn().vocabulary().editions();
  }

  private void checkSteps(LocatedJson root, Trace trace) throws IOException {
    Optional<List<String>> rows = rows(root, trace);
    List<LocatedJson> steps = expect(field(root, "steps"), Kind.ARRAY, "steps").items();
    int before = 1;
    for (LocatedJson step : steps) {
      expect(step, Kind.OBJECT, "a step");
      LocatedJson number = expect(field(step, "number"), Kind.NUMBER, "number");
      int its = number.text().length() > 9 ? 0 : Integer.parseInt(number.text());
      if (its <= before) {
        throw malformed(number.place(), "step " + number.text() + " follows step " + before);
      }
      before = its;
      for (LocatedJson row : expect(field(step, "rows"), Kind.ARRAY, "rows").items()) {
        if (rows.isPresent() && !rows.get().contains(row.text())) {
          throw malformed(
              row.place(), "step " + its + ": " + Names.unknown("row", row.text(), rows.get()));
        }
      }
      for (LocatedJson action : expect(field(step, "actions"), Kind.ARRAY, "actions").items()) {
        checkAction(action, its, trace);
      }
    }
  }

  private void checkAction(LocatedJson action, int step, Trace trace) {
    expect(action, Kind.OBJECT, "an action");
    LocatedJson thread = expect(field(action, "thread"), Kind.STRING, "thread");
    if (!thread.text().isEmpty() && !trace.threads().contains(thread.text())) {
      throw malformed(
          thread.place(),
          "step " + step + ": " + Names.unknown("thread", thread.text(), trace.threads()));
    }
    LocatedJson does = expect(field(action, "does"), Kind.STRING, "does");
    if (does.text().equals(Trace.Action.CALL)) {
      expect(field(action, "call"), Kind.OBJECT, "call");
    }
  }

  /** The ids of the rows of the edition with the mutations; empty if there is no such edition. */
  private Optional<List<String>> rows(LocatedJson root, Trace trace) throws IOException {
    if (trace.edition().isEmpty()) {
      return Optional.empty();
    }
    if (mutexEditions().contains(trace.edition())) {
      return Optional.of(
          MutexTableReader.builtIn().read(trace.edition()).rows().stream()
              .map(MutexRow::id)
              .toList());
    }
    TableReader reader = source.reader();
    try {
      return Optional.of(
          reader.readUnchecked(trace.edition(), Schedule.mutations(trace)).allRows().stream()
              .map(TableRow::id)
              .toList());
    } catch (MalformedTableException e) {
      throw malformed(field(root, "mutations").place(), "mutations: " + e.getMessage());
    }
  }

  private LocatedJson field(LocatedJson object, String name) {
    Map<String, LocatedJson> fields = object.fields();
    LocatedJson value = fields.get(name);
    if (value == null) {
      throw malformed(object.place(), name + " is missing");
    }
    return value;
  }

  private LocatedJson expect(LocatedJson value, Kind kind, String what) {
    if (value.kind() != kind) {
      throw malformed(value.place(), what + ": found " + value.kind() + ", expected " + kind);
    }
    return value;
  }

  private static MalformedManifestException malformed(Place place, String message) {
    return new MalformedManifestException(List.of(new Problem(place, message)));
  }
}
