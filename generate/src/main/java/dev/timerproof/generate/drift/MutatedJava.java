package dev.timerproof.generate.drift;

import dev.timerproof.generate.java.ProtocolGenerator;
import dev.timerproof.generate.java.RuntimePackages;
import dev.timerproof.spec.table.TimerTable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The Java that is generated from a table, mutants included. */
public final class MutatedJava {
  private static final Pattern LOOP = Pattern.compile("(while \\(true\\)|for \\([^{}]*\\)) \\{");
  private static final String WAY_OUT =
      " if (Thread.currentThread().isInterrupted())"
          + " throw new IllegalStateException(\"this loop did not end\");";

  private MutatedJava() {}

  /**
   * The sources.
   *
   * @throws dev.timerproof.generate.java.GenerationException if the table cannot be written as Java
   */
  public static Map<String, String> of(TimerTable table) {
    return new ProtocolGenerator(table, RuntimePackages.PROTOCOL).generate();
  }

  /**
   * The same sources, but with loops that an interrupt ends: a mutant that loops for ever could not
   * be stopped otherwise.
   */
  public static Map<String, String> thatCanBeEnded(Map<String, String> sources) {
    Map<String, String> ended = new TreeMap<>();
    sources.forEach(
        (name, text) -> ended.put(name, LOOP.matcher(text).replaceAll("$1 {" + WAY_OUT)));
    return ended;
  }

  /** The first line that differs; empty if there is none. */
  public static String firstDifference(String before, String after) {
    List<String> one = before.lines().toList();
    List<String> other = after.lines().toList();
    for (int k = 0; k < Math.max(one.size(), other.size()); k++) {
      String left = k < one.size() ? one.get(k).strip() : "the end";
      String right = k < other.size() ? other.get(k).strip() : "the end";
      if (!left.equals(right)) {
        return "'%s', was '%s'".formatted(right, left);
      }
    }
    return "";
  }
}
