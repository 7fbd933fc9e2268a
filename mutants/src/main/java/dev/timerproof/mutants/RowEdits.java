package dev.timerproof.mutants;

import dev.timerproof.spec.mutate.Mutant;
import dev.timerproof.spec.table.Mutation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** The mutants of a row, of the status word or of the poller, that change one datum of it. */
final class RowEdits {
  private static final String ROW = "row";

  private RowEdits() {}

  /** The mutants in which a field has each of the given words except its own, in their order. */
  static List<Mutant> otherWords(
      String edition, String row, String field, String own, Collection<String> words) {
    return words.stream()
        .filter(word -> !word.equals(own))
        .map(
            word ->
                new Mutant(
                    edition, row, field + " = " + word, Mutation.word(ROW, row, field, word)))
        .toList();
  }

  /** The mutants in which two different steps change places. */
  static List<Mutant> exchanged(String edition, String row, List<String> steps) {
    List<Mutant> mutants = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      for (int k = i + 1; k < steps.size(); k++) {
        if (!steps.get(i).equals(steps.get(k))) {
          List<String> exchanged = new ArrayList<>(steps);
          Collections.swap(exchanged, i, k);
          String change = "swap %d %s, %d %s".formatted(i + 1, steps.get(i), k + 1, steps.get(k));
          mutants.add(mutant(edition, row, change, exchanged));
        }
      }
    }
    return mutants;
  }

  /** The mutants in which one step is left out. */
  static List<Mutant> dropped(String edition, String row, List<String> steps) {
    List<Mutant> mutants = new ArrayList<>();
    for (int k = 0; k < steps.size(); k++) {
      List<String> fewer = new ArrayList<>(steps);
      fewer.remove(k);
      mutants.add(mutant(edition, row, "drop %d %s".formatted(k + 1, steps.get(k)), fewer));
    }
    return mutants;
  }

  private static Mutant mutant(String edition, String row, String change, List<String> steps) {
    return new Mutant(edition, row, change, Mutation.words(ROW, row, "steps", steps));
  }
}
