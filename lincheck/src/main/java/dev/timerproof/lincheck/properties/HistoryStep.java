package dev.timerproof.lincheck.properties;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One step of a history, written as a word and numbers: {@code mod 0 1 30 0} sets timer 0 on
 * processor 1 to 30 ns from now, without a period.
 *
 * @param kind the kind of step
 * @param args its arguments, in the order that {@link Kind} names
 */
public record HistoryStep(Kind kind, List<Long> args) {
  /** The kinds of steps, each with the names of its arguments. */
  public enum Kind {
    ADD("timer processor delay period"),
    MOD("timer processor delay period"),
    DEL("timer"),
    CHECK("processor"),
    STEAL("processor"),
    RUN("processor"),
    CLEAN("processor"),
    ADJUST("processor"),
    CLEAR("processor"),
    MOVE("processor processor"),
    ADVANCE("delay");

    private final String names;

    Kind(String names) {
      this.names = names;
    }

    /** What each of its numbers is: timer, processor, delay in nanoseconds, period. */
    public List<String> names() {
      return List.of(names.split(" ", -1));
    }
  }

  public HistoryStep {
    args = List.copyOf(args);
    if (args.size() != kind.names().size()) {
      throw new IllegalArgumentException(kind + " takes " + kind.names + ", found " + args);
    }
  }

  /** A step with these numbers. */
  public static HistoryStep of(Kind kind, long... args) {
    List<Long> all = new ArrayList<>();
    for (long arg : args) {
      all.add(arg);
    }
    return new HistoryStep(kind, all);
  }

  static HistoryStep add(long timer, long processor, long delay, long period) {
    return of(Kind.ADD, timer, processor, delay, period);
  }

  static HistoryStep mod(long timer, long processor, long delay, long period) {
    return of(Kind.MOD, timer, processor, delay, period);
  }

  /** The same step, with its processors reduced to the given number. */
  HistoryStep onProcessors(int count) {
    List<String> names = kind.names();
    List<Long> reduced = new ArrayList<>(args);
    for (int k = 0; k < reduced.size(); k++) {
      if (names.get(k).equals("processor")) {
        reduced.set(k, reduced.get(k) % count);
      }
    }
    return new HistoryStep(kind, reduced);
  }

  /**
   * Reads steps that are separated by semicolons.
   *
   * @throws IllegalArgumentException if the text is anything else; the message has the step
   */
  public static List<HistoryStep> parse(String text) {
    List<HistoryStep> ops = new ArrayList<>();
    for (String step : text.split(";", -1)) {
      ops.add(parseOne(step.strip()));
    }
    return ops;
  }

  private static HistoryStep parseOne(String step) {
    String[] words = step.split(" +", -1);
    List<Long> args = new ArrayList<>();
    try {
      Kind kind = Kind.valueOf(words[0].toUpperCase(Locale.ROOT));
      for (int k = 1; k < words.length; k++) {
        args.add(Long.valueOf(words[k]));
      }
      return new HistoryStep(kind, args);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "expected a step such as 'mod 0 1 30 0', found '" + step + "'", e);
    }
  }

  /** A number, by its place in {@link Kind#names}. */
  public long arg(int k) {
    return args.get(k);
  }

  int number(int k) {
    return Math.toIntExact(args.get(k));
  }

  @Override
  public String toString() {
    return kind.name().toLowerCase(Locale.ROOT)
        + args.stream().map(a -> " " + a).collect(Collectors.joining());
  }
}
