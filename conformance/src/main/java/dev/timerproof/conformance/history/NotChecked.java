package dev.timerproof.conformance.history;

import dev.timerproof.conformance.history.contract.Answers;
import dev.timerproof.conformance.history.contract.Contract;
import dev.timerproof.conformance.history.contract.Contract.Values;
import dev.timerproof.conformance.history.contract.Ticks;
import dev.timerproof.conformance.history.reading.History;
import java.util.ArrayList;
import java.util.List;

/** What a history lacks, and what it therefore hides. */
final class NotChecked {
  private NotChecked() {}

  static List<String> of(History history, Contract contract) {
    History.Facts facts = history.facts();
    List<String> notes = new ArrayList<>();
    if (history.end() == null) {
      notes.add("lost timers: no end line, so what has not fired may only not be recorded");
    }
    boolean answers =
        contract.stop() != Answers.UNANSWERED || contract.reset() != Answers.UNANSWERED;
    if (answers && facts.answers() == 0) {
      notes.add("answers: no stop or reset has one, so a stop that came too late looks like any");
    } else if (answers && facts.noAnswers() > 0) {
      notes.add("answers of " + facts.noAnswers() + " calls of stop and reset, which have none");
    }
    if (facts.fires() == 0 && facts.receives() == 0) {
      notes.add("firings: none is recorded");
    }
    if (facts.fires() > 0 && facts.dones() == 0) {
      if (!contract.overlap()) {
        notes.add("overlap: no done lines, so a function that is called while it runs is not seen");
      }
      if (facts.periods() > 0 && contract.ticks().contains(Ticks.FIXED_DELAY)) {
        notes.add("fixed delays: no done lines, so they are counted from the call of the function");
      }
    }
    if (facts.periods() == 0 && !contract.ticks().isEmpty()) {
      notes.add("periods: no timer has one");
    }
    if (facts.fires() > 0 && facts.arguments() == 0) {
      notes.add("arguments: no arm says which, so a firing for another arm may pass");
    }
    if (contract.values() != Values.ABSENT) {
      if (facts.receives() == 0) {
        notes.add("values: no receive is recorded, so a stale value is not seen");
      } else if (facts.values() == 0) {
        notes.add("values: none says when it was sent, so one that was sent early may pass");
      }
    }
    if (facts.threads() == 1) {
      notes.add("races: all lines are of one thread");
    }
    return notes;
  }
}
