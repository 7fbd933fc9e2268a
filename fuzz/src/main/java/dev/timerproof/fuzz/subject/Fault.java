package dev.timerproof.fuzz.subject;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What went wrong with an input.
 *
 * @param property what was violated, without numbers that belong to this input alone
 * @param rows the rows of the table that the step which went wrong took, in their order
 * @param message the whole description
 */
public record Fault(String property, List<String> rows, String message) {
  private static final Pattern AROUND =
      Pattern.compile("^step \\d+ \\([^)]*\\) at \\d+: |(; found [A-Za-z ]+)?; deadlines \\[.*$");
  private static final Pattern IDENTITY = Pattern.compile("@[0-9a-f]+");
  private static final Pattern NUMBER = Pattern.compile("-?\\d+");

  public Fault {
    rows = List.copyOf(rows);
  }

  /** A fault whose property is made from the first line of its message. */
  static Fault of(String message, List<String> rows) {
    String said = message.lines().findFirst().orElse("");
    said = AROUND.matcher(said).replaceAll("");
    said = IDENTITY.matcher(said).replaceAll("");
    // Identity hashes differ in each run, so they are left out.
    String account = IDENTITY.matcher(message).replaceAll("");
    return new Fault(NUMBER.matcher(said).replaceAll("#"), rows, account);
  }

  /** The property and the rows: faults that agree in these count as the same. */
  public String kind() {
    return property + " by " + (rows.isEmpty() ? "no row" : String.join(", ", rows));
  }
}
