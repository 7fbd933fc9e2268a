package dev.timerproof.conformance.trace.rules;

import java.util.ArrayList;
import java.util.List;

/**
 * The rows that begin with the same compare-and-set; which of them was taken shows only at the
 * commit.
 */
public final class CaseGroup {
  private final List<CodedRow> rows = new ArrayList<>();
  private final List<CodedRow> settling = new ArrayList<>();
  private final List<List<CodedRow>> commits = new ArrayList<>();

  CaseGroup(int statuses) {
    for (int i = 0; i < statuses; i++) {
      commits.add(new ArrayList<>());
    }
  }

  void add(CodedRow row) {
    rows.add(row);
    (row.row().commits() ? commits.get(row.to()) : settling).add(row);
  }

  int op() {
    return rows.get(0).op();
  }

  int via() {
    return rows.get(0).via();
  }

  /** All rows, in the table's order. */
  public List<CodedRow> rows() {
    return rows;
  }

  /** The rows without a commit: their first change is also the last. */
  List<CodedRow> settling() {
    return settling;
  }

  /** The rows whose commit leads to a status. */
  List<CodedRow> committingTo(int status) {
    return commits.get(status);
  }

  /** Whether none of the rows has a commit. */
  boolean settlesAlways() {
    return settling.size() == rows.size();
  }

  /** Whether all of the rows have a commit. */
  public boolean staysOpen() {
    return settling.isEmpty();
  }
}
