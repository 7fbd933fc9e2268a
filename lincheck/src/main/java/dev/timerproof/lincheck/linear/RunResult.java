package dev.timerproof.lincheck.linear;

import dev.timerproof.lincheck.TimersUnderTest.Fired;
import java.util.ArrayList;
import java.util.List;

/**
 * The result of a call that runs the due timers of a processor: the timers that fired, and when to
 * look next. A class and not a record, because Lincheck cannot analyze records.
 */
public final class RunResult {
  private final List<Fired> fired;
  private final long next;

  /**
   * The result of a run.
   *
   * @param fired the timers that fired, in order
   * @param next when the next timer is due, as the protocol answers; 0 for none
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
