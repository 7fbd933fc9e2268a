package dev.timerproof.spec.table.checks;

import dev.timerproof.spec.table.Frame;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.Vocabulary;
import java.util.Collection;
import java.util.List;

/**
 * Every word in a frame that is not an enum constant is in the vocabulary; its lists hold steps and
 * hooks.
 */
final class FrameWordsRule implements Rule {
  @Override
  public void check(TimerTable table, Findings findings) {
    Vocabulary words = table.vocabulary();
    for (Frame frame : table.frames().values()) {
      known(findings, frame, "exit value", frame.exit(), words.values());
      for (String argument : frame.args()) {
        known(findings, frame, "argument", argument, words.arguments());
      }
      for (List<String> hooks : lists(frame)) {
        for (String hook : hooks) {
          if (!words.steps().containsKey(hook)) {
            known(findings, frame, "hook", hook, words.hooks().keySet());
          }
        }
      }
    }
  }

  private static List<List<String>> lists(Frame frame) {
    return List.of(frame.enter(), frame.round(), frame.picked(), frame.leave());
  }

  private static void known(
      Findings findings, Frame frame, String what, String word, Collection<String> expected) {
    if (!expected.contains(word)) {
      findings.frame(frame, Findings.unknown(what, word, expected));
    }
  }
}
