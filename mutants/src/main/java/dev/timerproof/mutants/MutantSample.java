package dev.timerproof.mutants;

import dev.timerproof.evidence.cache.Inputs;
import dev.timerproof.spec.mutate.Mutant;
import dev.timerproof.spec.mutate.MutatedTable;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A choice of mutants by a seed. Each mutant has a place in a random order that depends on the seed
 * and on its own key, so a change of one row of the table leaves the choice among the others nearly
 * as it was.
 */
public final class MutantSample {
  private MutantSample() {}

  /**
   * So many mutants that the table's reader accepts, or all of them if there are fewer.
   *
   * @param all the mutants of the table to choose from
   * @return in their order
   */
  public static List<Mutant> of(MutatedTable<?> table, List<Mutant> all, int count, long seed) {
    Set<Mutant> drawn = new HashSet<>();
    all.stream()
        .sorted(Comparator.comparing(mutant -> place(seed, mutant)))
        .filter(table::accepts)
        .limit(count)
        .forEach(drawn::add);
    return all.stream().filter(drawn::contains).toList();
  }

  private static String place(long seed, Mutant mutant) {
    return Inputs.sha256((seed + " " + mutant.key()).getBytes(StandardCharsets.UTF_8));
  }
}
