package dev.timerproof.cli.mutate;

import dev.timerproof.conformance.own.ForkedJvm;
import dev.timerproof.jcstress.StressRun;
import dev.timerproof.jcstress.StressRun.Result;
import dev.timerproof.lincheck.scenario.Variant;
import dev.timerproof.spec.java.GenerationException;
import dev.timerproof.spec.mutate.Mutant;
import dev.timerproof.spec.mutate.MutantLayer;
import dev.timerproof.spec.table.TableReader;
import dev.timerproof.spec.table.TimerTable;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Races the mutated Java on the cores of this machine: the races of a quick check. Half a minute a
 * mutant.
 */
final class StressMutants implements MutantLayer {
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private final TableReader reader;
  private final Path folder;

  /**
   * A layer for mutants of this table.
   *
   * @param folder where class files and reports may be written
   */
  StressMutants(TableReader reader, Path folder) {
    this.reader = reader;
    this.folder = folder;
  }

  @Override
  public String name() {
    return "jcstress";
  }

  @Override
  public Finding judge(Mutant mutant, TimerTable mutated) throws IOException, InterruptedException {
    Path own = Files.createTempDirectory(folder, "races-");
    Path classes = Files.createDirectory(own.resolve("classes"));
    try {
      new Variant(mutant.edition(), List.of(mutant.mutation())).compile(reader, classes);
    } catch (GenerationException e) {
      return Finding.killed("the generator", String.valueOf(e.getMessage()));
    } catch (IllegalStateException e) {
      return Finding.killed("the compiler", String.valueOf(e.getMessage()));
    }
    Path log = own.resolve("jcstress.log");
    String classPath = classes + File.pathSeparator + ForkedJvm.ownClassPath();
    ForkedJvm.run(StressRun.QUICK.arguments(classPath, own.resolve("report")), own, log, LONGEST);
    List<Result> races =
        StressRun.parse(Files.readAllLines(log, StandardCharsets.UTF_8)).stream()
            .filter(r -> !r.isBroken() && !r.isHandshake())
            .toList();
    Optional<Result> lost = races.stream().filter(r -> !r.passed()).findFirst();
    if (lost.isPresent()) {
      List<String> forbidden = lost.get().forbidden();
      return Finding.killed(
          lost.get().name(), forbidden.isEmpty() ? "an error" : String.join(", ", forbidden));
    }
    return races.isEmpty()
        ? Finding.undecided("jcstress", "no results in time")
        : Finding.survived(races.size() + " races");
  }
}
