package dev.timerproof.mutants;

import dev.timerproof.spec.mutate.Mutant;
import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.TimerTable;
import java.util.ArrayList;
import java.util.List;

/**
 * All mutants of a table that change one status of a row of the status word or exchange two of its
 * steps.
 */
public final class RowMutants {
  private RowMutants() {}

  /** The mutants of every row, in the table's order. */
  public static List<Mutant> of(TimerTable table) {
    List<Mutant> mutants = new ArrayList<>();
    table.rows().forEach(row -> mutants.addAll(of(table, row)));
    return mutants;
  }

  /** The mutants of one row. */
  public static List<Mutant> of(TimerTable table, Row row) {
    List<Mutant> mutants = new ArrayList<>();
    String edition = table.edition();
    List<String> statuses = table.vocabulary().statuses();
    mutants.addAll(RowEdits.otherWords(edition, row.id(), "from", row.from(), statuses));
    mutants.addAll(RowEdits.otherWords(edition, row.id(), "via", row.via(), statuses));
    mutants.addAll(RowEdits.otherWords(edition, row.id(), "to", row.to(), statuses));
    mutants.addAll(RowEdits.exchanged(edition, row.id(), row.steps()));
    return mutants;
  }
}
