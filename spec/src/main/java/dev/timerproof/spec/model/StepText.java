package dev.timerproof.spec.model;

import dev.timerproof.spec.tlc.NextStep;
import dev.timerproof.spec.tlc.TraceState;
import java.util.ArrayList;
import java.util.List;

/** One step of one thread in a few words. */
final class StepText {
  private StepText() {}

  /** The step of a thread from one state to the next, with the rows that it begins. */
  static String of(String thread, TraceState before, TraceState after) {
    Registers was = Registers.of(before, thread);
    Registers now = Registers.of(after, thread);
    NextStep next = before.next().getOrDefault(thread, NextStep.UNKNOWN);
    List<String> takes = after.next().getOrDefault(thread, NextStep.UNKNOWN).takes();
    StringBuilder text =
        new StringBuilder(was.at().equals("idle") ? now.call(takes) : words(was, now, next));
    if (now.at().equals("panic")) {
      text.append(", panics");
    }
    List<String> rows = new ArrayList<>(next.rows());
    String row = now.text(TraceRows.ROW);
    if (!row.isEmpty() && !rows.contains(row)) {
      rows.add(row);
    }
    rows.remove(was.text(TraceRows.ROW));
    if (!rows.isEmpty()) {
      text.append("  [").append(String.join(", ", rows)).append("]");
    }
    return text.toString();
  }

  private static String words(Registers was, Registers now, NextStep next) {
    return switch (was.at()) {
      case "pick" -> now.text("t").isEmpty() ? "no timer left" : "picks " + now.text("t");
      case "load" -> "load sees " + was.status();
      case "guard" -> "looks at t.when";
      case "decide" -> "looks at the fields";
      case "cas" ->
          was.status().equals(now.status())
              ? "CAS lost, finds " + was.status()
              : "CAS " + was.status() + " -> " + now.status();
      case "ret" -> was.text("val").isEmpty() ? "returns" : "returns " + was.text("val");
      default -> step(was, now, next);
    };
  }

  private static String step(Registers was, Registers now, NextStep next) {
    String name = next.step().isEmpty() ? was.at() : next.step();
    String changes = now.changes(was);
    return changes.isEmpty() ? name : name + " (" + changes + ")";
  }

  /** The position of a thread that cannot take a step. */
  static String standing(String thread, TraceState state) {
    Registers registers = Registers.of(state, thread);
    String step = state.next().getOrDefault(thread, NextStep.UNKNOWN).step();
    String at = step.isEmpty() ? registers.at() : step;
    String op = registers.text("op");
    return op.isEmpty() ? at : op + " at " + at;
  }
}
