package dev.timerproof.mutants;

import dev.timerproof.spec.mutate.Mutant;
import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.TimerTable;
import java.util.ArrayList;
import java.util.List;

/**
 * All mutants of a table that change one status of a row of the status word or exchange two of its
 * steps.
 */
public final class RowMutants {
  private static final String ROW = "row";

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
    for (String field : List.of("from", "via", "to")) {
      for (String status : table.vocabulary().statuses()) {
        if (!status.equals(value(row, field))) {
          mutants.add(
              new Mutant(
                  table.edition(),
                  row.id(),
                  field + " = " + status,
                  Mutation.word(ROW, row.id(), field, status)));
        }
      }
    }
    mutants.addAll(StepMutants.exchanged(table.edition(), row.id(), row.steps()));
    return mutants;
  }

  private static String value(Row row, String field) {
    return switch (field) {
      case "from" -> row.from();
      case "via" -> row.via();
      default -> row.to();
    };
  }
}
