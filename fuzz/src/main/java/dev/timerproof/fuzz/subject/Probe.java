package dev.timerproof.fuzz.subject;

import dev.timerproof.lincheck.StepProbe;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Notes which rows a single thread takes, and which row follows which. Ends an operation that goes
 * on for ever, and one that waits, because no other thread is there to wait for.
 */
final class Probe implements StepProbe.Listener {
  /** Prefix of a row among the things reached, and in what generated code reports. */
  static final String ROW = "row ";

  /** An upper limit: an operation on a dozen timers has some hundreds of steps. */
  private static final int MOST_STEPS = 50_000;

  private final Set<String> reached = new HashSet<>();
  private final Set<String> rows = new LinkedHashSet<>();
  private String last = "";
  private int steps;

  /**
   * Runs an input with a probe that listens to the steps of this thread.
   *
   * @param run returns what is wrong, if anything is
   */
  static Execution watch(Function<Probe, Optional<String>> run) {
    Probe probe = new Probe();
    StepProbe.listen(probe);
    try {
      Optional<String> fault = run.apply(probe);
      return new Execution(probe.reached, fault.map(text -> Fault.of(text, probe.rows())));
    } finally {
      StepProbe.listen(StepProbe.Listener.NOBODY);
    }
  }

  /** Notes that the next operation begins. */
  void begin(String operation) {
    rows.clear();
    last = operation;
    steps = 0;
  }

  @Override
  public void step(String what, String step) {
    if (++steps > MOST_STEPS) {
      throw new AssertionError("the call does not end");
    }
    if (what.startsWith(ROW) && !what.equals(last)) {
      reached.add(what);
      reached.add("after " + last + ": " + what);
      last = what;
      rows.add(what.substring(ROW.length()));
    }
  }

  @Override
  public void pause() {
    throw new AssertionError("the call waits for ever");
  }

  void reached(String feature) {
    reached.add(feature);
  }

  /** The rows of the operation that began last. */
  List<String> rows() {
    return new ArrayList<>(rows);
  }
}
