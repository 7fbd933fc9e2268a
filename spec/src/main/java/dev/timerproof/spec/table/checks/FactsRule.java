package dev.timerproof.spec.table.checks;

import dev.timerproof.spec.table.Frame;
import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.Vocabulary;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The facts that a step needs hold before it, along every path through a frame, and each list of
 * steps leaves the lock as it found it.
 */
final class FactsRule implements Rule {
  private static final String LOCK = "lock";
  private static final String FREE = "free";
  private static final String TIMERS_P = "tpp";

  /** Hooks that set or read a register; their entries in the vocabulary have no facts. */
  private static final Map<String, Vocabulary.Step> HOOKS =
      Map.of(
          "exitifnoadjust", hook("exitifnoadjust", List.of(), List.of("adj")),
          "endifadjusted", hook("endifadjusted", List.of("adj"), List.of()));

  @Override
  public void check(TimerTable table, Findings findings) {
    for (Frame frame : table.frames().values()) {
      Set<String> atStart = atStart(frame);
      Set<String> entered = run(frame, "enter", frame.enter(), atStart, table, findings);
      Set<String> round = run(frame, "round", frame.round(), entered, table, findings);
      Set<String> picked = new LinkedHashSet<>(round);
      if (atStart.contains(LOCK)) {
        picked.add(TIMERS_P); // a timer that was picked from a P's heap is on that P
      }
      picked = run(frame, "picked", frame.picked(), picked, table, findings);
      for (Row row : table.rowsOf(frame.op())) {
        var path = new Path(table, "", message -> findings.row(row, message));
        path.lockUnchanged(picked, path.run(row.steps(), picked));
      }
      // A walk may end before the first row, so nothing that a row sets is certain here.
      run(frame, "leave", frame.leave(), entered, table, findings);
    }
  }

  private static Set<String> atStart(Frame frame) {
    Set<String> facts = new LinkedHashSet<>();
    facts.add(frame.lock() == Frame.Lock.NONE ? FREE : LOCK);
    return facts;
  }

  private static Set<String> run(
      Frame frame,
      String list,
      List<String> steps,
      Set<String> before,
      TimerTable table,
      Findings findings) {
    var path = new Path(table, list + ": ", message -> findings.frame(frame, message));
    Set<String> after = path.run(steps, before);
    path.lockUnchanged(before, after);
    return after;
  }

  private static Vocabulary.Step hook(String name, List<String> needs, List<String> gives) {
    return new Vocabulary.Step(name, needs, gives, List.of(), List.of(), List.of(), "");
  }

  /** Receives the problems of a path. */
  private interface Report {
    void problem(String message);
  }

  /** Runs one list of steps over the facts alone. */
  private record Path(TimerTable table, String prefix, Report report) {
    Set<String> run(List<String> steps, Set<String> before) {
      Set<String> facts = new LinkedHashSet<>(before);
      for (int i = 0; i < steps.size(); i++) {
        String name = steps.get(i);
        Vocabulary.Step step = table.vocabulary().steps().getOrDefault(name, HOOKS.get(name));
        if (step == null) {
          continue; // a hook without facts, or a word that another rule reports
        }
        for (String fact : step.needs()) {
          if (!facts.contains(fact)) {
            report.problem(
                prefix
                    + "step "
                    + (i + 1)
                    + ", "
                    + name
                    + ", needs "
                    + fact
                    + ", which does not hold there");
          }
        }
        step.takes().forEach(facts::remove);
        facts.addAll(step.gives());
      }
      return facts;
    }

    void lockUnchanged(Set<String> before, Set<String> after) {
      for (String state : List.of(LOCK, FREE)) {
        if (before.contains(state) && !after.contains(state)) {
          report.problem(prefix + "starts with " + state + " and ends without it");
        }
      }
    }
  }
}
