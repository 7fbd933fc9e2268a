package dev.timerproof.spec.table.checks;

import dev.timerproof.spec.table.Problem;
import dev.timerproof.spec.table.TimerTable;
import java.util.List;

/**
 * What a table must fulfil besides its types, so that interpreters and generators need not ask. The
 * rules say nothing about whether the protocol is right: that is for the models.
 */
public final class TableChecks {
  private static final List<Rule> WORDS =
      List.of(
          new VocabularyRule(), new RowWordsRule(), new FrameWordsRule(), new PollerWordsRule());

  private static final List<Rule> RULES =
      List.of(
          new IdRule(),
          new CoverageRule(),
          new CaseRule(),
          new CaseGroupRule(),
          new StatusRule(),
          new CommitRule(),
          new StepsRule(),
          new ResultRule(),
          new LostRule(),
          new AnswerRule(),
          new FactsRule(),
          new PollerRule());

  private TableChecks() {}

  /**
   * Everything that is wrong with the table; empty if it is well formed. Words that are not in the
   * vocabulary are reported alone: what else would be found is mostly their consequence. Pure.
   */
  public static List<Problem> check(TimerTable table) {
    List<Problem> unknown = check(table, WORDS);
    return unknown.isEmpty() ? check(table, RULES) : unknown;
  }

  private static List<Problem> check(TimerTable table, List<Rule> rules) {
    var findings = new Findings(table);
    for (Rule rule : rules) {
      rule.check(table, findings);
    }
    return findings.problems();
  }
}
