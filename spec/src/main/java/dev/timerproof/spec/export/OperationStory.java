package dev.timerproof.spec.export;

import dev.timerproof.spec.table.Frame;
import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.TimerTable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Explains an operation: its frame and its rows. */
final class OperationStory {
  private final Editions editions;
  private final TimerTable table;

  OperationStory(Editions editions) {
    this.editions = editions;
    this.table = editions.shown();
  }

  String tell(String op) {
    Frame frame = table.frame(op);
    var story = new StringBuilder();
    story.append("Operation ").append(op).append(" of ").append(table.edition());
    story.append(", its frame is written at ").append(frame.place()).append(".\n\n");
    story.append(new FrameText(table.vocabulary()).paragraph(frame)).append('\n');
    table
        .vocabulary()
        .aliases()
        .forEach(
            (alias, name) -> {
              if (name.equals(op)) {
                story.append(alias).append(" is another name for it or for a part of it.\n");
              }
            });
    table
        .vocabulary()
        .calls()
        .forEach(
            (step, name) -> {
              if (name.equals(op)) {
                story.append("The step ").append(step).append(" runs it.\n");
              }
            });
    List<Row> rows = table.rowsOf(op);
    story.append('\n').append(English.count(rows.size(), "row")).append('\n');
    rows.forEach(
        row ->
            story.append("  ").append(row.id()).append(": ").append(RowLine.of(row)).append('\n'));
    story.append("\nIts frame in the other editions\n");
    story.append(editions.comparison(other -> behaviour(other, op)));
    return story.toString();
  }

  private static @Nullable Map<String, String> behaviour(TimerTable table, String op) {
    Frame frame = table.frames().get(op);
    return frame == null ? null : Behaviour.of(frame);
  }
}
