package dev.timerproof.proofs.matrix;

import dev.timerproof.proofs.model.StateModel;
import dev.timerproof.spec.mutate.Mutant;
import dev.timerproof.spec.mutate.MutantKind;
import dev.timerproof.spec.mutate.TableMutants;
import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.TableReader;
import dev.timerproof.spec.table.TimerTable;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The changed rows that the proof is asked about. */
final class MatrixMutants {
  private static final Set<MutantKind> KINDS =
      EnumSet.of(MutantKind.STATUS, MutantKind.ORDER, MutantKind.DROP, MutantKind.FIELD);

  private MatrixMutants() {}

  /** The mutants of the rows of the word that the proofs follow, in the table's order. */
  static List<Mutant> of(TableReader reader, String edition) {
    TimerTable table = reader.read(edition);
    Set<String> rows =
        StateModel.builtIn().restrict(table).rows().stream()
            .map(Row::id)
            .collect(Collectors.toSet());
    return TableMutants.of(reader, table, KINDS).stream()
        .filter(mutant -> rows.contains(mutant.row()))
        .toList();
  }
}
