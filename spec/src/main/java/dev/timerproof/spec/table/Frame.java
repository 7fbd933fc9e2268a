package dev.timerproof.spec.table;

import java.util.List;

/**
 * The frame of one operation: how its rows are run. The lists hold steps and hooks.
 *
 * @param op the operation
 * @param shape which timers the operation picks
 * @param lock the lock that the caller holds
 * @param args the arguments, in order
 * @param enter run once, first
 * @param round run before each pick
 * @param picked run after each pick, before the load
 * @param leave run when the walk ends or a row leaves
 * @param exit the value that is returned when an exit hook ends the operation
 * @param value the type of the operation's value: none, bool or when
 * @param place where the frame is written
 */
public record Frame(
    String op,
    Shape shape,
    Lock lock,
    List<String> args,
    List<String> enter,
    List<String> round,
    List<String> picked,
    List<String> leave,
    String exit,
    String value,
    Place place) {
  public Frame {
    args = List.copyOf(args);
    enter = List.copyOf(enter);
    round = List.copyOf(round);
    picked = List.copyOf(picked);
    leave = List.copyOf(leave);
  }

  /** Which timers an operation picks. The table's {@code Shapes} say what each means. */
  public enum Shape implements Word {
    ONE,
    HEAD,
    WALK,
    COMPACT,
    LIST;

    @Override
    public String toString() {
      return word();
    }
  }

  /**
   * The lock that the caller of an operation holds. The table's {@code Locks} say what each means.
   */
  public enum Lock implements Word {
    NONE,
    HELD,
    WORLD;

    @Override
    public String toString() {
      return word();
    }
  }
}
