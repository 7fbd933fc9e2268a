package dev.timerproof.spec.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * The table of one edition of the timers with a mutex, mutations applied. Maps keep the order of
 * {@code MutexTable.tla}.
 *
 * @param edition the edition's name
 * @param mutations what was changed; empty for the edition itself
 * @param rows in the table's order
 * @param operations by name
 * @param parameters by name
 * @param vocabulary the words that rows may use; the same for all editions
 */
public record MutexTable(
    String edition,
    List<Mutation> mutations,
    List<MutexRow> rows,
    Map<String, Operation> operations,
    Map<String, String> parameters,
    MutexVocabulary vocabulary) {
  public MutexTable {
    mutations = List.copyOf(mutations);
    rows = List.copyOf(rows);
    operations = Collections.unmodifiableMap(new LinkedHashMap<>(operations));
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /**
   * The properties of an operation besides its rows.
   *
   * @param op the operation
   * @param holds the locks that its caller holds
   * @param gives those of them that it releases
   * @param args its arguments
   * @param place where it is written
   */
  public record Operation(
      String op, List<String> holds, List<String> gives, List<String> args, Place place) {}

  /** This table with other rows, which come from these mutations. */
  public MutexTable withRows(List<Mutation> changes, List<MutexRow> changed) {
    return new MutexTable(edition, changes, changed, operations, parameters, vocabulary);
  }

  /** The rows of one operation, in the table's order. */
  public List<MutexRow> rowsOf(String op) {
    return rows.stream().filter(row -> row.op().equals(op)).toList();
  }

  /** The rows of an operation by the stage that they are at, both in the table's order. */
  public Map<String, List<MutexRow>> stages(String op) {
    Map<String, List<MutexRow>> stages = new LinkedHashMap<>();
    rowsOf(op).forEach(row -> stages.computeIfAbsent(row.at(), s -> new ArrayList<>()).add(row));
    return stages;
  }

  /** The operations that rows of an operation call. */
  public List<String> calledBy(String op) {
    var called = new LinkedHashSet<String>();
    for (MutexRow row : rowsOf(op)) {
      for (String step : row.steps()) {
        String other = vocabulary.calls().get(step);
        if (other != null) {
          called.add(other);
        }
      }
    }
    return List.copyOf(called);
  }
}
