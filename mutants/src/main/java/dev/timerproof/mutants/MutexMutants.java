package dev.timerproof.mutants;

import dev.timerproof.spec.mutate.Mutant;
import dev.timerproof.spec.mutate.MutatedTable;
import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.MutexRow;
import dev.timerproof.spec.table.MutexTable;
import dev.timerproof.spec.table.MutexVocabulary;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The mutants of the table of the timers with a mutex that change one datum of a row. */
final class MutexMutants {
  private static final String ROW = "row";

  private final MutexTable table;
  private final MutexVocabulary words;

  private MutexMutants(MutexTable table) {
    this.table = table;
    this.words = table.vocabulary();
  }

  /** The mutants of these kinds, in the table's order, parameters last. */
  static List<Mutant> of(MutatedTable.OfMutex edition, Set<MutantKind> kinds) {
    var mutants = new MutexMutants(edition.table());
    List<Mutant> all = new ArrayList<>();
    edition.table().rows().forEach(row -> all.addAll(mutants.of(row, kinds)));
    if (kinds.contains(MutantKind.PARAMETER)) {
      all.addAll(mutants.parameters(edition));
    }
    return all;
  }

  private List<Mutant> of(MutexRow row, Set<MutantKind> kinds) {
    String edition = table.edition();
    List<Mutant> all = new ArrayList<>();
    if (kinds.contains(MutantKind.STATUS)) {
      all.addAll(
          RowEdits.otherWords(edition, row.id(), "word", row.word(), words.words().keySet()));
      all.addAll(patterns(row));
    }
    if (kinds.contains(MutantKind.ORDER)) {
      all.addAll(RowEdits.exchanged(edition, row.id(), row.steps()));
    }
    if (kinds.contains(MutantKind.DROP)) {
      all.addAll(RowEdits.dropped(edition, row.id(), row.steps()));
    }
    if (kinds.contains(MutantKind.FIELD)) {
      all.addAll(guards(row));
      Set<String> next = new LinkedHashSet<>(table.stages(row.op()).keySet());
      next.addAll(words.ends().keySet());
      all.addAll(RowEdits.otherWords(edition, row.id(), "next", row.next(), next));
    }
    return all;
  }

  /** Another pattern for one of the bits. */
  private List<Mutant> patterns(MutexRow row) {
    List<Mutant> all = new ArrayList<>();
    for (int bit = 0; bit < row.from().size(); bit++) {
      for (String pattern : words.patterns().keySet()) {
        if (!pattern.equals(row.from().get(bit))) {
          List<String> other = new ArrayList<>(row.from());
          other.set(bit, pattern);
          all.add(mutant(row, "from", "from = " + String.join("", other), other));
        }
      }
    }
    return all;
  }

  /** A guard is left out, or the opposite one stands in its place. */
  private List<Mutant> guards(MutexRow row) {
    List<Mutant> all = new ArrayList<>();
    for (int k = 0; k < row.guards().size(); k++) {
      String guard = row.guards().get(k);
      List<String> fewer = new ArrayList<>(row.guards());
      fewer.remove(k);
      all.add(mutant(row, "guards", "guard drop " + guard, fewer));
      for (List<String> cases : words.guardCases()) {
        for (String opposite : cases) {
          if (cases.contains(guard) && !opposite.equals(guard)) {
            List<String> other = new ArrayList<>(row.guards());
            other.set(k, opposite);
            all.add(mutant(row, "guards", "guard " + guard + " = " + opposite, other));
          }
        }
      }
    }
    return all;
  }

  private Mutant mutant(MutexRow row, String field, String change, List<String> words) {
    return new Mutant(
        table.edition(), row.id(), change, Mutation.words(ROW, row.id(), field, words));
  }

  /** A parameter has the value of another edition. */
  private List<Mutant> parameters(MutatedTable.OfMutex edition) {
    List<Mutant> all = new ArrayList<>();
    table
        .parameters()
        .forEach(
            (name, value) -> {
              Set<String> values = new TreeSet<>();
              words
                  .editions()
                  .forEach(e -> values.add(edition.reader().read(e).parameters().get(name)));
              all.addAll(TableMutants.parameter(table.edition(), name, value, values));
            });
    return all;
  }
}
