package dev.timerproof.conformance.port.reference;

import dev.timerproof.evidence.derived.DerivedFiles;
import dev.timerproof.spec.table.reading.TableReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The vectors that are checked in, a file for each edition of the table. */
public final class PortVectors {
  private static final Path FOLDER = Path.of("conformance/src/main/resources/vectors");
  private static final Path TABLE = Path.of("spec/src/main/tla/TimerTable.tla");

  private PortVectors() {}

  /** The files. */
  public static DerivedFiles files() {
    return DerivedFiles.folder(
        "vectors",
        "the test vectors for ports are what the table answers",
        FOLDER,
        List.of(TABLE),
        checkout -> {
          TableReader reader = TableReader.of(checkout.resolve(TABLE));
          Map<String, String> texts = new TreeMap<>();
          for (String edition : reader.vocabulary().editions()) {
            Reference reference = new Reference(reader.read(edition));
            texts.put(edition + ".ndjson", new VectorMaker(reference).make().text());
          }
          return texts;
        });
  }
}
