package dev.timerproof.spec.table.reading;

import dev.timerproof.spec.table.Frame;
import dev.timerproof.spec.table.MalformedTableException;
import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.MutexRow;
import dev.timerproof.spec.table.MutexTable;
import dev.timerproof.spec.table.Place;
import dev.timerproof.spec.table.PollerTable;
import dev.timerproof.spec.table.TableRow;
import dev.timerproof.spec.table.TimerTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tlc2.value.impl.Value;

/**
 * Changes one datum of a row or a frame of a table that was read before. The result is the same as
 * if the TLA+ evaluator had applied the mutation, but much faster, because there are thousands of
 * mutants.
 */
final class ChangedTable {
  private final Mutation change;

  private ChangedTable(Mutation change) {
    this.change = change;
  }

  /**
   * The table with the change. Only types are checked, as when a table is evaluated.
   *
   * @throws MalformedTableException if the field does not take such a value
   */
  static TimerTable of(TimerTable table, Mutation change) {
    var changed = new ChangedTable(change);
    return change.part().equals("frame") ? changed.withFrame(table) : changed.withRow(table);
  }

  /**
   * The table of the timers with a mutex with the change of a row.
   *
   * @throws MalformedTableException if the field does not take such a value
   */
  static MutexTable of(
      MutexTable table, Mutation change, Function<RecordFields, MutexRow> reading) {
    var changed = new ChangedTable(change);
    return table.withRows(
        List.of(change),
        table.rows().stream()
            .map(
                row ->
                    row.id().equals(change.name())
                        ? changed.read(
                            "row " + row.id(), RecordFields.of(row), row.place(), reading)
                        : row)
            .toList());
  }

  private TimerTable withRow(TimerTable table) {
    PollerTable poller = table.poller();
    List<Mutation> changes = List.of(change);
    return poller.has(change)
        ? table.withPoller(
            changes, poller.withRows(changes, changed(poller.rows(), PollerEvaluation::row)))
        : table.withRows(changes, changed(table.rows(), TableEvaluation::row));
  }

  private <R extends Record & TableRow> List<R> changed(
      List<R> rows, Function<RecordFields, R> reading) {
    return rows.stream()
        .map(
            row ->
                row.id().equals(change.name())
                    ? read(row.label(), RecordFields.of(row), row.place(), reading)
                    : row)
        .toList();
  }

  private TimerTable withFrame(TimerTable table) {
    Map<String, Frame> frames = new LinkedHashMap<>(table.frames());
    frames.computeIfPresent(
        change.name(),
        (op, frame) -> {
          Map<String, Value> fields = RecordFields.of(frame);
          fields.remove("op"); // the frame's name in the module, not one of its fields
          return read(
              "frame " + op, fields, frame.place(), read -> TableEvaluation.frame(op, read));
        });
    return table.withFrames(List.of(change), frames);
  }

  private <R> R read(
      String owner, Map<String, Value> fields, Place place, Function<RecordFields, R> reading) {
    fields.put(change.field(), MutationValues.value(change.value()));
    var record = new RecordFields(owner, fields, place);
    R read = reading.apply(record);
    record.finish();
    return read;
  }
}
