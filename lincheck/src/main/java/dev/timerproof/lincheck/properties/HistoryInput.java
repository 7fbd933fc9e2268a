package dev.timerproof.lincheck.properties;

import dev.timerproof.lincheck.variant.TimerVariant;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A history and the heaps and processors that it runs on.
 *
 * @param arityShift the logarithm of the number of children in the heaps
 * @param processors how many processors there are
 * @param ops the steps
 */
record HistoryInput(int arityShift, int processors, List<HistoryStep> ops) {
  private static final Pattern TEXT = Pattern.compile("arity (\\d+), (\\d+) processors: (.*)");

  /** How many timers there are. */
  static final int TIMERS = 12;

  /** The largest number of steps. */
  static final int LENGTH = 250;

  HistoryInput {
    ops = List.copyOf(ops);
  }

  /** A history whose steps use only the given number of processors. */
  static HistoryInput of(int arityShift, int processors, List<HistoryStep> ops) {
    return new HistoryInput(
        arityShift, processors, ops.stream().map(op -> op.onProcessors(processors)).toList());
  }

  /** Reads what {@link #toString} wrote. */
  static HistoryInput parse(String text) {
    Matcher m = TEXT.matcher(text);
    if (!m.matches()) {
      throw new IllegalArgumentException("no history: " + text);
    }
    return new HistoryInput(
        Integer.numberOfTrailingZeros(Integer.parseInt(m.group(1))),
        Integer.parseInt(m.group(2)),
        HistoryStep.parse(m.group(3)));
  }

  /** This history on timers of a protocol, not yet begun. */
  History on(TimerVariant variant, Set<Promise> promises) {
    return new History(
        variant.timers(TIMERS, processors, arityShift), TIMERS, processors, promises);
  }

  /** The same history, cut after so many steps. */
  HistoryInput upTo(int count) {
    return new HistoryInput(arityShift, processors, ops.subList(0, count));
  }

  @Override
  public String toString() {
    return "arity %d, %d processors: %s"
        .formatted(
            1 << arityShift,
            processors,
            ops.stream().map(HistoryStep::toString).collect(Collectors.joining("; ")));
  }
}
