package dev.timerproof.jcstress.layer;

import dev.timerproof.evidence.jvm.ForkedJvm;
import dev.timerproof.generate.mutant.CompiledMutants;
import dev.timerproof.jcstress.StressRun;
import dev.timerproof.jcstress.StressRun.Result;
import dev.timerproof.runtime.core.TimerProtocol;
import dev.timerproof.spec.mutate.Mutant;
import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.TimerTable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Races the mutated Java on the cores of this machine. A mutant of a row is run in the races of the
 * row's operation with all others, from the row's status; any other mutant in the races of a quick
 * check. Takes about half a minute for each mutant.
 */
public final class StressMutants extends CompiledMutants {
  private static final Duration LONGEST = Duration.ofMinutes(5);

  /** The names that races have for the operations. */
  private static final Map<String, String> CALLS =
      Map.of(
          "addtimer", "Start",
          "deltimer", "Stop",
          "modtimer", "ResetToFuture",
          "runtimer", "Run",
          "cleantimers", "Clean",
          "adjusttimers", "Adjust",
          "addAdjustedTimers", "Adjust",
          "clearDeletedTimers", "Clear",
          "moveTimers", "Move");

  private static final Map<Row.OwnedCase, String> CALLS_OF_RESETS =
      Map.of(Row.OwnedCase.EARLIER, "ResetEarlier", Row.OwnedCase.NOT_EARLIER, "ResetLater");

  /**
   * Runs mutants of this table.
   *
   * @param folder for class files and reports
   */
  public StressMutants(TimerTable table, Path folder) {
    super(table, folder, TimerProtocol.class);
  }

  @Override
  public String name() {
    return "jcstress";
  }

  @Override
  protected Finding run(Mutant mutant, TimerTable mutated, Path classes, Path own)
      throws IOException, InterruptedException {
    if (mutated.poller().has(mutant.mutation())) {
      return Finding.blind("no race has a poller");
    }
    StressRun run = run(mutant, mutated);
    ForkedJvm.Ended ended = ForkedJvm.run(run.program().withFirst(classes), LONGEST);
    boolean inTime = ended.exitCode().isPresent();
    List<Result> races =
        StressRun.parse(ended.output()).stream()
            .filter(r -> !r.isBroken() && !r.isHandshake())
            .toList();
    Optional<Result> lost = races.stream().filter(r -> !r.passed()).findFirst();
    if (lost.isPresent()) {
      List<String> forbidden = lost.get().forbidden();
      return Finding.killed(
          lost.get().name(), forbidden.isEmpty() ? "an error" : String.join(", ", forbidden));
    }
    return races.isEmpty()
        ? Finding.undecided(
            "jcstress", inTime ? "no race of the name " + run.tests() : "no results in time")
        : Finding.survived(races.size() + " races");
  }

  static StressRun run(Mutant mutant, TimerTable mutated) {
    if (!mutant.isOfRow()) {
      return StressRun.QUICK;
    }
    Row row = mutated.row(mutant.row());
    String call = CALLS_OF_RESETS.getOrDefault(row.owned(), CALLS.getOrDefault(row.op(), ""));
    return call.isEmpty() ? StressRun.QUICK : StressRun.of(call, row.from());
  }
}
