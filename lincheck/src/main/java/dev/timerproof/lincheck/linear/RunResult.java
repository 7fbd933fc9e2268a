package dev.timerproof.lincheck.linear;

import dev.timerproof.lincheck.TimersUnderTest.Fired;
import java.util.ArrayList;
import java.util.List;

/**
 * The answer of a call that runs the due timers of a processor: which timers fired, and when to
 * look next. A class and not a record, because Lincheck cannot look into records.
 */
public final class RunResult {
  private final List<Fired> fired;
  private final long next;

  /**
   * A run.
   *
   * @param fired the timers that fired, in their order
   * @param next the answer to when the next one is due; 0 for none
   */
  public RunResult(List<Fired> fired, long next) {
    this.fired = new ArrayList<>(fired);
    this.next = next;
  }

  List<Fired> fired() {
    return fired;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RunResult && toString().equals(other.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int k = 0; k < fired.size(); k++) {
      Fired f = fired.get(k);
      text.append("fired ").append(f.timer()).append(" for ").append(f.armedFor()).append(", ");
    }
    return text.append("next ").append(next).toString();
  }
}
