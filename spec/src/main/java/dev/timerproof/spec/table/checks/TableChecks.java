package dev.timerproof.spec.table.checks;

import dev.timerproof.spec.table.Problem;
import dev.timerproof.spec.table.TimerTable;
import java.util.List;

/**
 * The rules that a table must fulfil besides its types, so that interpreters and generators can
 * rely on them. They do not check whether the protocol is right; the models do.
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
   * Everything that is wrong with the table; empty if it is well formed. If words are not in the
   * vocabulary, only these are reported, because most other problems would follow from them.
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
