package dev.timerproof.fuzz.subject;

import dev.timerproof.lincheck.StepProbe;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Notes which rows one thread takes, and which follows which. An operation that goes on for ever is
 * ended, and so is one that waits although there is nobody else.
 */
final class Probe implements StepProbe.Listener {
  /** How what is reached begins for a row; and so the point of a row that generated code tells. */
  static final String ROW = "row ";

  /** An operation on a dozen timers has some hundreds of steps. */
  private static final int MOST_STEPS = 50_000;

  private final Set<String> reached = new HashSet<>();
  private final Set<String> rows = new LinkedHashSet<>();
  private String last = "";
  private int steps;

  /** The next operation begins. */
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

  Set<String> reached() {
    return reached;
  }

  /** The rows of the operation that began last. */
  List<String> rows() {
    return new ArrayList<>(rows);
  }
}
