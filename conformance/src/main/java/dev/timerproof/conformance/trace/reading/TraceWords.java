package dev.timerproof.conformance.trace.reading;

import dev.timerproof.spec.table.TimerTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The names of operations and statuses as numbers. An alias of an operation has a number of its
 * own, so that a report can show the name that the trace has. Immutable.
 */
public final class TraceWords {
  private final WordIndex operations;
  private final WordIndex statuses;
  private final int[] canonical;

  private TraceWords(List<String> operations, List<String> statuses, Map<String, String> aliases) {
    this.operations = new WordIndex(operations);
    this.statuses = new WordIndex(statuses);
    canonical = new int[operations.size()];
    for (int i = 0; i < canonical.length; i++) {
      String name = operations.get(i);
      canonical[i] = operations.indexOf(aliases.getOrDefault(name, name));
    }
  }

  /** The names that a table knows: its statuses, its operations and their aliases. */
  public static TraceWords of(TimerTable table) {
    Map<String, String> aliases = table.vocabulary().aliases();
    List<String> operations = new ArrayList<>(table.frames().keySet());
    operations.addAll(aliases.keySet());
    return new TraceWords(operations, table.vocabulary().statuses(), aliases);
  }

  /** The number of an operation or alias. */
  public int operation(String name) {
    return known(operations, name, "operation");
  }

  /** The number of a status. */
  public int status(String name) {
    return known(statuses, name, "status");
  }

  public String operationName(int number) {
    return operations.word(number);
  }

  public String statusName(int number) {
    return statuses.word(number);
  }

  /** The number of the operation that owns the rows of an alias; the operation itself otherwise. */
  public int canonical(int operation) {
    return canonical[operation];
  }

  public WordIndex operations() {
    return operations;
  }

  public WordIndex statuses() {
    return statuses;
  }

  private static int known(WordIndex index, String name, String what) {
    int number = index.find(name);
    if (number < 0) {
      throw new IllegalArgumentException(
          "unknown " + what + " " + name + ", expected one of " + String.join(", ", index.words()));
    }
    return number;
  }
}
