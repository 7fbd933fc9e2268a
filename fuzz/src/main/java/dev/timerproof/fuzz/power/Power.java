package dev.timerproof.fuzz.power;

import dev.timerproof.fuzz.engine.Engine;
import dev.timerproof.fuzz.engine.Seeds;
import dev.timerproof.fuzz.state.Finding;
import dev.timerproof.fuzz.subject.Fault;
import dev.timerproof.fuzz.subject.Subject;
import dev.timerproof.fuzz.subject.Target;
import dev.timerproof.fuzz.subject.Targets;
import dev.timerproof.generate.java.CompilationException;
import dev.timerproof.generate.java.GenerationException;
import dev.timerproof.mutants.KeptVerdicts;
import dev.timerproof.mutants.KillMatrix;
import dev.timerproof.spec.model.BugHistory;
import dev.timerproof.spec.model.JavaCase;
import dev.timerproof.spec.mutate.MutantVerdict;
import dev.timerproof.spec.mutate.MutatedTable;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.reading.TableReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Counts the inputs until a planted fault is found. */
public final class Power {
  private static final int UNIT = 200;

  /** So many inputs are tried to make one smaller. */
  private static final int SHRINKING = 3_000;

  private final TableReader reader;
  private final int budget;
  private final boolean guided;
  private final long seed;
  private final int shrinking;

  /**
   * A measurement.
   *
   * @param budget how many inputs each target may have for one fault
   * @param guided whether inputs that reached something new are changed
   */
  public Power(TableReader reader, int budget, boolean guided, long seed) {
    this(reader, budget, guided, seed, SHRINKING);
  }

  private Power(TableReader reader, int budget, boolean guided, long seed, int shrinking) {
    this.shrinking = shrinking;
    this.reader = reader;
    this.budget = budget;
    this.guided = guided;
    this.seed = seed;
  }

  /**
   * What was found of a fault.
   *
   * @param subject the table with the fault
   * @param target by which target; {@code the generator} if no Java can be made; empty if nothing
   *     was found
   * @param executions how many inputs of this target were run, the last one included
   * @param property what is violated
   * @param input the input, as small as it gets
   */
  public record Found(
      Subject subject, String target, int executions, String property, String input) {
    /** Whether the fault was found. */
    public boolean isFound() {
      return !target.isEmpty();
    }

    /**
     * As a finding with its input, which the table without the fault does not show.
     *
     * @return empty if nothing was found, or no input was needed for it
     * @throws IllegalStateException if the input does not go wrong again, or goes wrong without the
     *     fault, too
     */
    public Optional<Finding> finding(TableReader reader) {
      if (input.isEmpty()) {
        return Optional.empty();
      }
      Target its = new Targets(reader, subject).target(target);
      Optional<Fault> fault = its.run(input).fault();
      if (fault.isEmpty()) {
        throw new IllegalStateException(subject + ": nothing goes wrong again on " + input);
      }
      Subject right = new Subject(subject.edition(), "");
      if (new Targets(reader, right).target(target).run(input).fault().isPresent()) {
        throw new IllegalStateException(right + " goes wrong, too, on " + input);
      }
      return Optional.of(
          new Finding(
              Finding.id(target, property, fault.get().rows(), subject.toString()),
              target,
              subject.edition(),
              subject.mutation(),
              reader.hash(),
              property,
              fault.get().rows(),
              its.shape(input),
              input,
              input,
              fault.get().message(),
              Finding.environmentHere(),
              its.lanes(input)));
    }
  }

  /**
   * Draws mutants that histories or Lincheck kill in the kept matrix.
   *
   * @param count how many
   */
  public static List<Subject> sample(TableReader reader, int count, long seed) throws IOException {
    var table = MutatedTable.OfStatusWord.of(reader, KeptVerdicts.EDITION);
    List<KillMatrix.Line> killed =
        new ArrayList<>(
            KeptVerdicts.builtIn().matrix(table).lines().stream()
                .filter(line -> isKilled(line, "jqwik") || isKilled(line, "lincheck"))
                .toList());
    Collections.shuffle(killed, new Random(seed));
    return killed.subList(0, Math.min(count, killed.size())).stream()
        .map(line -> new Subject(line.mutant().edition(), words(line)))
        .toList();
  }

  private static String words(KillMatrix.Line line) {
    return line.mutant().row() + " " + line.mutant().change();
  }

  private static boolean isKilled(KillMatrix.Line line, String layer) {
    MutantVerdict verdict = line.verdicts().get(layer);
    return verdict != null && verdict.fate() == MutantVerdict.Fate.KILLED;
  }

  /** The faults of Go's history that are planted in Java, each once. */
  public static List<Subject> bugs(BugHistory history) {
    Set<Subject> all = new LinkedHashSet<>();
    for (JavaCase shown : history.javaCases()) {
      all.add(new Subject(shown.edition(), shown.fault()));
    }
    return List.copyOf(all);
  }

  /** Whether nobody here could find it: the poller's rows are in no target. */
  public boolean isOfPoller(Subject subject) {
    TimerTable table = subject.table(reader);
    return !table.mutations().isEmpty()
        && table.mutations().stream().allMatch(mutation -> table.poller().has(mutation));
  }

  /**
   * How many inputs it takes with guidance and without, as a line of a table in Markdown.
   *
   * @param seeds searches with the seeds from 1 to this number
   * @param budget how many inputs each target may have for one search
   */
  public static String compared(TableReader reader, Subject subject, int seeds, int budget) {
    StringBuilder line = new StringBuilder("| `" + subject + "` |");
    for (boolean guided : new boolean[] {true, false}) {
      List<String> counts = new ArrayList<>();
      for (int seed = 1; seed <= seeds; seed++) {
        Found found = new Power(reader, budget, guided, seed, 0).search(subject);
        counts.add(
            found.isFound()
                ? found.executions() + " " + found.target()
                : "none in " + found.executions());
      }
      line.append(' ').append(String.join(", ", counts)).append(" |");
    }
    return line.toString();
  }

  /** Searches with each target in turn, a unit each, until the fault is found. */
  public Found search(Subject subject) {
    Targets targets = new Targets(reader, subject);
    List<Search> searches = new ArrayList<>();
    try {
      for (String name : Targets.OF_THE_PROTOCOL) {
        searches.add(new Search(targets, name));
      }
    } catch (GenerationException | CompilationException e) {
      return new Found(subject, "the generator", 0, String.valueOf(e.getMessage()), "");
    }
    for (int unit = 0; unit * UNIT < budget; unit++) {
      for (Search search : searches) {
        Optional<Found> found = search.unit(subject, unit);
        if (found.isPresent()) {
          return found.get();
        }
      }
    }
    return new Found(subject, "", budget, "", "");
  }

  /** The search of one target. */
  private final class Search {
    private final Engine engine;
    private Optional<Engine.Failure> failure = Optional.empty();
    private int executions;

    Search(Targets targets, String name) {
      engine =
          new Engine(
              targets.target(name),
              guided,
              (input, fault) -> {
                failure = Optional.of(new Engine.Failure(input, fault));
                return false;
              });
    }

    Optional<Found> unit(Subject subject, int unit) {
      String target = engine.target().name();
      executions += engine.unit(Seeds.unit(seed, "0/1", target, unit), UNIT);
      return failure
          .map(its -> engine.shrunk(its, shrinking))
          .map(its -> new Found(subject, target, executions, its.fault().property(), its.input()));
    }
  }
}
