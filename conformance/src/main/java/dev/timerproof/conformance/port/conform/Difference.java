package dev.timerproof.conformance.port.conform;

import dev.timerproof.conformance.port.reference.Exchange;
import dev.timerproof.evidence.text.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a port differs from the table, or breaks the protocol.
 *
 * @param index the number of the exchange in the history, from 0
 * @param text what was expected and what was seen, in lines
 * @param culprit which faulty table answers so, if the vector says that; else empty
 */
record Difference(int index, String text, String culprit) {
  Difference(int index, String text) {
    this(index, text, "");
  }

  private static final int ARITY = 4;

  /** The timers of a heap with at least two slots. */
  private static final Pattern HEAP = Pattern.compile("t\\d+(,t\\d+)+");

  private static final Pattern TIMER = Pattern.compile("t\\d+");
  private static final Pattern PROCESSOR = Pattern.compile("p\\d+");
  private static final List<String> OF_TIMER =
      List.of("", "status", "pp", "when", "nextwhen", "period");
  private static final List<String> OF_PROCESSOR =
      List.of(
          "",
          "numTimers",
          "deletedTimers",
          "adjustTimers",
          "timer0When",
          "timerModifiedEarliest",
          "heap");

  /** What is wrong with the order in the heaps of a state; null if nothing is. */
  static @Nullable String heapFault(String state) {
    List<String> words = words(state);
    for (String word : words) {
      if (!HEAP.matcher(word).matches()) {
        continue;
      }
      List<String> heap = List.of(word.split(",", -1));
      for (int slot = 1; slot < heap.size(); slot++) {
        String parent = heap.get((slot - 1) / ARITY);
        if (when(words, heap.get(slot)) < when(words, parent)) {
          return "  heap %s: %s is due before its parent %s"
              .formatted(word, heap.get(slot), parent);
        }
      }
    }
    return null;
  }

  private static long when(List<String> words, String timer) {
    return Long.parseLong(words.get(words.indexOf(timer) + OF_TIMER.indexOf("when")));
  }

  /**
   * An answer that is none of those that are allowed.
   *
   * @param allowed the exchange in each course that the answers may still take
   */
  static Difference ofAnswer(int index, List<Exchange> allowed, String seen) {
    return new Difference(
        index,
        allowed.get(0).ask()
            + "\n  expected  "
            + String.join(
                "\n  or        ", allowed.stream().map(Exchange::answer).distinct().toList())
            + "\n  seen      "
            + Printable.of(seen));
  }

  /** A state that is none of those that are allowed. */
  static Difference ofState(int index, List<Exchange> allowed, String seen) {
    List<String> states =
        allowed.stream().map(Exchange::state).filter(Objects::nonNull).distinct().toList();
    return new Difference(
        index,
        allowed.get(0).ask()
            + "\nanswered as expected; the state after it differs:\n"
            + String.join(
                "\nand from what else it may be:\n",
                states.stream().map(state -> words(state, seen)).toList()));
  }

  /** The same, which the vector says must not be, because a faulty table answers so. */
  Difference forbidden(String table) {
    return new Difference(index, text, table);
  }

  private static String words(String expected, String seen) {
    List<String> e = words(expected);
    List<String> s = words(seen);
    List<String> lines = new ArrayList<>();
    String of = e.get(0);
    List<String> fields = List.of();
    int first = 0;
    for (int k = 1; k < Math.min(e.size(), s.size()); k++) {
      boolean timer = TIMER.matcher(e.get(k)).matches();
      if ((timer || PROCESSOR.matcher(e.get(k)).matches())
          && (fields.isEmpty() || k - first >= fields.size())) {
        of = e.get(k);
        fields = timer ? OF_TIMER : OF_PROCESSOR;
        first = k;
      }
      if (!Exchange.agreeing(e.get(k), s.get(k))) {
        String field = k - first < fields.size() ? fields.get(k - first) : "word " + k;
        lines.add(
            "  "
                + of
                + " "
                + field
                + ": expected "
                + e.get(k)
                + ", seen "
                + Printable.of(s.get(k)));
      }
    }
    if (lines.isEmpty()) {
      lines.add("  expected  " + expected);
      lines.add("  seen      " + Printable.of(seen));
    }
    return String.join("\n", lines);
  }

  static Difference ofHeap(int index, Exchange exchange, String fault) {
    return new Difference(
        index, exchange.ask() + "\nanswered as expected; a heap is out of order:\n" + fault);
  }

  static Difference ofMisbehaviour(int index, @Nullable Exchange exchange, String message) {
    return new Difference(index, (exchange == null ? "" : exchange.ask() + "\n") + message);
  }

  private static List<String> words(String line) {
    return List.of(line.split(" ", -1));
  }
}
