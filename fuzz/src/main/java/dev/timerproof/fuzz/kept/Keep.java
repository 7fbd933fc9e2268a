package dev.timerproof.fuzz.kept;

import dev.timerproof.evidence.files.AtomicFiles;
import dev.timerproof.fuzz.engine.Engine;
import dev.timerproof.fuzz.engine.Seeds;
import dev.timerproof.fuzz.power.Power;
import dev.timerproof.fuzz.state.Prune;
import dev.timerproof.fuzz.subject.Fault;
import dev.timerproof.fuzz.subject.Subject;
import dev.timerproof.fuzz.subject.Target;
import dev.timerproof.fuzz.subject.Targets;
import dev.timerproof.fuzz.subject.ValidateTarget;
import dev.timerproof.spec.model.BugHistory;
import dev.timerproof.spec.table.reading.TableReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Searches anew for the inputs that are kept. The same seeds give the same inputs. */
public final class Keep {
  private static final int UNIT = 200;

  /** The targets whose inputs are kept for what they reach, and for how many units of search. */
  private static final Map<String, Integer> UNITS =
      Map.of("protocol", 8, "threads", 8, "runtime", 3, ValidateTarget.NAME, 1);

  /** What is reached is kept if it is of these kinds; there are too many of the others. */
  private static final Set<String> KINDS = Set.of("row", "call", "verdict", "rejected");

  private final TableReader reader;
  private final int executions;
  private final int seeds;
  private final Consumer<String> console;

  /**
   * A search.
   *
   * @param executions how many inputs each target may have for one fault and seed
   * @param seeds the seeds from 1 to this number are tried, each with guidance and blind
   * @param console gets a line for each fault and target
   */
  public Keep(TableReader reader, int executions, int seeds, Consumer<String> console) {
    this.reader = reader;
    this.executions = executions;
    this.seeds = seeds;
    this.console = console;
  }

  /** Searches, and writes the file; it grows with each input that is found. */
  public void write(BugHistory history, String edition, Path file) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (String target : Targets.NAMES) {
      List<String> inputs = reaching(edition, target);
      console.accept(target + " on " + edition + ": " + inputs.size() + " inputs");
      for (String input : inputs) {
        lines.append(new KeptInput(edition, "", target, "", input).line());
      }
      AtomicFiles.write(file, lines.toString());
    }
    for (Subject bug : Power.bugs(history)) {
      if (new Power(reader, 1, true, 1).isOfPoller(bug)) {
        continue;
      }
      Optional<Power.Found> found = found(bug);
      console.accept(
          bug + ": " + found.map(f -> f.target() + ", " + f.property()).orElse("not found"));
      if (found.isPresent()) {
        Power.Found its = found.get();
        lines.append(
            new KeptInput(bug.edition(), bug.mutation(), its.target(), its.property(), its.input())
                .line());
        AtomicFiles.write(file, lines.toString());
      }
    }
  }

  private Optional<Power.Found> found(Subject bug) {
    for (int seed = 1; seed <= seeds; seed++) {
      for (boolean guided : new boolean[] {true, false}) {
        Power.Found found = new Power(reader, executions, guided, seed).search(bug);
        if (found.isFound() && !found.input().isEmpty()) {
          return Optional.of(found);
        }
      }
    }
    return Optional.empty();
  }

  private List<String> reaching(String edition, String name) {
    int units = UNITS.getOrDefault(name, 0);
    if (units == 0) {
      return List.of();
    }
    List<String> corpus = new ArrayList<>();
    Target target = new Targets(reader, new Subject(edition, "")).target(name);
    Engine engine =
        new Engine(
            target,
            true,
            new Engine.Listener() {
              @Override
              public void joined(String input, Collection<String> first) {
                if (first.stream().anyMatch(Keep::isKept)) {
                  corpus.add(input);
                }
              }

              @Override
              public boolean failed(String input, Fault fault) {
                console.accept(name + " goes wrong: " + fault.message() + "\n" + input);
                return true;
              }
            });
    for (int unit = 0; unit < units; unit++) {
      engine.unit(Seeds.unit(1, "0/1", name, unit), UNIT);
    }
    return corpus.isEmpty() ? List.of() : List.copyOf(Prune.kept(target, corpus, Keep::isKept));
  }

  private static boolean isKept(String reached) {
    return KINDS.contains(reached.split(" ", 2)[0]);
  }
}
