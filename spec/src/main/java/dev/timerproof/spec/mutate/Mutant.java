package dev.timerproof.spec.mutate;

import dev.timerproof.spec.table.MalformedTableException;
import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.reading.TableReader;
import java.util.List;

/**
 * A table with one datum changed.
 *
 * @param edition the edition
 * @param row the row's id, or another part such as {@code frame adjusttimers} or {@code parameter
 *     scan}
 * @param change the change in words: {@code to = Removed}, {@code swap 2 commit, 3 incdel}
 * @param mutation the change as data
 */
public record Mutant(String edition, String row, String change, Mutation mutation) {
  /** The unique name of this mutant in lists and result files. */
  public String key() {
    return edition + " " + row + " " + change;
  }

  /** Whether a row was changed. */
  public boolean isOfRow() {
    return mutation.part().equals("row");
  }

  /**
   * The table with the change.
   *
   * @param table the unchanged edition
   * @throws MalformedTableException if the table's reader refuses it
   */
  public TimerTable applied(TableReader reader, TimerTable table) {
    return reader.changed(table, mutation);
  }

  /** The mutation as the TLA+ text of a sequence with one record. */
  public String text() {
    return "<<[part |-> %s, name |-> %s, field |-> %s, value |-> %s]>>"
        .formatted(
            quoted(mutation.part()),
            quoted(mutation.name()),
            quoted(mutation.field()),
            mutation.value() instanceof List<?> words
                ? "<<" + String.join(", ", words.stream().map(Mutant::quoted).toList()) + ">>"
                : quoted(mutation.value()));
  }

  private static String quoted(Object word) {
    return "\"" + word + "\"";
  }
}
