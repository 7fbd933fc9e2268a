package dev.timerproof.proofs.flow;

import dev.timerproof.proofs.model.Facts;
import dev.timerproof.proofs.model.Invariant;
import dev.timerproof.proofs.sexp.Sexp;
import dev.timerproof.spec.table.Frame;
import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.TimerTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates the conditions and fact values of {@code steps.sexp}.
 *
 * @param table the table
 * @param invariant the invariant, which defines classes of statuses
 * @param frame the thread's frame
 * @param row the thread's row, if it is in one
 * @param level the frame's level
 * @param seek how the walk goes on; none if it does not
 */
record ConditionEvaluator(
    TimerTable table, Invariant invariant, Frame frame, @Nullable Row row, int level, String seek)
    implements Conditions {

  @Override
  public String special(Sexp e, Facts facts) {
    List<Sexp> parts = e.from(1);
    return switch (e.item(0).word()) {
      case "in" -> Boolean.toString(invariant.isIn(value(e.item(1), facts), e.item(2).word()));
      case "op.has" -> Boolean.toString(someRowHas(e.item(1).word()));
      case "+" ->
          Integer.toString(parts.stream().mapToInt(p -> Integer.parseInt(value(p, facts))).sum());
      case "-" ->
          Integer.toString(
              Integer.parseInt(value(e.item(1), facts))
                  - Integer.parseInt(value(e.item(2), facts)));
      default -> Conditions.super.special(e, facts);
    };
  }

  @Override
  public String word(String text, Facts facts) {
    return switch (text) {
      case "row.kind" -> row == null ? "none" : row.kind().word();
      case "row.from" -> row == null ? "none" : row.from();
      case "row.via" -> row == null ? "none" : row.via();
      case "row.to" -> row == null ? "none" : row.to();
      case "row.value" -> row == null ? "none" : row.value();
      case "frame.shape" -> frame.shape().word();
      case "frame.lock" -> frame.lock().word();
      case "op.first" -> Boolean.toString(isFirst());
      case "seek" -> seek;
      default -> {
        if (text.startsWith("param.")) {
          yield table.parameters().getOrDefault(text.substring("param.".length()), "none");
        }
        yield facts.has(text) ? facts.get(text, level) : text;
      }
    };
  }

  @Override
  public Map<String, Sexp> abbreviations() {
    Map<String, Sexp> all = new LinkedHashMap<>();
    Sexp me = Sexp.atom("me");
    Sexp ofFrame = Sexp.atom(Facts.level(level));
    all.put("L", ofFrame);
    all.put("t", Sexp.form(Sexp.atom("tgt"), me, ofFrame));
    all.put("p", Sexp.form(Sexp.atom("cur"), me));
    if (row != null) {
      all.put("row.from", Sexp.atom(row.from()));
      all.put("row.via", Sexp.atom(row.via()));
      all.put("row.to", Sexp.atom(row.to()));
    }
    return all;
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
