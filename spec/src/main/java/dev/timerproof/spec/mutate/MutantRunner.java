package dev.timerproof.spec.mutate;

import dev.timerproof.spec.model.ConfigurationText;
import dev.timerproof.spec.model.Instance;
import dev.timerproof.spec.model.ModelCase;
import dev.timerproof.spec.table.TimerTable;
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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The models as a layer: runs those that reach the mutated row, the cheapest first, until one finds
 * the change. Not thread-safe, but several may run.
 */
final class MutantRunner implements MutantLayer {
  private static final String MODULE = "Mutant";
  private static final String NO_CASE = "no case reaches the row";
  private static final String DEFINITION = "ThisMutant";

  private final TimerTable table;
  private final StepOrder order;
  private final Equivalents equivalents;
  private final List<Ladder> ladder;
  private final TlcModules modules;
  private final TlcRunner runner = new TlcRunner();

  /** A case with the rows that it reaches. */
  record Ladder(ModelCase made, Set<String> rows) {}

  MutantRunner(TimerTable table, TlcModules modules, Equivalents equivalents, List<Ladder> ladder) {
    this.table = table;
    this.equivalents = equivalents;
    this.ladder = List.copyOf(ladder);
    this.modules = modules;
    boolean boundsAreWatched =
        ladder.stream()
            .anyMatch(rung -> rung.made.instance().invariants().contains("BoundsHoldAlways"));
    this.order =
        new StepOrder(
            boundsAreWatched
                ? Set.of("timer0When", "timerModifiedEarliest", "heap", "when", "next")
                : Set.of());
  }

  @Override
  public String name() {
    return MutantVerdict.MODEL;
  }

  @Override
  public Finding judge(Mutant mutant, TimerTable mutated) throws IOException, InterruptedException {
    if (order.same(table, mutated, mutant)) {
      return new Finding(
          MutantVerdict.Fate.EQUIVALENT, "step order", "only independent steps change places");
    }
    Optional<Equivalents.Entry> listed = equivalents.entry(mutant);
    if (listed.isPresent()) {
      return new Finding(
          listed.get().gap() ? MutantVerdict.Fate.GAP : MutantVerdict.Fate.EQUIVALENT,
          Equivalents.FILE,
          listed.get().reason());
    }
    String last = NO_CASE;
    for (Ladder rung : ladder) {
      if (!mutant.isOfRow() || rung.rows.contains(mutant.row())) {
        TlcResult result = run(rung.made, mutant);
        MutantVerdict.Fate fate = MutantVerdict.of(result.outcome());
        if (fate != MutantVerdict.Fate.SURVIVED) {
          Violation violation = result.violation();
          return new Finding(
              fate,
              rung.made.name(),
              violation == null ? String.valueOf(result.error()) : violation.property());
        }
        last = rung.made.name();
      }
    }
    return last.equals(NO_CASE) && table.poller().has(mutant.mutation())
        ? new Finding(
            MutantVerdict.Fate.GAP,
            NO_CASE,
            "the model of the poller's sleep holds for no case of this edition and profile")
        : Finding.survived(last);
  }

  private TlcResult run(ModelCase made, Mutant mutant) throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("timerproof-mutant-");
    try {
      modules.copyTo(directory);
      Files.writeString(
          directory.resolve(MODULE + ".tla"),
          "---- MODULE %s ----\nEXTENDS %s\n%s == %s\n====\n"
              .formatted(MODULE, made.instance().module(), DEFINITION, mutant.text()));
      TlcJob job =
          new TlcJob(
              mutant.key(),
              TlcModules.in(directory),
              MODULE,
              ConfigurationText.of(mutated(made)),
              TlcLimits.DEFAULT,
              made.seconds());
      return runner.run(job, TlcListener.NONE);
    } finally {
      delete(directory);
    }
  }

  private static ModelCase mutated(ModelCase made) {
    Instance instance = made.instance();
    return new ModelCase(
        made.name(),
        instance,
        made.edition(),
        Optional.of(DEFINITION),
        made.profile(),
        made.checks(),
        made.expect(),
        made.repair(),
        made.witness(),
        made.seconds(),
        made.place());
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  @Override
  public void close() {
    runner.close();
  }
}
