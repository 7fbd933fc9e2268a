package dev.timerproof.mutants;

import dev.timerproof.spec.mutate.Mutant;
import dev.timerproof.spec.table.PollerRow;
import dev.timerproof.spec.table.PollerTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The mutants of a row of the poller that change one datum. */
final class PollerMutants {
  private final PollerTable table;
  private final PollerRow row;

  private PollerMutants(PollerTable table, PollerRow row) {
    this.table = table;
    this.row = row;
  }

  /** The mutants of these kinds, in the order of the rows. */
  static List<Mutant> of(PollerTable table, Set<MutantKind> kinds) {
    List<Mutant> mutants = new ArrayList<>();
    table.rows().forEach(row -> mutants.addAll(new PollerMutants(table, row).all(kinds)));
    return mutants;
  }

  private List<Mutant> all(Set<MutantKind> kinds) {
    List<Mutant> mutants = new ArrayList<>();
    if (kinds.contains(MutantKind.STATUS)) {
      List<String> values = table.words().getOrDefault(row.word(), List.of());
      mutants.addAll(others("from", row.from(), values));
      mutants.addAll(others("via", row.via(), values));
      mutants.addAll(others("to", row.to(), values));
    }
    if (kinds.contains(MutantKind.ORDER)) {
      mutants.addAll(RowEdits.exchanged(table.edition(), row.id(), row.steps()));
    }
    if (kinds.contains(MutantKind.DROP)) {
      mutants.addAll(RowEdits.dropped(table.edition(), row.id(), row.steps()));
    }
    if (kinds.contains(MutantKind.FIELD)) {
      Set<String> kindsOfRows = new TreeSet<>();
      table.rows().forEach(other -> kindsOfRows.add(other.kind().word()));
      mutants.addAll(others("guard", row.guard().word(), table.guards().keySet()));
      mutants.addAll(others("kind", row.kind().word(), kindsOfRows));
      mutants.addAll(others("result", row.result().word(), table.results().keySet()));
    }
    return mutants;
  }

  private List<Mutant> others(String field, String own, Collection<String> words) {
    return RowEdits.otherWords(table.edition(), row.id(), field, own, words);
  }
}
