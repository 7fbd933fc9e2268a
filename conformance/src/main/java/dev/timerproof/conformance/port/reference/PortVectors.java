package dev.timerproof.conformance.port.reference;

import dev.timerproof.evidence.derived.DerivedFiles;
import dev.timerproof.evidence.text.TextDifference;
import dev.timerproof.spec.model.JavaCase;
import dev.timerproof.spec.model.JavaCaseReader;
import dev.timerproof.spec.table.reading.PlantedFaults;
import dev.timerproof.spec.table.reading.TableReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The vectors that are checked in, a file for each edition of the table. */
public final class PortVectors {
  private static final Path FOLDER = Path.of("conformance/src/main/resources/vectors");
  private static final Path TABLE = Path.of("spec/src/main/tla/TimerTable.tla");
  private static final Path FAULTS = Path.of("spec/src/main/tla/Faults.tla");
  private static final Path CASES = Path.of("spec/src/main/tla/java-cases.json");

  /** What an edition with repairs must not answer as. */
  private static final Map<String, String> UNREPAIRED = Map.of("repaired", "go1.22");

  private PortVectors() {}

  /**
   * The files. They are compared by asking the table what the vectors ask; searching for them anew
   * takes six times as long.
   */
  public static DerivedFiles files() {
    return DerivedFiles.folder(
            "vectors",
            "the test vectors for ports are what the table answers",
            FOLDER,
            List.of(TABLE, FAULTS, CASES),
            checkout -> {
              TableReader reader = TableReader.of(checkout.resolve(TABLE));
              Map<String, String> texts = new TreeMap<>();
              for (String edition : reader.vocabulary().editions()) {
                Reference reference = new Reference(reader.read(edition));
                List<VectorMaker.Fault> faults =
                    faults(
                        reader,
                        PlantedFaults.of(checkout.resolve(FAULTS)),
                        JavaCaseReader.of(checkout.resolve(CASES)),
                        edition);
                texts.put(file(edition), new VectorMaker(reference, faults).make().text());
              }
              return texts;
            })
        .comparedBy(PortVectors::differences);
  }

  /**
   * The faults whose answers are forbidden to ports of an edition: those of Java cases of that
   * edition, and all that it repairs.
   */
  static List<VectorMaker.Fault> faults(
      TableReader reader, PlantedFaults planted, List<JavaCase> cases, String edition) {
    List<VectorMaker.Fault> faults = new ArrayList<>();
    for (JavaCase bug : cases) {
      if (bug.edition().equals(edition)) {
        faults.add(
            new VectorMaker.Fault(
                "the fault " + bug.fault() + " (docs/bugs.md)",
                new Reference(reader.readUnchecked(edition, planted.mutations(bug.fault())))));
      }
    }
    String unrepaired = UNREPAIRED.get(edition);
    if (unrepaired != null) {
      faults.add(
          new VectorMaker.Fault(
              "what " + edition + " repairs in " + unrepaired,
              new Reference(reader.read(unrepaired))));
    }
    return faults;
  }

  private static String file(String edition) {
    return edition + ".ndjson";
  }

  /** How the vectors of a checkout differ from what its table answers, one line for each file. */
  private static List<String> differences(Path checkout) throws IOException {
    TableReader reader = TableReader.of(checkout.resolve(TABLE));
    List<String> differences = new ArrayList<>();
    Set<String> strays = names(checkout.resolve(FOLDER));
    for (String edition : reader.vocabulary().editions()) {
      Path name = FOLDER.resolve(file(edition));
      if (strays.remove(file(edition))) {
        difference(checkout, name, new Reference(reader.read(edition))).ifPresent(differences::add);
      } else {
        differences.add(name + " is missing");
      }
    }
    strays.forEach(stray -> differences.add(FOLDER.resolve(stray) + " is not generated"));
    return differences;
  }

  private static Set<String> names(Path folder) throws IOException {
    Set<String> names = new TreeSet<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        files
            .filter(Files::isRegularFile)
            .forEach(file -> names.add(folder.relativize(file).toString()));
      }
    }
    return names;
  }

  /** How a file differs from what a table answers to its requests, beginning with its name. */
  private static Optional<String> difference(Path checkout, Path file, Reference reference)
      throws IOException {
    Histories histories = new Histories(reference);
    List<TestVector> answered = new ArrayList<>();
    String text;
    try {
      text = Files.readString(checkout.resolve(file));
      for (TestVector vector : VectorFile.parse(file.toString(), text).vectors()) {
        String place = file + ":" + (answered.size() + 2) + ": vector " + vector.id() + ": ";
        TestVector now;
        try {
          now = histories.answered(vector.id(), vector.asks());
        } catch (IllegalArgumentException e) {
          // Such as a request to an actor whose call has ended by now.
          return Optional.of(place + "the table cannot be asked this: " + e.getMessage());
        }
        if (!now.equals(vector.allowed())) {
          return Optional.of(place + difference(vector.allowed(), now));
        }
        answered.add(vector);
      }
    } catch (CharacterCodingException e) {
      return Optional.of(file + ": found bytes that are no UTF-8");
    } catch (MalformedVectorsException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
    String expected = new VectorFile(reference.table().edition(), answered).text();
    return text.equals(expected)
        ? Optional.empty()
        : Optional.of(file + ":" + form(text, expected));
  }

  /** Where two texts differ that say the same: a line with a vector is too long to be shown. */
  private static String form(String found, String expected) {
    String first = TextDifference.first(found, expected);
    return first.startsWith("1:")
        ? first
        : first.replaceFirst(":.*", ": found another form of the vector than expected");
  }

  private static String difference(TestVector before, TestVector now) {
    for (int k = 0; k < now.exchanges().size(); k++) {
      Exchange was = before.exchanges().get(k);
      Exchange is = now.exchanges().get(k);
      String place = "request " + (k + 1) + ", " + is.ask() + ": ";
      if (!was.answer().equals(is.answer())) {
        return place + "found answer '" + was.answer() + "', expected '" + is.answer() + "'";
      }
      if (!Objects.equals(was.state(), is.state())) {
        return place + "found '" + was.state() + "', expected '" + is.state() + "'";
      }
    }
    if (!before.others().equals(now.others())) {
      return "found " + before.courses().size() + " courses, expected " + now.courses().size();
    }
    return before.exchanges().size() == now.exchanges().size()
        ? "found rows " + before.rows() + ", expected " + now.rows()
        : "found requests behind a panic";
  }
}
