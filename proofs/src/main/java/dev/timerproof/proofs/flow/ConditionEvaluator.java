package dev.timerproof.proofs.flow;

import dev.timerproof.proofs.model.Facts;
import dev.timerproof.proofs.model.Invariant;
import dev.timerproof.proofs.sexp.MalformedTextException;
import dev.timerproof.proofs.sexp.Sexp;
import dev.timerproof.spec.table.Frame;
import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.TimerTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates the conditions and fact values of {@code steps.sexp}, all of which are known when a
 * table is turned into steps.
 *
 * @param table the table
 * @param invariant the invariant, which defines classes of statuses
 * @param frame the thread's frame
 * @param row the thread's row, if it is in one
 * @param level the frame's level
 * @param seek how the walk goes on; none if it does not
 */
record ConditionEvaluator(
    TimerTable table, Invariant invariant, Frame frame, @Nullable Row row, int level, String seek) {

  /** Whether a condition holds at a place with these facts. */
  boolean holds(Sexp condition, Facts facts) {
    String value = value(condition, facts);
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new MalformedTextException(
              condition.place(), "expected true or false, found " + value + ": " + condition);
    };
  }

  /** The value of an expression at a place with these facts. */
  String value(Sexp e, Facts facts) {
    if (e instanceof Sexp.Atom a) {
      return word(a.text(), facts);
    }
    List<Sexp> parts = e.from(1);
    return switch (e.item(0).word()) {
      case "if" -> value(e.item(holds(e.item(1), facts) ? 2 : 3), facts);
      case "is" -> truth(value(e.item(1), facts).equals(value(e.item(2), facts)));
      case "in" -> truth(invariant.isIn(value(e.item(1), facts), e.item(2).word()));
      case "not" -> truth(!holds(e.item(1), facts));
      case "and" -> truth(parts.stream().allMatch(p -> holds(p, facts)));
      case "or" -> truth(parts.stream().anyMatch(p -> holds(p, facts)));
      case "op.has" -> truth(someRowHas(e.item(1).word()));
      case "+" ->
          Integer.toString(parts.stream().mapToInt(p -> Integer.parseInt(value(p, facts))).sum());
      case "-" ->
          Integer.toString(
              Integer.parseInt(value(e.item(1), facts))
                  - Integer.parseInt(value(e.item(2), facts)));
      default -> throw new MalformedTextException(e.place(), "unknown word in " + e);
    };
  }

  private static String truth(boolean b) {
    return Boolean.toString(b);
  }

  private String word(String text, Facts facts) {
    return switch (text) {
      case "row.kind" -> row == null ? "none" : row.kind().word();
      case "row.from" -> row == null ? "none" : row.from();
      case "row.via" -> row == null ? "none" : row.via();
      case "row.to" -> row == null ? "none" : row.to();
      case "row.value" -> row == null ? "none" : row.value();
      case "frame.shape" -> frame.shape().word();
      case "frame.lock" -> frame.lock().word();
      case "op.first" -> truth(isFirst());
      case "seek" -> seek;
      default -> {
        if (text.startsWith("param.")) {
          yield table.parameters().getOrDefault(text.substring("param.".length()), "none");
        }
        yield facts.has(text) ? facts.get(text, level) : text;
      }
    };
  }

  private boolean someRowHas(String step) {
    return table.rowsOf(frame.op()).stream().anyMatch(r -> r.steps().contains(step));
  }

  /** Whether the operation is only for timers that were never used: it panics on all others. */
  private boolean isFirst() {
    String initial = table.vocabulary().initialStatus();
    return table.rowsOf(frame.op()).stream()
        .filter(r -> !r.from().equals(initial))
        .allMatch(Row::panics);
  }
}
