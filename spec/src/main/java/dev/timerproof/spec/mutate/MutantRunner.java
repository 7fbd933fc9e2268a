package dev.timerproof.spec.mutate;

import dev.timerproof.spec.model.ConfigurationText;
import dev.timerproof.spec.model.Instance;
import dev.timerproof.spec.model.ModelCase;
import dev.timerproof.spec.table.MalformedTableException;
import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.TableReader;
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

/** Decides what becomes of one mutant after another. Not thread-safe, but several may run. */
final class MutantRunner implements AutoCloseable {
  private static final String MODULE = "Mutant";
  private static final String DEFINITION = "ThisMutant";

  private final TableReader reader;
  private final TimerTable table;
  private final StepOrder order;
  private final Equivalents equivalents;
  private final List<Ladder> ladder;
  private final TlcModules modules;
  private final TlcRunner runner = new TlcRunner();

  /** A case with the rows that it reaches. */
  record Ladder(ModelCase made, Set<String> rows) {}

  MutantRunner(
      TableReader reader,
      TimerTable table,
      TlcModules modules,
      Equivalents equivalents,
      List<Ladder> ladder) {
    this.reader = reader;
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

  /**
   * Decides.
   *
   * @throws InterruptedException if this thread is interrupted or the runner is closed
   */
  MutantVerdict decide(Mutant mutant) throws IOException, InterruptedException {
    long start = System.nanoTime();
    MutantVerdict verdict = verdict(mutant);
    return new MutantVerdict(
        verdict.mutant(),
        verdict.fate(),
        verdict.by(),
        verdict.property(),
        Math.round((System.nanoTime() - start) / 1e8) / 10.0);
  }

  private MutantVerdict verdict(Mutant mutant) throws IOException, InterruptedException {
    TimerTable mutated;
    try {
      mutated = reader.read(table.edition(), List.of(mutant.mutation()));
    } catch (MalformedTableException e) {
      return verdict(mutant, MutantVerdict.Fate.MALFORMED, "the table's reader", firstLine(e));
    }
    if (order.same(row(table, mutant).steps(), row(mutated, mutant).steps())
        && mutant.mutation().field().equals("steps")) {
      return verdict(
          mutant,
          MutantVerdict.Fate.EQUIVALENT,
          "step order",
          "only independent steps change places");
    }
    Optional<Equivalents.Entry> listed = equivalents.entry(mutant);
    if (listed.isPresent()) {
      return verdict(
          mutant,
          listed.get().gap() ? MutantVerdict.Fate.GAP : MutantVerdict.Fate.EQUIVALENT,
          Equivalents.FILE,
          listed.get().reason());
    }
    String last = "no case reaches the row";
    for (Ladder rung : ladder) {
      if (rung.rows.contains(mutant.row())) {
        TlcResult result = run(rung.made, mutant);
        MutantVerdict.Fate fate = MutantVerdict.of(result.outcome());
        if (fate != MutantVerdict.Fate.SURVIVED) {
          Violation violation = result.violation();
          return verdict(
              mutant,
              fate,
              rung.made.name(),
              violation == null ? result.error() : violation.property());
        }
        last = rung.made.name();
      }
    }
    return verdict(mutant, MutantVerdict.Fate.SURVIVED, last, "");
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

  private static Row row(TimerTable of, Mutant mutant) {
    return of.rows().stream().filter(r -> r.id().equals(mutant.row())).findFirst().orElseThrow();
  }

  private static String firstLine(MalformedTableException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private static MutantVerdict verdict(
      Mutant mutant, MutantVerdict.Fate fate, String by, String property) {
    return new MutantVerdict(mutant.key(), fate, by, property, 0);
  }

  @Override
  public void close() {
    runner.close();
  }
}
