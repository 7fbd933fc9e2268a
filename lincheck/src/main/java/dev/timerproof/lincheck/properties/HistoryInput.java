package dev.timerproof.lincheck.properties;

import dev.timerproof.lincheck.TimersUnderTest;
import dev.timerproof.lincheck.variant.TimerVariant;
import java.util.List;
import java.util.Optional;
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
public record HistoryInput(int arityShift, int processors, List<HistoryStep> ops) {
  /** How many timers there are. */
  public static final int TIMERS = 12;

  /** The largest number of steps. */
  public static final int LENGTH = 250;

  private static final long NEVER = Long.MAX_VALUE;
  private static final Pattern FORM = Pattern.compile("arity (\\d), (\\d) processors: (.*)");

  public HistoryInput {
    ops = List.copyOf(ops);
  }

  /** A history whose steps use only the given number of processors. */
  public static HistoryInput of(int arityShift, int processors, List<HistoryStep> ops) {
    return new HistoryInput(
        arityShift, processors, ops.stream().map(op -> op.onProcessors(processors)).toList());
  }

  /** This history on timers of a protocol, not yet begun. */
  History on(TimerVariant variant, Set<Promise> promises) {
    return new History(
        variant.timers(TIMERS, processors, arityShift), TIMERS, processors, promises);
  }

  /**
   * Reads what {@link #toString} writes, such as {@code arity 4, 1 processors: del 0; check 0}.
   *
   * @throws IllegalArgumentException if the text is anything else
   */
  public static HistoryInput parse(String text) {
    Matcher m = FORM.matcher(text.strip());
    if (!m.matches()) {
      throw new IllegalArgumentException(
          "expected a history such as 'arity 4, 1 processors: del 0; check 0', found '"
              + text.strip()
              + "'");
    }
    int arity = Integer.parseInt(m.group(1));
    return new HistoryInput(
            Integer.numberOfTrailingZeros(arity),
            Integer.parseInt(m.group(2)),
            HistoryStep.parse(m.group(3)))
        .checked(arity);
  }

  private HistoryInput checked(int arity) {
    boolean fits = arity == 1 << arityShift && arityShift >= 1 && arityShift <= 3;
    if (!fits || processors < 1 || processors > 3) {
      throw new IllegalArgumentException(
          "expected an arity of 2, 4 or 8 and 1 to 3 processors, found "
              + arity
              + ", "
              + processors);
    }
    for (HistoryStep op : ops) {
      for (int k = 0; k < op.args().size(); k++) {
        String name = op.kind().names().get(k);
        long most =
            name.equals("timer") ? TIMERS - 1 : name.equals("processor") ? processors - 1 : NEVER;
        if (op.arg(k) < 0 || op.arg(k) > most) {
          throw new IllegalArgumentException(
              op + ": " + name + " is " + op.arg(k) + ", expected 0 to " + most);
        }
      }
    }
    return this;
  }

  /**
   * Runs the steps on timers that nobody has used yet: {@link #TIMERS} of them.
   *
   * @return the first step that went wrong and why; empty if none did
   */
  public Optional<String> fault(TimersUnderTest timers, Set<Promise> promises) {
    try {
      new History(timers, TIMERS, processors, promises).run(ops);
      return Optional.empty();
    } catch (AssertionError e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
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
