package dev.timerproof.proofs.matrix;

import dev.timerproof.proofs.model.StateModel;
import dev.timerproof.spec.mutate.Mutant;
import dev.timerproof.spec.mutate.RowMutants;
import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.TimerTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The changed rows that the proof is asked about: those of {@link RowMutants}, each row with one of
 * its steps left out, and each with another result, value or way on behind a lost CAS.
 */
public final class MatrixMutants {
  private static final String ROW = "row";

  private MatrixMutants() {}

  /** The mutants of the rows of the word that the proofs follow, in the table's order. */
  public static List<Mutant> of(TimerTable table) {
    List<Mutant> all = new ArrayList<>();
    for (Row row : StateModel.builtIn().restrict(table).rows()) {
      all.addAll(of(table, row));
    }
    return all;
  }

  /** The mutants of one row. */
  public static List<Mutant> of(TimerTable table, Row row) {
    Map<Mutation, Mutant> all = new LinkedHashMap<>();
    RowMutants.of(table, row).forEach(m -> all.putIfAbsent(m.mutation(), m));
    for (int i = 0; i < row.steps().size(); i++) {
      List<String> steps = new ArrayList<>(row.steps());
      String step = steps.remove(i);
      Mutation mutation = Mutation.words(ROW, row.id(), "steps", steps);
      String change = "drop %d %s".formatted(i + 1, step);
      all.putIfAbsent(mutation, new Mutant(table.edition(), row.id(), change, mutation));
    }
    Collection<String> results = table.vocabulary().results().keySet();
    words(table, row, "result", row.result(), results, all);
    words(table, row, "value", row.value(), table.vocabulary().values(), all);
    words(table, row, "lost", row.lost(), results, all);
    return List.copyOf(all.values());
  }

  private static void words(
      TimerTable table,
      Row row,
      String field,
      String present,
      Collection<String> words,
      Map<Mutation, Mutant> all) {
    for (String word : words) {
      if (!word.equals(present)) {
        Mutation mutation = Mutation.word(ROW, row.id(), field, word);
        String change = field + " = " + word;
        all.putIfAbsent(mutation, new Mutant(table.edition(), row.id(), change, mutation));
      }
    }
  }
}
