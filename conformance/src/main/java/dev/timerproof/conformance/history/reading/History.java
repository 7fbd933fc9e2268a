package dev.timerproof.conformance.history.reading;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A history that was read.
 *
 * @param runtime the runtime that was recorded
 * @param contract the contract that the header names; null if none
 * @param lines how many lines were read, with the header
 * @param timers what it tells about each timer
 * @param end the reading of the clock in the line that ends it; null if it was cut
 * @param facts what it holds
 */
public record History(
    String runtime,
    @Nullable String contract,
    long lines,
    Collection<TimerHistory> timers,
    @Nullable Long end,
    Facts facts) {

  /**
   * What a history holds, for the list of what was not checked.
   *
   * @param answers how many calls of stop and reset have an answer
   * @param noAnswers how many have returned without
   * @param fires how many calls of functions there are
   * @param dones how many of them have returned
   * @param arguments how many arms say what the function is to be given
   * @param periods how many arms have a period
   * @param receives how many receives have returned with a value
   * @param values how many of them say when it was sent
   * @param threads how many threads there are
   */
  public record Facts(
      long answers,
      long noAnswers,
      long fires,
      long dones,
      long arguments,
      long periods,
      long receives,
      long values,
      int threads) {}

  public History {
    timers = List.copyOf(timers);
  }
}
