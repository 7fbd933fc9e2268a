package dev.timerproof.spec.layer;

import dev.timerproof.evidence.derived.DerivedFiles;
import dev.timerproof.spec.diff.EditionComparison;
import dev.timerproof.spec.diff.EditionsDocument;
import dev.timerproof.spec.diff.Evidence;
import dev.timerproof.spec.export.MutexDocument;
import dev.timerproof.spec.export.TableDocument;
import dev.timerproof.spec.model.BugHistory;
import dev.timerproof.spec.model.BugReader;
import dev.timerproof.spec.model.BugText;
import dev.timerproof.spec.model.BugsDocument;
import dev.timerproof.spec.model.ConfigurationText;
import dev.timerproof.spec.model.JavaCaseReader;
import dev.timerproof.spec.model.ManifestReader;
import dev.timerproof.spec.table.reading.MutexTableReader;
import dev.timerproof.spec.table.reading.PlantedFaults;
import dev.timerproof.spec.table.reading.TableReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The files that are derived from the table, its faults, its models and its bugs alone. */
public final class SpecDerivedFiles {
  /** The folder of the modules, below the root of a checkout. */
  public static final Path MODULES = Path.of("spec/src/main/tla");

  /** The table. */
  public static final Path TABLE = MODULES.resolve("TimerTable.tla");

  /** The table of the timers with a mutex, in a checkout. */
  public static final Path MUTEX_TABLE = MODULES.resolve(MutexTableReader.FILE);

  private static final Path FAULTS = MODULES.resolve("Faults.tla");
  private static final Path MANIFEST = MODULES.resolve(ManifestReader.FILE);
  private static final Path BUGS = MODULES.resolve(BugReader.FILE);
  private static final Path JAVA_CASES = MODULES.resolve(JavaCaseReader.FILE);

  private SpecDerivedFiles() {}

  /** The page about the table. */
  public static DerivedFiles document() {
    return DerivedFiles.file(
        "document",
        "docs/table.md is what the table gives",
        Path.of("docs/table.md"),
        List.of(TABLE),
        checkout -> new TableDocument(TableReader.of(checkout.resolve(TABLE))).render());
  }

  /** The page about the table of the timers with a mutex. */
  public static DerivedFiles mutexDocument() {
    return DerivedFiles.file(
        "mutex-document",
        "docs/mutex-table.md is what the table of the timers with a mutex gives",
        Path.of("docs/mutex-table.md"),
        List.of(MUTEX_TABLE),
        checkout -> new MutexDocument(MutexTableReader.of(checkout.resolve(MUTEX_TABLE))).render());
  }

  /** The page that lists what each edition changed. */
  public static DerivedFiles editions() {
    return DerivedFiles.file(
        "editions",
        "docs/editions.md is what the table, its faults and the manifest give",
        Path.of("docs/editions.md"),
        List.of(TABLE, FAULTS, MANIFEST),
        checkout -> {
          var evidence =
              new Evidence(
                  ManifestReader.of(checkout.resolve(MANIFEST)),
                  PlantedFaults.of(checkout.resolve(FAULTS)));
          TableReader table = TableReader.of(checkout.resolve(TABLE));
          return new EditionsDocument(new EditionComparison(table, evidence)).render();
        });
  }

  /** The page about the bugs that Go's timers had. */
  public static DerivedFiles bugs() {
    return DerivedFiles.file(
        "bugs",
        "docs/bugs.md is what the bugs, their faults and the manifest give",
        Path.of("docs/bugs.md"),
        List.of(BUGS, JAVA_CASES, FAULTS, MANIFEST),
        SpecDerivedFiles::bugsDocument);
  }

  private static String bugsDocument(Path checkout) throws IOException {
    BugHistory history =
        BugReader.of(checkout.resolve(BUGS), ManifestReader.of(checkout.resolve(MANIFEST)));
    var text = new BugText(history, PlantedFaults.of(checkout.resolve(FAULTS)));
    return new BugsDocument(history, text).render();
  }

  /** The configuration files of the models. */
  public static DerivedFiles configurations() {
    return DerivedFiles.folder(
        "configurations",
        "the configuration files are what the manifest gives",
        MODULES.resolve("cfg"),
        List.of(MANIFEST),
        checkout -> ConfigurationText.files(ManifestReader.of(checkout.resolve(MANIFEST))));
  }
}
