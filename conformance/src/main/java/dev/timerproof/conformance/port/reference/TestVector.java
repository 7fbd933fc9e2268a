package dev.timerproof.conformance.port.reference;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A history with the answers of the table.
 *
 * @param id a stable name, unique in its file
 * @param rows the rows of the table that it takes, in order
 * @param exchanges its requests in order, the first one a {@code reset}
 */
public record TestVector(String id, List<String> rows, List<Exchange> exchanges) {
  /** What a port must offer to play a history that ends with a panic. */
  public static final String PANIC = "panic";

  private static final String OUT = " Moving";

  public TestVector {
    rows = List.copyOf(rows);
    exchanges = List.copyOf(exchanges);
  }

  /** What a port must offer to play it: the first words of its requests, and perhaps a panic. */
  public Set<String> needs() {
    Set<String> needs = new TreeSet<>();
    for (Exchange exchange : exchanges) {
      String[] words = exchange.ask().split(" ", -1);
      needs.add(words[0]);
      if (words[0].equals("call")) {
        needs.add(words[2]);
      }
      if (exchange.answer().contains(PANIC)) {
        needs.add(PANIC);
      }
    }
    return needs;
  }

  /**
   * Whether two timers are out of a heap at once in a schedule. A port may put them back in either
   * order, so such a schedule is not played.
   */
  public boolean isOpen() {
    return exchanges.stream()
        .map(Exchange::state)
        .anyMatch(state -> state != null && state.indexOf(OUT) != state.lastIndexOf(OUT));
  }

  /** The requests alone. */
  public List<String> asks() {
    return exchanges.stream().map(Exchange::ask).toList();
  }
}
