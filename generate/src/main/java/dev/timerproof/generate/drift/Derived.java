package dev.timerproof.generate.drift;

import dev.timerproof.evidence.files.Scratch;
import dev.timerproof.evidence.jvm.ForkedJvm;
import dev.timerproof.evidence.text.TextDifference;
import dev.timerproof.generate.java.GeneratedProtocol;
import dev.timerproof.generate.race.GenerateRaces;
import dev.timerproof.spec.diff.EditionComparison;
import dev.timerproof.spec.diff.EditionsDocument;
import dev.timerproof.spec.diff.Evidence;
import dev.timerproof.spec.export.TableDocument;
import dev.timerproof.spec.model.BugHistory;
import dev.timerproof.spec.model.BugReader;
import dev.timerproof.spec.model.BugText;
import dev.timerproof.spec.model.BugsDocument;
import dev.timerproof.spec.model.ConfigurationFiles;
import dev.timerproof.spec.model.ManifestReader;
import dev.timerproof.spec.table.reading.PlantedFaults;
import dev.timerproof.spec.table.reading.TableReader;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Files of a checkout that are derived from its table or its manifest.
 *
 * @param name a word for the files
 * @param sentence what is claimed of them
 * @param place the file or folder
 * @param sources what they are derived from
 * @param differences finds out how they differ: one sentence each, none when they agree
 * @param rewrite the command that writes them anew
 */
record Derived(
    String name,
    String sentence,
    Path place,
    List<Path> sources,
    Differences differences,
    String rewrite) {

  /** Compares files. */
  @FunctionalInterface
  interface Differences {
    List<String> find() throws IOException;
  }

  private static final Duration LONGEST = Duration.ofMinutes(3);
  private static final String REWRITE = " -Dtimerproof.regenerate=true";

  /** All derived files of a checkout. */
  static List<Derived> in(Path checkout) {
    Path modules = checkout.resolve("spec/src/main/tla");
    Path table = modules.resolve("TimerTable.tla");
    Path manifest = modules.resolve(ManifestReader.FILE);
    return List.of(
        document(checkout, table),
        editions(checkout, modules),
        bugs(checkout, modules),
        java(checkout, table),
        races(checkout, modules),
        cfg(modules, manifest));
  }

  private static Derived document(Path checkout, Path table) {
    Path file = checkout.resolve("docs/table.md");
    return new Derived(
        "document",
        "docs/table.md is what the table gives",
        file,
        List.of(table),
        () -> compare(checkout, Map.of(file, new TableDocument(TableReader.of(table)).render())),
        "mvn -pl spec test -Dtest=TableDocumentTest" + REWRITE);
  }

  private static Derived editions(Path checkout, Path modules) {
    Path file = checkout.resolve("docs/editions.md");
    Path table = modules.resolve("TimerTable.tla");
    Path faults = modules.resolve("Faults.tla");
    Path manifest = modules.resolve(ManifestReader.FILE);
    return new Derived(
        "editions",
        "docs/editions.md is what the table, its faults and the manifest give",
        file,
        List.of(table, faults, manifest),
        () -> {
          var evidence = new Evidence(ManifestReader.of(manifest), PlantedFaults.of(faults));
          var comparison = new EditionComparison(TableReader.of(table), evidence);
          return compare(checkout, Map.of(file, new EditionsDocument(comparison).render()));
        },
        "mvn -pl spec test -Dtest=EditionsDocumentTest" + REWRITE);
  }

  private static Derived bugs(Path checkout, Path modules) {
    Path file = checkout.resolve("docs/bugs.md");
    Path bugs = modules.resolve(BugReader.FILE);
    Path faults = modules.resolve("Faults.tla");
    Path manifest = modules.resolve(ManifestReader.FILE);
    return new Derived(
        "bugs",
        "docs/bugs.md is what the bugs, their faults and the manifest give",
        file,
        List.of(bugs, faults, manifest),
        () -> {
          BugHistory history = BugReader.of(bugs, ManifestReader.of(manifest));
          var text = new BugText(history, PlantedFaults.of(faults));
          return compare(checkout, Map.of(file, new BugsDocument(history, text).render()));
        },
        "mvn -pl spec test -Dtest=BugsDocumentTest" + REWRITE);
  }

  private static Derived java(Path checkout, Path table) {
    Path folder = checkout.resolve("impl/src/generated/java");
    return new Derived(
        "java",
        "the generated Java is what the table gives",
        folder,
        List.of(table),
        () -> {
          TableReader reader = TableReader.of(table);
          List<String> editions = reader.vocabulary().editions();
          // The last edition is the one that ships.
          String shipped = editions.get(editions.size() - 1);
          Map<Path, String> expected = new TreeMap<>();
          GeneratedProtocol.sources(reader.read(shipped))
              .forEach((name, text) -> expected.put(folder.resolve(name), text));
          return compareFolder(checkout, folder, expected);
        },
        "mvn -pl impl -am test -Dtest=GeneratedSourcesTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dsurefire.failIfNoTests=false"
            + REWRITE);
  }

  /**
   * The races on hardware. What they may end with comes from the abstract timers of this build; the
   * evaluator takes those only before any other module, so the generator has a JVM of its own.
   */
  private static Derived races(Path checkout, Path modules) {
    Path folder = checkout.resolve("jcstress/src/generated/java");
    Path table = modules.resolve("TimerTable.tla");
    return new Derived(
        "races",
        "the generated races are what the table and the abstract timers give",
        folder,
        List.of(table, modules.resolve("AbstractTimers.tla")),
        () -> compareFolder(checkout, folder, generatedRaces(table, folder)),
        "mvn -pl jcstress -am test -Dtest=GeneratedRacesTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dsurefire.failIfNoTests=false"
            + REWRITE);
  }

  private static Map<Path, String> generatedRaces(Path table, Path folder) throws IOException {
    List<String> editions = TableReader.of(table).vocabulary().editions();
    try (Scratch scratch = new Scratch()) {
      Path made = scratch.directory().resolve("races");
      Path log = scratch.directory().resolve("log");
      OptionalInt exit =
          ForkedJvm.run(
              List.of(
                  "-XX:+UseSerialGC",
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  ForkedJvm.ownClassPath(),
                  GenerateRaces.class.getName(),
                  editions.get(editions.size() - 1),
                  made.toString(),
                  table.toAbsolutePath().toString()),
              scratch.directory(),
              log,
              LONGEST);
      if (exit.isEmpty() || exit.getAsInt() != 0) {
        throw new IOException("the races were not generated: " + Files.readString(log));
      }
      Map<Path, String> expected = new TreeMap<>();
      for (Path file : files(made)) {
        expected.put(folder.resolve(made.relativize(file)), Files.readString(file));
      }
      return expected;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the races were not generated");
    }
  }

  /** The files that differ, and those that nobody generates. */
  private static List<String> compareFolder(Path checkout, Path folder, Map<Path, String> expected)
      throws IOException {
    List<String> differences = new ArrayList<>(compare(checkout, expected));
    for (Path file : files(folder)) {
      if (!expected.containsKey(file)) {
        differences.add(checkout.relativize(file) + " is not generated");
      }
    }
    return differences;
  }

  private static Derived cfg(Path modules, Path manifest) {
    Path folder = modules.resolve("cfg");
    return new Derived(
        "configurations",
        "the configuration files are what the manifest gives",
        folder,
        List.of(manifest),
        () -> new ConfigurationFiles(ManifestReader.of(manifest), folder).differences(),
        "mvn -pl spec test -Dtest=ConfigurationFilesTest" + REWRITE);
  }

  /** The files at the place, in order. */
  List<Path> files() throws IOException {
    return files(place);
  }

  private static List<Path> files(Path place) throws IOException {
    if (Files.notExists(place)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(place)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static List<String> compare(Path checkout, Map<Path, String> expected)
      throws IOException {
    List<String> differences = new ArrayList<>();
    for (Map.Entry<Path, String> e : expected.entrySet()) {
      Path name = checkout.relativize(e.getKey());
      if (Files.notExists(e.getKey())) {
        differences.add(name + " is missing");
        continue;
      }
      String difference = TextDifference.first(Files.readString(e.getKey()), e.getValue());
      if (!difference.isEmpty()) {
        differences.add(name + ":" + difference);
      }
    }
    return differences;
  }
}
