package dev.timerproof.fuzz.runtime;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Calls of one thread, and the clock and processors of the runtime that they go to.
 *
 * @param seed the seed of the virtual clock, which decides the order of timers that are due at the
 *     same moment
 * @param processors how many processors there are at first
 * @param steps the calls
 */
public record RuntimeHistory(long seed, int processors, List<RuntimeStep> steps) {
  /** How many timers deliver to a channel. */
  public static final int CHANNELS = 3;

  /**
   * How many timers there are; those behind the ones with a channel call a function: the first
   * throws, the second resets itself a few times, the third stops timer 0.
   */
  public static final int TIMERS = CHANNELS + 3;

  /** How many tickers there are. */
  public static final int TICKERS = 2;

  /**
   * How many raw timers there are: the callback of the second changes the number of processors,
   * that of the third stops timer {@link #CHANNELS} and arms the first raw timer.
   */
  public static final int RAWS = 3;

  /** How many futures of tasks are kept. */
  public static final int TASKS = 4;

  /** The largest number of processors. */
  public static final int PROCESSORS = 4;

  /** The largest number of calls. */
  public static final int LENGTH = 120;

  private static final Pattern FORM =
      Pattern.compile("seed (\\d{1,18}), (\\d{1,4}) processors: (.*)");

  public RuntimeHistory {
    steps = List.copyOf(steps);
    if (processors < 1 || processors > PROCESSORS) {
      throw new IllegalArgumentException(
          "processors is " + processors + ", expected 1 to " + PROCESSORS);
    }
  }

  /**
   * Reads what {@link #toString} writes.
   *
   * @throws IllegalArgumentException if the text is anything else
   */
  public static RuntimeHistory parse(String text) {
    Matcher m = FORM.matcher(text.strip());
    if (!m.matches()) {
      throw new IllegalArgumentException(
          "expected calls such as 'seed 1, 2 processors: reset 0 30; advance 40', found '"
              + text.strip()
              + "'");
    }
    return new RuntimeHistory(
        Long.parseLong(m.group(1)),
        Integer.parseInt(m.group(2)),
        Arrays.stream(m.group(3).split(";", -1)).map(RuntimeStep::parse).toList());
  }

  @Override
  public String toString() {
    return "seed %d, %d processors: %s"
        .formatted(
            seed,
            processors,
            steps.stream().map(RuntimeStep::toString).collect(Collectors.joining("; ")));
  }
}
