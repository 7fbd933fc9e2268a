package dev.timerproof.spec.table.checks;

import dev.timerproof.spec.table.Problem;
import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.TimerTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a table must fulfil besides its types, so that interpreters and generators need not ask. The
 * rules say nothing about whether the protocol is right: that is for the models.
 */
public final class TableChecks {
  private static final List<Rule> WORDS =
      List.of(new VocabularyRule(), new RowWordsRule(), new FrameWordsRule());

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
          new FactsRule());

  private TableChecks() {}

  /**
   * Everything that is wrong with the table; empty if it is well formed. Words that are not in the
   * vocabulary are reported alone: what else would be found is mostly their consequence. Pure.
   */
  public static List<Problem> check(TimerTable table) {
    List<Problem> unknown = check(table, WORDS);
    List<Problem> problems = new ArrayList<>(unknown.isEmpty() ? check(table, RULES) : unknown);
    Set<String> ids = table.rows().stream().map(Row::id).collect(Collectors.toSet());
    problems.addAll(new PollerChecks(table.poller(), ids).check());
    return problems;
  }

  private static List<Problem> check(TimerTable table, List<Rule> rules) {
    var findings = new Findings(table);
    for (Rule rule : rules) {
      rule.check(table, findings);
    }
    return findings.problems();
  }
}
