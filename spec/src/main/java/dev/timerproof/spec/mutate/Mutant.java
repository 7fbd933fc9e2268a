package dev.timerproof.spec.mutate;

import dev.timerproof.spec.table.Mutation;
import java.util.List;

/**
 * A row with one field changed.
 *
 * @param edition the edition
 * @param row the row's id
 * @param change what was changed, in words: {@code to = Removed}, {@code swap 2 commit, 3 incdel}
 * @param mutation the change as data
 */
public record Mutant(String edition, String row, String change, Mutation mutation) {
  /** The one name of this mutant in lists and result files. */
  public String key() {
    return edition + " " + row + " " + change;
  }

  /** The mutation as the TLA+ text of a sequence with one record. */
  String text() {
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
