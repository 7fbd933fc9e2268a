package dev.timerproof.generate.port;

import dev.timerproof.spec.table.Code;
import java.util.List;

/**
 * An operation, as the model for templates.
 *
 * @param op its name
 * @param meaning which timers it runs over, and what its caller holds
 * @param source where its behaviour is described
 * @param usesP whether it needs to be told a P
 * @param args the registers that the caller gives besides
 * @param shape the word for how it goes through timers
 * @param walk how it goes through timers
 * @param value the type of its value: none, bool or when
 * @param enter run once, first
 * @param round run before each pick
 * @param picked run after each pick, before the load
 * @param arms the statements for each status that it may find
 * @param continued the statements for timers that it owns already, without a load; else empty
 * @param leave run when the walk ends
 */
public record Operation(
    String op,
    String meaning,
    String source,
    boolean usesP,
    List<String> args,
    String shape,
    Code.Walk walk,
    String value,
    List<Node> enter,
    List<Node> round,
    List<Node> picked,
    List<Arm> arms,
    List<Node> continued,
    List<Node> leave) {
  public Operation {
    args = List.copyOf(args);
    enter = List.copyOf(enter);
    round = List.copyOf(round);
    picked = List.copyOf(picked);
    arms = List.copyOf(arms);
    continued = List.copyOf(continued);
    leave = List.copyOf(leave);
  }

  /** Whether its loop can be left only from inside. */
  public boolean isEndless() {
    return walk.more().equals(List.of("true"));
  }

  /** Whether it works on the timer that the caller gives. */
  public boolean isOne() {
    return walk.pick().isEmpty();
  }

  /** Whether it goes through a list, else through the heap. */
  public boolean isList() {
    return args.contains("list");
  }

  /** Whether it returns a value. */
  public boolean isAnswering() {
    return !value.equals("none");
  }

  /**
   * The statements of an operation for some statuses, for which they are the same.
   *
   * @param statuses the statuses
   * @param rows the ids of the rows
   * @param body the statements
   */
  public record Arm(List<String> statuses, List<String> rows, List<Node> body) {
    public Arm {
      statuses = List.copyOf(statuses);
      rows = List.copyOf(rows);
      body = List.copyOf(body);
    }
  }
}
