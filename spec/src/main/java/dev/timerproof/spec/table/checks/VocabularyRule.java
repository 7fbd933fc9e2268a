package dev.timerproof.spec.table.checks;

import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.Vocabulary;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** References between the vocabulary, the parameters and the groups name things that exist. */
final class VocabularyRule implements Rule {
  @Override
  public void check(TimerTable table, Findings findings) {
    Vocabulary words = table.vocabulary();
    known(findings, "InitialStatus", "status", words.initialStatus(), words.statuses());
    words
        .calls()
        .keySet()
        .forEach(s -> known(findings, "Calls", "step", s, words.steps().keySet()));
    words
        .calls()
        .values()
        .forEach(op -> known(findings, "Calls", "operation", op, table.frames().keySet()));
    words
        .aliases()
        .values()
        .forEach(op -> known(findings, "Aliases", "operation", op, table.frames().keySet()));
    table
        .groups()
        .forEach(
            (group, steps) ->
                steps.forEach(
                    step ->
                        known(findings, "group " + group, "step", step, words.steps().keySet())));
    code(table, findings);
    for (String name : table.parameters().keySet()) {
      if (!words.parameters().containsKey(name)) {
        findings.table("parameter " + name + ": no entry in ParameterNotes");
      }
    }
    for (String name : words.parameters().keySet()) {
      if (!table.parameters().containsKey(name)) {
        findings.table("ParameterNotes: edition " + table.edition() + " has no parameter " + name);
      }
    }
  }

  /** Each step, hook, guard and owned case has code, and nothing else has. */
  private static void code(TimerTable table, Findings findings) {
    Vocabulary words = table.vocabulary();
    Set<String> expected = new LinkedHashSet<>(words.steps().keySet());
    expected.addAll(words.hooks().keySet());
    expected.addAll(words.guards().keySet());
    expected.addAll(words.ownedCases().keySet());
    Set<String> found = table.code().statements().keySet();
    for (String word : expected) {
      if (!found.contains(word)) {
        findings.table("Code: no entry for " + word);
      }
    }
    found.forEach(word -> known(findings, "Code", "word", word, expected));
    table
        .code()
        .walks()
        .keySet()
        .forEach(shape -> known(findings, "Walks", "shape", shape, words.shapes().keySet()));
    for (String shape : words.shapes().keySet()) {
      if (!table.code().walks().containsKey(shape)) {
        findings.table("Walks: no entry for " + shape);
      }
    }
  }

  private static void known(
      Findings findings, String where, String what, String word, Collection<String> expected) {
    if (!expected.contains(word)) {
      findings.table(where + ": " + Findings.unknown(what, word, expected));
    }
  }
}
