package dev.timerproof.lincheck.layer;

import dev.timerproof.generate.mutant.CompiledMutants;
import dev.timerproof.lincheck.CaseResult;
import dev.timerproof.lincheck.scenario.CalledOperations;
import dev.timerproof.lincheck.scenario.Directed;
import dev.timerproof.lincheck.scenario.DirectedScenarios;
import dev.timerproof.lincheck.scenario.ScenarioProcess;
import dev.timerproof.lincheck.scenario.Task;
import dev.timerproof.lincheck.scenario.Variant;
import dev.timerproof.runtime.core.TimerProtocol;
import dev.timerproof.spec.mutate.Mutant;
import dev.timerproof.spec.table.PollerRow;
import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.TimerTable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lets Lincheck explore the mutated Java in the hand-written scenarios that run a changed
 * operation, first in those that were written for the changed row. Each mutant has a process of its
 * own.
 */
public final class ScenarioMutants extends CompiledMutants {
  private static final int SCENARIOS = 6;
  private static final Duration LONGEST = Duration.ofMinutes(1);

  /**
   * Runs mutants of this table.
   *
   * @param folder for class files
   */
  public ScenarioMutants(TimerTable table, Path folder) {
    super(table, folder, TimerProtocol.class);
  }

  @Override
  public String name() {
    return "lincheck";
  }

  @Override
  protected Finding run(Mutant mutant, TimerTable mutated, Path classes, Path own)
      throws IOException, InterruptedException {
    List<Task> tasks = tasks(mutant, mutated);
    if (tasks.isEmpty()) {
      return Finding.blind("no scenario touches it");
    }
    List<CaseResult> results =
        new ScenarioProcess(Optional.of(classes)).run(tasks, LONGEST, result -> {});
    Optional<CaseResult> lost = results.stream().filter(r -> !r.holds()).findFirst();
    if (lost.isPresent()) {
      String found = lost.get().detail().lines().findFirst().orElse("");
      return Finding.killed(lost.get().name(), found);
    }
    return results.size() == tasks.size()
        ? Finding.survived(String.join(", ", tasks.stream().map(Task::name).toList()))
        : Finding.undecided(tasks.get(results.size()).name(), "not explored in time");
  }

  /**
   * The scenarios for a mutant; those that were written for the changed row, frame or parameter
   * come first.
   */
  public List<Task> tasks(Mutant mutant, TimerTable mutated) {
    var edition = Variant.of(mutant.edition());
    Set<String> changed = changedOperations(table(), mutated);
    return DirectedScenarios.all().stream()
        .filter(d -> d.holds().contains(edition))
        .filter(d -> isAbout(d, mutant) || touches(d, changed))
        .sorted(Comparator.comparing(d -> !isAbout(d, mutant)))
        .limit(SCENARIOS)
        .map(Directed::task)
        .toList();
  }

  private static boolean isAbout(Directed directed, Mutant mutant) {
    return directed.about().contains(mutant.row());
  }

  /**
   * Whether a call of the scenario runs a changed operation. A parameter that changes no row and no
   * frame changes the meaning of steps, which any operation may use; then every scenario is used.
   */
  private static boolean touches(Directed directed, Set<String> changed) {
    return changed.isEmpty()
        || Stream.of(directed.scenario().toString().split("\\W+", -1))
            .anyMatch(word -> !Collections.disjoint(CalledOperations.of(word), changed));
  }

  /** The operations whose rows or frames differ, the poller's included. */
  private static Set<String> changedOperations(TimerTable before, TimerTable after) {
    Set<String> changed = new TreeSet<>(differing(rows(before), rows(after)));
    changed.addAll(differing(pollerRows(before), pollerRows(after)));
    changed.addAll(differing(before.frames(), after.frames()));
    return changed;
  }

  private static Map<String, List<Row>> rows(TimerTable table) {
    return table.rows().stream().collect(Collectors.groupingBy(Row::op));
  }

  private static Map<String, List<PollerRow>> pollerRows(TimerTable table) {
    return table.poller().rows().stream().collect(Collectors.groupingBy(PollerRow::op));
  }

  private static <T> Set<String> differing(Map<String, T> one, Map<String, T> other) {
    Set<String> names = new TreeSet<>(one.keySet());
    names.addAll(other.keySet());
    names.removeIf(name -> Objects.equals(one.get(name), other.get(name)));
    return names;
  }
}
