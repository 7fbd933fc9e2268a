package dev.timerproof.spec.mutate;

import dev.timerproof.spec.table.Frame;
import dev.timerproof.spec.table.MalformedTableException;
import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.PollerRow;
import dev.timerproof.spec.table.PollerTable;
import dev.timerproof.spec.table.Problem;
import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.checks.TableChecks;
import dev.timerproof.spec.table.reading.TableReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Changes one datum of a table that was read before, as the module itself would, but without asking
 * its evaluator: thousands of mutants are looked at, and most are refused.
 */
final class ChangedTable {
  private ChangedTable() {}

  /**
   * The table with a mutant's change.
   *
   * @param reader asked for a changed parameter, on which rows and frames depend
   * @param table the edition as it is
   * @throws MalformedTableException if the result is malformed
   */
  static TimerTable of(TableReader reader, TimerTable table, Mutant mutant) {
    Mutation change = mutant.mutation();
    TimerTable changed =
        switch (change.part()) {
          case "row" -> withRow(table, change);
          case "frame" -> withFrame(table, change);
          default -> reader.read(table.edition(), List.of(change));
        };
    List<Problem> problems = TableChecks.check(changed);
    if (!problems.isEmpty()) {
      throw new MalformedTableException(problems);
    }
    return changed;
  }

  private static TimerTable withRow(TimerTable table, Mutation m) {
    PollerTable poller = table.poller();
    return poller.has(m)
        ? table.withPoller(
            List.of(m),
            poller.withRows(
                List.of(m),
                poller.rows().stream()
                    .map(r -> r.id().equals(m.name()) ? changed(r, m) : r)
                    .toList()))
        : table.withRows(
            List.of(m),
            table.rows().stream().map(r -> r.id().equals(m.name()) ? changed(r, m) : r).toList());
  }

  private static PollerRow changed(PollerRow r, Mutation m) {
    return new PollerRow(
        r.id(),
        word(m, "word", r.word()),
        word(m, "op", r.op()),
        word(m, "from", r.from()),
        word(m, "guard", r.guard()),
        word(m, "kind", r.kind()),
        word(m, "via", r.via()),
        word(m, "to", r.to()),
        words(m, "steps", r.steps()),
        word(m, "result", r.result()),
        word(m, "source", r.source()),
        r.place());
  }

  private static Row changed(Row r, Mutation m) {
    return new Row(
        r.id(),
        word(m, "word", r.word()),
        word(m, "op", r.op()),
        word(m, "from", r.from()),
        word(m, "guard", r.guard()),
        word(m, "kind", r.kind()),
        word(m, "owned", r.owned()),
        word(m, "via", r.via()),
        word(m, "to", r.to()),
        words(m, "steps", r.steps()),
        word(m, "result", r.result()),
        word(m, "value", r.value()),
        word(m, "lost", r.lost()),
        word(m, "source", r.source()),
        r.place());
  }

  private static TimerTable withFrame(TimerTable table, Mutation m) {
    Map<String, Frame> frames = new LinkedHashMap<>(table.frames());
    frames.computeIfPresent(m.name(), (op, frame) -> changed(frame, m));
    return table.withFrames(List.of(m), frames);
  }

  private static Frame changed(Frame f, Mutation m) {
    return new Frame(
        f.op(),
        word(m, "shape", f.shape()),
        word(m, "lock", f.lock()),
        words(m, "args", f.args()),
        words(m, "enter", f.enter()),
        words(m, "round", f.round()),
        words(m, "picked", f.picked()),
        words(m, "leave", f.leave()),
        word(m, "exit", f.exit()),
        word(m, "value", f.value()),
        f.place());
  }

  private static String word(Mutation m, String field, String otherwise) {
    return m.field().equals(field) ? String.valueOf(m.value()) : otherwise;
  }

  private static List<String> words(Mutation m, String field, List<String> otherwise) {
    return m.field().equals(field) && m.value() instanceof List<?> words
        ? words.stream().map(String::valueOf).toList()
        : otherwise;
  }
}
