package dev.timerproof.proofs.smt;

import dev.timerproof.proofs.flow.Action;
import dev.timerproof.proofs.model.Facts;
import dev.timerproof.proofs.model.Law;
import dev.timerproof.proofs.sexp.Sexp;
import dev.timerproof.proofs.sexp.SexpReader;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The obligations of one step for a counter's law: the step changes only the contributions of its
 * own timer and thread, and the counter by the sum of these changes; or it resets the counter of a
 * P to which nothing contributes.
 */
final class LawChecks {
  private final Law law;
  private final UnaryOperator<Sexp> behind;
  private final Sexp timer;

  LawChecks(Law law, Action action, UnaryOperator<Sexp> behind) {
    this.law = law;
    this.behind = behind;
    this.timer =
        Sexp.form(Sexp.atom("tgt"), Sexp.atom("me"), Sexp.atom(Facts.level(action.level())));
  }

  void addTo(List<Check> checks) {
    Sexp counter = Sexp.form(Sexp.atom(law.counter()), Sexp.atom("q"));
    Sexp suspended = law.suspended();
    boolean timers = changes(law.timer());
    boolean threads = changes(law.thread());
    boolean resets = changes(suspended);
    if (!timers && !threads && !resets && !changes(counter)) {
      return;
    }
    Sexp open =
        form("(and (not SUSPENDED) (not SUSPENDED-AFTER))", suspended, behind.apply(suspended));
    if (timers) {
      add(
          checks,
          "one-timer",
          "(forall ((t Timer) (q P)) (=> OPEN (or (= t MINE) (= AFTER BEFORE))))",
          open,
          behind.apply(law.timer()),
          law.timer());
    }
    if (threads) {
      add(
          checks,
          "one-thread",
          "(forall ((a Thread) (q P)) (=> OPEN (or (= a me) (= AFTER BEFORE))))",
          open,
          behind.apply(law.thread()),
          law.thread());
    }
    Sexp mine = law.timer().substitute(Map.of("t", timer));
    Sexp me = law.thread().substitute(Map.of("a", Sexp.atom("me")));
    Sexp balance =
        form(
            "(forall ((q P)) (=> OPEN (= (- COUNTER-AFTER COUNTER) (+ (- TIMER-AFTER TIMER) (- THREAD-AFTER THREAD)))))",
            Map.of(
                "OPEN", open,
                "COUNTER", counter,
                "COUNTER-AFTER", behind.apply(counter),
                "TIMER", mine,
                "TIMER-AFTER", behind.apply(law.timer()).substitute(Map.of("t", timer)),
                "THREAD", me,
                "THREAD-AFTER",
                    behind.apply(law.thread()).substitute(Map.of("a", Sexp.atom("me")))));
    checks.add(new Check(law.name() + "/balance", Check.Kind.LAW, true, balance));
    if (resets && law.resets()) {
      reset(checks, counter, suspended);
    }
  }

  /** The obligation of a reset: afterwards the counter and all contributions are 0. */
  private void reset(List<Check> checks, Sexp counter, Sexp suspended) {
    Sexp goal =
        form(
            "(forall ((q P) (t Timer) (a Thread)) (=> (and SUSPENDED (not SUSPENDED-AFTER))"
                + " (and (= COUNTER 0) (= TIMER 0) (= THREAD 0))))",
            Map.of(
                "SUSPENDED", suspended,
                "SUSPENDED-AFTER", behind.apply(suspended),
                "COUNTER", behind.apply(counter),
                "TIMER", behind.apply(law.timer()),
                "THREAD", behind.apply(law.thread())));
    checks.add(new Check(law.name() + "/reset", Check.Kind.LAW, true, goal));
  }

  private boolean changes(Sexp e) {
    return !behind.apply(e).equals(e);
  }

  private void add(
      List<Check> checks, String part, String goal, Sexp open, Sexp after, Sexp before) {
    Map<String, Sexp> parts = Map.of("OPEN", open, "MINE", timer, "AFTER", after, "BEFORE", before);
    checks.add(new Check(law.name() + "/" + part, Check.Kind.LAW, true, form(goal, parts)));
  }

  private static Sexp form(String text, Sexp suspended, Sexp suspendedAfter) {
    return form(text, Map.of("SUSPENDED", suspended, "SUSPENDED-AFTER", suspendedAfter));
  }

  private static Sexp form(String text, Map<String, Sexp> parts) {
    return SexpReader.one(text).substitute(parts);
  }
}
