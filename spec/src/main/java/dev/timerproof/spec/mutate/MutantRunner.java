package dev.timerproof.spec.mutate;

import dev.timerproof.evidence.files.Scratch;
import dev.timerproof.spec.model.ConfigurationText;
import dev.timerproof.spec.model.Instance;
import dev.timerproof.spec.model.ModelCase;
import dev.timerproof.spec.tlc.TlcJob;
import dev.timerproof.spec.tlc.TlcLimits;
import dev.timerproof.spec.tlc.TlcListener;
import dev.timerproof.spec.tlc.TlcModules;
import dev.timerproof.spec.tlc.TlcResult;
import dev.timerproof.spec.tlc.TlcRunner;
import dev.timerproof.spec.tlc.Violation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The models as a layer: runs those that reach the mutated row, the cheapest first, until one finds
 * the change. Not thread-safe, but several may run.
 *
 * @param <T> the kind of table
 */
final class MutantRunner<T> extends Models<T> {
  private static final String MODULE = "Mutant";
  private static final String NO_CASE = "no case reaches the row";
  private static final String NO_POLLER =
      "the model of the poller's sleep holds for no case of this edition and profile";
  private static final String DEFINITION = "ThisMutant";

  /**
   * TLC's words when a step, or a property behind it, cannot be evaluated, such as that of a thread
   * that has no P. The table itself has no such step: its cases hold.
   */
  private static final Pattern UNDEFINED =
      Pattern.compile("when TLC was evaluating|Evaluating invariant \\w+ failed");

  private final MutatedTable<T> table;
  private final boolean boundsAreWatched;
  private final Equivalents equivalents;
  private final List<Ladder> ladder;
  private final TlcModules modules;
  private final TlcRunner runner = TlcRunner.ofMany();

  /**
   * A case that holds.
   *
   * @param rows the rows that it reaches
   * @param unreached reasons that its floor states for rows that it does not reach, by row
   */
  record Ladder(ModelCase modelCase, Set<String> rows, Map<String, String> unreached) {}

  MutantRunner(
      MutatedTable<T> table, TlcModules modules, Equivalents equivalents, List<Ladder> ladder) {
    this.table = table;
    this.equivalents = equivalents;
    this.ladder = List.copyOf(ladder);
    this.modules = modules;
    this.boundsAreWatched =
        ladder.stream()
            .anyMatch(rung -> rung.modelCase.instance().invariants().contains("BoundsHoldAlways"));
  }

  @Override
  public Finding judge(Mutant mutant, T mutated) throws IOException, InterruptedException {
    if (table.isSameOrder(mutant, mutated, boundsAreWatched)) {
      return new Finding(
          MutantVerdict.Fate.EQUIVALENT, "step order", "only independent steps change places");
    }
    Optional<Equivalents.Reason> listed = equivalents.reason(mutant);
    if (listed.isPresent()) {
      return new Finding(
          listed.get().gap() ? MutantVerdict.Fate.GAP : MutantVerdict.Fate.EQUIVALENT,
          Equivalents.FILE,
          listed.get().reason());
    }
    List<Ladder> reaching =
        ladder.stream()
            .filter(rung -> !mutant.isOfRow() || rung.rows.contains(mutant.row()))
            .toList();
    for (Ladder rung : reaching) {
      TlcResult result = run(rung.modelCase, mutant);
      if (UNDEFINED.matcher(result.error()).find()) {
        return Finding.killed(rung.modelCase.name(), "a step reads what the state does not have");
      }
      MutantVerdict.Fate fate = MutantVerdict.of(result.outcome());
      if (fate != MutantVerdict.Fate.SURVIVED) {
        Violation violation = result.violation();
        return new Finding(
            fate, rung.modelCase.name(), violation == null ? result.error() : violation.property());
      }
    }
    return reaching.isEmpty()
        ? unreached(mutant)
        : Finding.survived(reaching.get(reaching.size() - 1).modelCase.name());
  }

  /**
   * The finding for a row that no case reaches: a gap if a floor states the reason; a survivor
   * otherwise.
   */
  private Finding unreached(Mutant mutant) {
    List<String> reasons =
        ladder.stream()
            .flatMap(rung -> Stream.ofNullable(rung.unreached.get(mutant.row())))
            .distinct()
            .toList();
    if (!reasons.isEmpty()) {
      return Finding.blind(NO_CASE + ": " + String.join("; ", reasons));
    }
    boolean isOfPoller = mutant.isOfRow() && table.pollerRows().contains(mutant.row());
    return isOfPoller && ladder.stream().noneMatch(this::hasPoller)
        ? Finding.blind(NO_POLLER)
        : Finding.survived(NO_CASE);
  }

  private boolean hasPoller(Ladder rung) {
    return table.pollerRows().stream().anyMatch(rung.rows::contains);
  }

  private TlcResult run(ModelCase modelCase, Mutant mutant)
      throws IOException, InterruptedException {
    try (Scratch scratch = new Scratch()) {
      Path directory = scratch.directory();
      modules.copyTo(directory);
      Files.writeString(
          directory.resolve(MODULE + ".tla"),
          "---- MODULE %s ----\nEXTENDS %s\n%s == %s\n====\n"
              .formatted(MODULE, modelCase.instance().module(), DEFINITION, mutant.text()));
      TlcJob job =
          new TlcJob(
              mutant.key(),
              TlcModules.in(directory),
              MODULE,
              ConfigurationText.of(mutated(modelCase)),
              TlcLimits.DEFAULT,
              modelCase.seconds(),
              modelCase.expect().distinct().orElse(0));
      return runner.run(job, TlcListener.NONE);
    }
  }

  private static ModelCase mutated(ModelCase modelCase) {
    Instance instance = modelCase.instance();
    return new ModelCase(
        modelCase.name(),
        instance,
        modelCase.edition(),
        Optional.of(DEFINITION),
        modelCase.profile(),
        modelCase.checks(),
        modelCase.expect(),
        modelCase.repair(),
        modelCase.witness(),
        modelCase.noJava(),
        modelCase.seconds(),
        modelCase.place());
  }

  @Override
  public void close() {
    runner.close();
  }
}
