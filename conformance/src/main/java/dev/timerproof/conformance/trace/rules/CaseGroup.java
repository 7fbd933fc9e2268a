package dev.timerproof.conformance.trace.rules;

import java.util.ArrayList;
import java.util.List;

/**
 * The rows that begin with one and the same compare-and-set; which of them runs shows later, by the
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

  /** The rows that have no commit: the first change is the last one, too. */
  List<CodedRow> settling() {
    return settling;
  }

  /** The rows whose commit leads to a status. */
  List<CodedRow> committingTo(int status) {
    return commits.get(status);
  }

  /** Whether no commit can follow. */
  boolean settlesAlways() {
    return settling.size() == rows.size();
  }

  /** Whether a commit must follow. */
  public boolean staysOpen() {
    return settling.isEmpty();
  }
}
