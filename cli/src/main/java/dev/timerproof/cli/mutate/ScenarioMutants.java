package dev.timerproof.cli.mutate;

import dev.timerproof.cli.layer.CalledOperations;
import dev.timerproof.lincheck.CaseResult;
import dev.timerproof.lincheck.scenario.Directed;
import dev.timerproof.lincheck.scenario.DirectedScenarios;
import dev.timerproof.lincheck.scenario.ScenarioProcess;
import dev.timerproof.lincheck.scenario.Task;
import dev.timerproof.lincheck.scenario.Variant;
import dev.timerproof.spec.mutate.Mutant;
import dev.timerproof.spec.table.TableReader;
import dev.timerproof.spec.table.TimerTable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lets Lincheck explore the mutated Java under written scenarios that touch what was changed, those
 * that were written for the changed row first. Each mutant has a process of its own.
 */
final class ScenarioMutants extends CompiledMutants {
  private static final int SCENARIOS = 4;
  private static final Duration LONGEST = Duration.ofMinutes(1);

  /**
   * A layer for mutants of this table.
   *
   * @param folder where class files and messages may be written
   */
  ScenarioMutants(TableReader reader, Path folder) {
    super(reader, folder);
  }

  @Override
  public String name() {
    return "lincheck";
  }

  @Override
  Finding run(Mutant mutant, TimerTable mutated, Path classes, Path own)
      throws IOException, InterruptedException {
    List<Task> tasks = tasks(mutant, mutated);
    if (tasks.isEmpty()) {
      return Finding.survived("no scenario touches it");
    }
    List<CaseResult> results =
        new ScenarioProcess(Optional.of(classes), own.resolve("messages.txt"))
            .run(tasks, LONGEST, result -> {});
    Optional<CaseResult> lost = results.stream().filter(r -> !r.holds()).findFirst();
    if (lost.isPresent()) {
      String found = lost.get().detail().lines().findFirst().orElse("");
      return Finding.killed(lost.get().name(), found);
    }
    return results.size() == tasks.size()
        ? Finding.survived(String.join(", ", tasks.stream().map(Task::name).toList()))
        : Finding.undecided(tasks.get(results.size()).name(), "not explored in time");
  }

  private static List<Task> tasks(Mutant mutant, TimerTable mutated) {
    var edition = Variant.of(mutant.edition());
    return DirectedScenarios.all().stream()
        .filter(d -> d.holds().contains(edition))
        .filter(d -> isAbout(d, mutant) || touches(d, mutant, mutated))
        .sorted(Comparator.comparing(d -> !isAbout(d, mutant)))
        .limit(SCENARIOS)
        .map(Directed::task)
        .toList();
  }

  private static boolean isAbout(Directed directed, Mutant mutant) {
    return directed.fails().stream().anyMatch(v -> v.changed().contains(mutant.row()));
  }

  /** Whether a call of the scenario runs the changed operation; a parameter may touch any. */
  private static boolean touches(Directed directed, Mutant mutant, TimerTable mutated) {
    if (mutant.mutation().part().equals("parameter")) {
      return true;
    }
    String op =
        mutated.poller().has(mutant.mutation())
            ? mutated.poller().row(mutant.row()).op()
            : mutant.isOfRow() ? mutated.row(mutant.row()).op() : mutant.mutation().name();
    return Stream.of(directed.scenario().toString().split("\\W+", -1))
        .anyMatch(word -> CalledOperations.of(word).contains(op));
  }
}
