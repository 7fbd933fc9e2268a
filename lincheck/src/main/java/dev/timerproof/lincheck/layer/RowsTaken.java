package dev.timerproof.lincheck.layer;

import dev.timerproof.lincheck.properties.HistorySearch;
import dev.timerproof.lincheck.scenario.CalledOperations;
import dev.timerproof.spec.table.PollerRow;
import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.TimerTable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds out which rows a failed run of generated Java took, from the text that describes the
 * failure.
 */
final class RowsTaken {
  private static final Pattern STEP =
      Pattern.compile("^step \\d+ \\((\\w+)[^)]*\\).*; found ([A-Za-z ]+);");
  private static final Pattern OPERATION = Pattern.compile("TimerProtocol\\.(\\w+)\\(");
  private static final Pattern CALL = Pattern.compile("\\b(\\w+)\\(");
  private static final Pattern COMMIT = Pattern.compile("commit\\((\\d+), (\\d+)\\)");
  private static final Pattern CAS = Pattern.compile("\\bcas\\((\\d+), (\\d+)\\)");

  private final TimerTable table;

  /** Finds rows of the table that the Java was generated from. */
  RowsTaken(TimerTable table) {
    this.table = table;
  }

  /**
   * The rows that the last step of a failed history may have taken, by the statuses that it found.
   * If a callback got a wrong answer, the rows for the statuses in which callbacks are called.
   */
  String ofHistory(String message) {
    Matcher step = STEP.matcher(message);
    if (!step.find()) {
      return "";
    }
    if (message.contains(HistorySearch.CALLBACK_ANSWER)) {
      Set<String> resets = CalledOperations.of("mod");
      Set<String> fired =
          table.rows().stream()
              .filter(r -> r.steps().contains("fire"))
              .map(Row::to)
              .collect(Collectors.toSet());
      return text(
          "rows of the callback: ", r -> resets.contains(r.op()) && fired.contains(r.from()));
    }
    Set<String> operations = CalledOperations.of(step.group(1));
    List<String> found = List.of(step.group(2).split(" "));
    return text("rows of the step: ", r -> operations.contains(r.op()) && found.contains(r.from()));
  }

  /**
   * The rows whose change of the status occurs in Lincheck's description of an execution, and the
   * poller's rows whose operations the calls in it run.
   */
  String ofInterleaving(String account) {
    Set<String> operations = new HashSet<>();
    OPERATION.matcher(account).results().forEach(m -> operations.add(m.group(1)));
    Set<String> commits = changes(COMMIT, account);
    Set<String> takes = changes(CAS, account);
    return text(
            "rows on the way: ",
            r ->
                operations.contains(r.op())
                    && (commits.contains(r.via() + " " + r.to())
                        || takes.contains(r.from() + " " + r.via())))
        + ofPoller(account);
  }

  private String ofPoller(String account) {
    Set<String> operations = new HashSet<>();
    CALL.matcher(account)
        .results()
        .forEach(m -> operations.addAll(CalledOperations.of(m.group(1))));
    return text(
        "rows of the poller: ",
        table.poller().rows().stream()
            .filter(r -> operations.contains(r.op()))
            .map(PollerRow::id)
            .toList());
  }

  /** The changes from one status to another in a description, where statuses are numbers. */
  private Set<String> changes(Pattern pattern, String account) {
    List<String> statuses = table.vocabulary().statuses();
    Set<String> changes = new TreeSet<>();
    Matcher matcher = pattern.matcher(account);
    while (matcher.find()) {
      int from = Integer.parseInt(matcher.group(1));
      int to = Integer.parseInt(matcher.group(2));
      if (from < statuses.size() && to < statuses.size()) {
        changes.add(statuses.get(from) + " " + statuses.get(to));
      }
    }
    return changes;
  }

  private String text(String title, Predicate<Row> which) {
    return text(title, table.rows().stream().filter(which).map(Row::id).toList());
  }

  private static String text(String title, List<String> rows) {
    return rows.isEmpty() ? "" : "\n" + title + String.join(", ", rows);
  }
}
