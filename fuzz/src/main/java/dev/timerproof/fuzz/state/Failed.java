package dev.timerproof.fuzz.state;

import java.util.List;

/**
 * An input that went wrong, as it was found and not made smaller yet.
 *
 * @param target the target
 * @param input the input
 * @param property what was violated
 * @param rows the rows of the step that went wrong
 */
public record Failed(String target, String input, String property, List<String> rows)
    implements Comparable<Failed> {
  public Failed {
    rows = List.copyOf(rows);
  }

  @Override
  public int compareTo(Failed other) {
    return AppendLog.json(this).compareTo(AppendLog.json(other));
  }
}
