package dev.timerproof.generate.drift;

import dev.timerproof.evidence.derived.DerivedFiles;
import dev.timerproof.evidence.derived.UnderivableException;
import dev.timerproof.evidence.files.Scratch;
import dev.timerproof.evidence.jvm.ForkedJvm;
import dev.timerproof.evidence.jvm.JavaProgram;
import dev.timerproof.generate.java.GeneratedProtocol;
import dev.timerproof.generate.race.GenerateRaces;
import dev.timerproof.spec.layer.SpecDerivedFiles;
import dev.timerproof.spec.table.reading.TableReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The Java that is generated from the table: the protocol, and the races on hardware. */
public final class GeneratedFiles {
  private static final Duration LONGEST = Duration.ofMinutes(3);
  private static final Path ABSTRACT_TIMERS =
      SpecDerivedFiles.MODULES.resolve("AbstractTimers.tla");

  private GeneratedFiles() {}

  /** The protocol and the poller's dispatch, of the last edition. */
  public static DerivedFiles java() {
    return DerivedFiles.folder(
        "java",
        "the generated Java is what the table gives",
        Path.of("impl/src/generated/java"),
        List.of(SpecDerivedFiles.TABLE),
        checkout -> {
          TableReader reader = TableReader.of(checkout.resolve(SpecDerivedFiles.TABLE));
          return GeneratedProtocol.sources(reader.read(shipped(reader)));
        });
  }

  /**
   * The races on hardware. Their allowed outcomes are computed from the abstract timers of this
   * build. The TLA+ evaluator can load that module only before any other, so the generator runs in
   * a JVM of its own.
   */
  public static DerivedFiles races() {
    return DerivedFiles.folder(
        "races",
        "the generated races are what the table and the abstract timers give",
        Path.of("jcstress/src/generated/java"),
        List.of(SpecDerivedFiles.TABLE, ABSTRACT_TIMERS),
        checkout -> generatedRaces(checkout.resolve(SpecDerivedFiles.TABLE)));
  }

  /** The last edition, from which the library is generated. */
  private static String shipped(TableReader reader) {
    List<String> editions = reader.vocabulary().editions();
    return editions.get(editions.size() - 1);
  }

  private static Map<String, String> generatedRaces(Path table)
      throws IOException, InterruptedException {
    String edition = shipped(TableReader.of(table));
    try (Scratch scratch = new Scratch()) {
      Path written = scratch.directory().resolve("races");
      JavaProgram generator =
          JavaProgram.of(
                  GenerateRaces.class.getName(),
                  List.of(edition, written.toString(), table.toAbsolutePath().toString()))
              .withOptions(List.of("-XX:TieredStopAtLevel=1"));
      ForkedJvm.Ended ended = ForkedJvm.run(generator, LONGEST);
      if (ended.exitCode().equals(OptionalInt.of(GenerateRaces.UNDERIVABLE))) {
        List<String> said = ended.output();
        throw new UnderivableException(said.get(said.size() - 1));
      }
      if (!ended.well()) {
        throw new IOException("the generator of races " + ended.how());
      }
      Map<String, String> races = new TreeMap<>();
      try (Stream<Path> all = Files.walk(written)) {
        for (Path file : all.filter(Files::isRegularFile).toList()) {
          races.put(written.relativize(file).toString(), Files.readString(file));
        }
      }
      return races;
    }
  }
}
