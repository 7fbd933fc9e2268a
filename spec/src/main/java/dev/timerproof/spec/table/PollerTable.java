package dev.timerproof.spec.table;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The poller's rows of one edition, possibly with mutations, and the words that they use.
 *
 * @param edition the edition's name
 * @param mutations what was changed; empty for the edition itself
 * @param rows in the table's order
 * @param parameters by name
 * @param words the values of each word, the first one being its first value
 * @param frames the words that an operation visits, by operation
 * @param guards meanings of guards
 * @param results meanings of results
 * @param steps meanings of steps
 * @param place where the words that operations visit are written
 */
public record PollerTable(
    String edition,
    List<Mutation> mutations,
    List<PollerRow> rows,
    Map<String, String> parameters,
    Map<String, List<String>> words,
    Map<String, List<String>> frames,
    Map<String, String> guards,
    Map<String, String> results,
    Map<String, String> steps,
    Place place) {
  public PollerTable {
    mutations = List.copyOf(mutations);
    rows = List.copyOf(rows);
    parameters = ordered(parameters);
    words = ordered(words);
    frames = ordered(frames);
    guards = ordered(guards);
    results = ordered(results);
    steps = ordered(steps);
  }

  private static <V> Map<String, V> ordered(Map<String, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /** A table without rows, for tables that are about the status word alone. */
  public static PollerTable none(String edition) {
    return new PollerTable(
        edition,
        List.of(),
        List.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        new Place(edition, 0, 0));
  }

  /** This table with other rows, and the mutations that made them so. */
  public PollerTable withRows(List<Mutation> mutations, List<PollerRow> changed) {
    return new PollerTable(
        edition, mutations, changed, parameters, words, frames, guards, results, steps, place);
  }

  /** The rows of an operation, in the table's order. */
  public List<PollerRow> rowsOf(String op) {
    return rows.stream().filter(r -> r.op().equals(op)).toList();
  }

  /** The rows of an operation at one of its words, in the table's order. */
  public List<PollerRow> rowsAt(String op, String word) {
    return rows.stream().filter(r -> r.op().equals(op) && r.word().equals(word)).toList();
  }

  /** Whether a mutation changes one of these rows. */
  public boolean has(Mutation mutation) {
    return mutation.part().equals("row")
        && rows.stream().anyMatch(row -> row.id().equals(mutation.name()));
  }

  /**
   * The row of this id.
   *
   * @throws IllegalArgumentException if there is none; the message names the nearest
   */
  public PollerRow row(String id) {
    for (PollerRow row : rows) {
      if (row.id().equals(id)) {
        return row;
      }
    }
    throw Names.error("row", id, rows.stream().map(PollerRow::id).toList());
  }
}
