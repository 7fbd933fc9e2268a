package dev.timerproof.conformance.trace.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows that a change may belong to. Filled again for each change. */
final class MatchedRows {
  /** The rows that begin with the change; null when the change ends a row. */
  @Nullable CaseGroup begun;

  /** The rows that the change may be part of, in the table's order; never empty. */
  List<CodedRow> candidates = List.of();

  /** Notes that the change is the first half of the group's rows. */
  void begins(CaseGroup group) {
    begun = group;
    candidates = group.rows();
  }

  /** Notes that the change ends one of the rows. */
  void ends(List<CodedRow> rows) {
    begun = null;
    candidates = rows;
  }
}
