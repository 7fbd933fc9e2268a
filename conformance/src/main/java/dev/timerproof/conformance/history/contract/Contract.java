package dev.timerproof.conformance.history.contract;

import java.util.List;

/**
 * What a runtime promises about each of its timers. Immutable.
 *
 * @param name its name, or the file that it comes from
 * @param early by how much a timer may fire before its deadline, in ns, at least 0
 * @param stop what the answer of stop promises
 * @param reset what the answer of reset promises
 * @param ticks the kinds of periods that there are; the first is that of an arm that names none
 * @param values what stop and reset do to a value that is in the timer's channel
 * @param calls whether a function may begin after stop or reset has returned
 * @param overlap whether the function of a timer may be called while it still runs
 * @param lostAfter how long after its deadline a timer that has not fired counts as lost, in ns
 */
public record Contract(
    String name,
    long early,
    Answers stop,
    Answers reset,
    List<Ticks> ticks,
    Values values,
    Calls calls,
    boolean overlap,
    long lostAfter) {

  /** What stop and reset do to a value that was sent and not received. */
  public enum Values {
    /** It stays in the channel. */
    BUFFERED("buffered"),
    /** They take it back, which counts as keeping the timer from firing. */
    WITHDRAWN("withdrawn"),
    /** There are no channels. */
    ABSENT("absent");

    private final String text;

    Values(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** When the function of a timer is called. */
  public enum Calls {
    /** Some time after the timer has expired, maybe after a stop that came too late. */
    DEFERRED("deferred"),
    /** In the step in which it expires: once stop or reset has returned, it does not begin. */
    AT_ONCE("at-once");

    private final String text;

    Calls(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  public Contract {
    ticks = List.copyOf(ticks);
  }
}
