package dev.timerproof.mutants;

import dev.timerproof.spec.mutate.Mutant;
import dev.timerproof.spec.mutate.MutatedTable;
import dev.timerproof.spec.table.Frame;
import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.Vocabulary;
import dev.timerproof.spec.table.reading.TableReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The mutants of a table that change one datum: of a row, of a frame, or a parameter. */
public final class TableMutants {
  private static final String FRAME = "frame";
  private static final String PARAMETER = "parameter";

  private final TableReader reader;
  private final TimerTable table;

  private TableMutants(TableReader reader, TimerTable table) {
    this.reader = reader;
    this.table = table;
  }

  /**
   * The mutants of these kinds, rows first, the poller's after the others, in the table's order.
   */
  public static List<Mutant> of(MutatedTable<?> table, Set<MutantKind> kinds) {
    return table instanceof MutatedTable.OfMutex mutex
        ? MutexMutants.of(mutex, kinds)
        : of((MutatedTable.OfStatusWord) table, kinds);
  }

  private static List<Mutant> of(MutatedTable.OfStatusWord table, Set<MutantKind> kinds) {
    return new TableMutants(table.reader(), table.table()).all(kinds);
  }

  private List<Mutant> all(Set<MutantKind> kinds) {
    List<Mutant> mutants = new ArrayList<>();
    for (Row row : table.rows()) {
      for (Mutant mutant : RowMutants.of(table, row)) {
        boolean isOrder = mutant.mutation().field().equals("steps");
        if (kinds.contains(isOrder ? MutantKind.ORDER : MutantKind.STATUS)) {
          mutants.add(mutant);
        }
      }
      if (kinds.contains(MutantKind.DROP)) {
        mutants.addAll(RowEdits.dropped(table.edition(), row.id(), row.steps()));
      }
      if (kinds.contains(MutantKind.FIELD)) {
        fields().forEach((field, words) -> mutants.addAll(others(row, field, words)));
      }
    }
    mutants.addAll(PollerMutants.of(table.poller(), kinds));
    if (kinds.contains(MutantKind.FRAME)) {
      table.frames().values().forEach(frame -> mutants.addAll(of(frame)));
    }
    if (kinds.contains(MutantKind.PARAMETER)) {
      table.parameters().forEach((name, value) -> mutants.addAll(parameter(name, value)));
    }
    return mutants;
  }

  /** The words that each field of a row may have. */
  private Map<String, Set<String>> fields() {
    Vocabulary words = table.vocabulary();
    Map<String, Set<String>> fields = new LinkedHashMap<>();
    fields.put("guard", words.guards().keySet());
    fields.put("kind", words.kinds().keySet());
    fields.put("owned", words.ownedCases().keySet());
    fields.put("result", words.results().keySet());
    fields.put("value", Set.copyOf(words.values()));
    Set<String> lost = new TreeSet<>();
    table.rows().forEach(other -> lost.add(other.lost().word()));
    fields.put("lost", lost);
    return fields;
  }

  private List<Mutant> others(Row row, String field, Set<String> words) {
    String value =
        switch (field) {
          case "guard" -> row.guard().word();
          case "kind" -> row.kind().word();
          case "owned" -> row.owned().word();
          case "result" -> row.result().word();
          case "value" -> row.value();
          default -> row.lost().word();
        };
    return RowEdits.otherWords(table.edition(), row.id(), field, value, new TreeSet<>(words));
  }

  private List<Mutant> of(Frame frame) {
    List<Mutant> mutants = new ArrayList<>();
    Map<String, List<String>> lists = new LinkedHashMap<>();
    lists.put("enter", frame.enter());
    lists.put("round", frame.round());
    lists.put("picked", frame.picked());
    lists.put("leave", frame.leave());
    lists.forEach(
        (field, words) -> {
          mutants.addAll(shortened(frame.op(), field, words));
          for (int k = 0; k + 1 < words.size(); k++) {
            List<String> exchanged = new ArrayList<>(words);
            Collections.swap(exchanged, k, k + 1);
            String change =
                "%s swap %d %s, %d %s"
                    .formatted(field, k + 1, words.get(k), k + 2, words.get(k + 1));
            mutants.add(
                mutant(
                    FRAME + " " + frame.op(),
                    change,
                    Mutation.words(FRAME, frame.op(), field, exchanged)));
          }
        });
    return mutants;
  }

  /** The mutants in which a hook list of a frame lacks one of its words. */
  private List<Mutant> shortened(String op, String field, List<String> words) {
    List<Mutant> mutants = new ArrayList<>();
    for (int k = 0; k < words.size(); k++) {
      List<String> fewer = new ArrayList<>(words);
      fewer.remove(k);
      mutants.add(
          mutant(
              FRAME + " " + op,
              "%s drop %d %s".formatted(field, k + 1, words.get(k)),
              Mutation.words(FRAME, op, field, fewer)));
    }
    return mutants;
  }

  private List<Mutant> parameter(String name, String value) {
    Set<String> values = new TreeSet<>();
    for (String edition : table.vocabulary().editions()) {
      String other = reader.readUnchecked(edition, List.of()).parameters().get(name);
      if (other != null) {
        values.add(other);
      }
    }
    return parameter(table.edition(), name, value, values);
  }

  /** A parameter has another one of these values than its own, in their order. */
  static List<Mutant> parameter(
      String edition, String name, String value, Collection<String> values) {
    return values.stream()
        .filter(other -> !other.equals(value))
        .map(
            other ->
                new Mutant(
                    edition,
                    PARAMETER + " " + name,
                    "= " + other,
                    Mutation.word(PARAMETER, "edition", name, other)))
        .toList();
  }

  private Mutant mutant(String where, String change, Mutation mutation) {
    return new Mutant(table.edition(), where, change, mutation);
  }
}
