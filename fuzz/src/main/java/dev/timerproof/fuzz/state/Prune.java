package dev.timerproof.fuzz.state;

import dev.timerproof.fuzz.engine.Seeds;
import dev.timerproof.fuzz.subject.Target;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Removes inputs from a corpus so that the others together still reach all that it reached. */
public final class Prune {
  private Prune() {}

  /**
   * Removes inputs. Keeps the input that reaches most of what those kept so far do not reach, the
   * shortest of several, and repeats that until nothing is missing.
   *
   * @param targets the target of a name
   * @return how many inputs were removed
   */
  public static int of(StateFolder folder, Function<String, Target> targets) throws IOException {
    try (FileChannel lock = StateWriter.locked(folder.path().resolve("lock"))) {
      int removed = 0;
      for (Map.Entry<String, List<String>> inputs : folder.corpus().entrySet()) {
        Set<String> kept = kept(targets.apply(inputs.getKey()), inputs.getValue(), what -> true);
        for (String input : inputs.getValue()) {
          if (!kept.contains(input)) {
            Files.delete(
                folder
                    .path()
                    .resolve(StateFolder.CORPUS)
                    .resolve(inputs.getKey())
                    .resolve(Seeds.name(input) + ".txt"));
            removed++;
          }
        }
      }
      lock.force(false);
      return removed;
    }
  }

  /**
   * The inputs that stay, in the order in which they were chosen.
   *
   * @param counts whether something that is reached has to be reached by those that stay
   */
  public static Set<String> kept(Target target, List<String> inputs, Predicate<String> counts) {
    Map<String, Set<String>> reached = new HashMap<>();
    Set<String> missing = new HashSet<>();
    for (String input : inputs) {
      Set<String> its =
          target.run(input).reached().stream().filter(counts).collect(Collectors.toSet());
      reached.put(input, its);
      missing.addAll(its);
    }
    Set<String> kept = new LinkedHashSet<>();
    while (!missing.isEmpty()) {
      String best =
          inputs.stream()
              .max(
                  Comparator.comparingLong(
                          (String input) -> gain(reached.getOrDefault(input, Set.of()), missing))
                      .thenComparing(input -> -input.length())
                      .thenComparing(Comparator.naturalOrder()))
              .orElseThrow();
      kept.add(best);
      missing.removeAll(reached.getOrDefault(best, Set.of()));
    }
    return kept;
  }

  private static long gain(Set<String> reached, Set<String> missing) {
    return reached.stream().filter(missing::contains).count();
  }
}
