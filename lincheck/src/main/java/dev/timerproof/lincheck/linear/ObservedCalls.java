package dev.timerproof.lincheck.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What calls of some threads have answered, held against {@link ConsistencyCondition#PER_TIMER}.
 * Not thread-safe.
 */
public final class ObservedCalls {
  private final int timers;
  private final List<List<Observed>> lanes = new ArrayList<>();

  private record Observed(
      ScenarioCall op, List<Integer> args, Object answer, List<Integer> after) {}

  /**
   * No calls yet.
   *
   * @param timers how many timers there are
   * @param threads how many threads
   */
  public ObservedCalls(int timers, int threads) {
    this.timers = timers;
    for (int k = 0; k < threads; k++) {
      lanes.add(new ArrayList<>());
    }
  }

  /** For each thread, how many of its calls have returned so far. */
  public List<Integer> returned() {
    return lanes.stream().map(List::size).toList();
  }

  /**
   * A call has returned.
   *
   * @param op what was called
   * @param args its numbers, as {@link ScenarioCall#arguments} names them
   * @param answer what it answered; an empty text if it answers nothing
   * @param after what {@link #returned} said when it began
   */
  public void returned(
      int thread, ScenarioCall op, List<Integer> args, Object answer, List<Integer> after) {
    lanes.get(thread).add(new Observed(op, List.copyOf(args), answer, List.copyOf(after)));
  }

  /** Whether, for each timer alone, some order of atomic operations gives these answers. */
  public boolean hold() {
    return IntStream.range(0, timers).allMatch(this::holdsFor);
  }

  private boolean holdsFor(int timer) {
    List<List<Call>> calls = new ArrayList<>();
    for (List<Observed> lane : lanes) {
      calls.add(
          lane.stream()
              .map(
                  o ->
                      new Call(
                          ConsistencyCondition.PER_TIMER.steps(
                              o.op(), o.args(), o.answer(), t -> t == timer),
                          o.after()))
              .toList());
    }
    return new Search(calls, List.of()).finds(new ArmedTimers(timers));
  }
}
