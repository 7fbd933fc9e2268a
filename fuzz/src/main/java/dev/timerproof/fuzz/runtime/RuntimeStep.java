package dev.timerproof.fuzz.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One call, written as a word and numbers: {@code reset 0 30} sets timer 0 to 30 ns from now.
 *
 * @param kind what is called
 * @param args its arguments, in the order that {@link Kind} names
 */
public record RuntimeStep(Kind kind, List<Long> args) {
  /** The calls, each with the names of its arguments. */
  public enum Kind {
    /** Makes a timer, or resets it. */
    RESET("timer delay"),
    STOP("timer"),
    /** Makes a ticker, or resets it. */
    TICK("ticker period"),
    UNTICK("ticker"),
    ARM("raw delay"),
    AT("raw time"),
    EVERY("raw delay period"),
    DISARM("raw"),
    /** Looks into a channel of a timer or ticker. */
    TAKE("channel"),
    SCHEDULE("task delay"),
    RATE("task delay period"),
    SPACED("task delay period"),
    EXECUTE("task"),
    CANCEL("task"),
    /** Shuts the executor down. */
    END("now"),
    PROCESSORS("count"),
    ADVANCE("time"),
    /** To the next deadline. */
    NEXT(""),
    SHUTDOWN("now"),
    CLOSE("");

    private final String names;

    Kind(String names) {
      this.names = names;
    }

    /** What each of its numbers is. */
    public List<String> names() {
      return names.isEmpty() ? List.of() : List.of(names.split(" ", -1));
    }

    /** Its word in texts. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public RuntimeStep {
    args = List.copyOf(args);
    if (args.size() != kind.names().size()) {
      throw new IllegalArgumentException(
          "expected " + kind.word() + " with " + kind.names + ", found " + args);
    }
    for (int k = 0; k < args.size(); k++) {
      String name = kind.names().get(k);
      if (args.get(k) < least(kind, name) || args.get(k) > most(name)) {
        throw new IllegalArgumentException(
            kind.word()
                + ": "
                + name
                + " is "
                + args.get(k)
                + ", expected "
                + least(kind, name)
                + " to "
                + most(name));
      }
    }
  }

  /** The least number of this name. */
  public static long least(Kind kind, String name) {
    return switch (name) {
      case "period", "count" -> 1;
      // A callback arms the first raw timer, which fires once therefore.
      case "raw" -> kind == Kind.EVERY ? 1 : 0;
      default -> 0;
    };
  }

  /** The largest number of this name. */
  public static long most(String name) {
    return switch (name) {
      case "timer" -> RuntimeHistory.TIMERS - 1;
      case "ticker" -> RuntimeHistory.TICKERS - 1;
      case "raw" -> RuntimeHistory.RAWS - 1;
      case "channel" -> RuntimeHistory.CHANNELS + RuntimeHistory.TICKERS - 1;
      case "task" -> RuntimeHistory.TASKS - 1;
      case "count" -> RuntimeHistory.PROCESSORS;
      case "now" -> 1;
      default -> Long.MAX_VALUE;
    };
  }

  /**
   * Reads what {@link #toString} writes.
   *
   * @throws IllegalArgumentException if the text is anything else
   */
  static RuntimeStep parse(String text) {
    String[] words = text.strip().split(" +", -1);
    List<Long> args = new ArrayList<>();
    try {
      Kind kind = Kind.valueOf(words[0].toUpperCase(Locale.ROOT));
      for (int k = 1; k < words.length; k++) {
        args.add(Long.valueOf(words[k]));
      }
      return new RuntimeStep(kind, args);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "expected a call such as 'reset 0 30', found '" + text.strip() + "'", e);
    }
  }

  /** One of its numbers. */
  public long arg(int k) {
    return args.get(k);
  }

  /** One of its numbers that is small. */
  public int number(int k) {
    return Math.toIntExact(args.get(k));
  }

  @Override
  public String toString() {
    return kind.word() + args.stream().map(arg -> " " + arg).collect(Collectors.joining());
  }
}
