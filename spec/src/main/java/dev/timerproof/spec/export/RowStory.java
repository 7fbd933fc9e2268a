package dev.timerproof.spec.export;

import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.Vocabulary;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Explains one row: its load, tests, CAS, steps and result. */
final class RowStory {
  private static final String COMMIT = "commit";

  private final Editions editions;
  private final Vocabulary words;

  RowStory(Editions editions) {
    this.editions = editions;
    this.words = editions.shown().vocabulary();
  }

  String tell(Row row) {
    var story = new StringBuilder();
    story.append("Row ").append(row.id()).append(" of ").append(editions.shown().edition());
    story.append(", written at ").append(row.place()).append(".\n\n");
    load(row, story);
    cas(row, story);
    steps(row, story);
    wayOn(row, story);
    story.append('\n').append(editions.comparison(table -> behaviour(table, row.id())));
    story.append("Described in: ").append(row.source()).append(".\n");
    return story.toString();
  }

  private void load(Row row, StringBuilder story) {
    story.append(row.op());
    story.append(
        row.continues() ? " has the timer as " : " loads the status of the timer and finds ");
    story.append(row.from()).append(".\n");
    if (!row.guard().always()) {
      story.append("The row applies if the guard ").append(row.guard()).append(" holds: ");
      story.append(words.guards().get(row.guard().word())).append(". ");
      story.append(otherwise(row, other -> !other.guard().equals(row.guard()))).append("\n");
    }
  }

  private void cas(Row row, StringBuilder story) {
    if (row.hasCas()) {
      story.append("A CAS from ").append(row.from()).append(" to ").append(row.via());
      story.append(" makes it the only owner. If the CAS is lost: ").append(row.lost());
      story.append(", ").append(words.results().get(row.lost().word())).append(".\n");
    } else {
      story.append("It is a ").append(row.kind()).append(" row: ");
      story.append(words.kinds().get(row.kind().word())).append(".\n");
    }
    if (!row.owned().always()) {
      story.append("Now that it owns the timer, the row applies in the case ").append(row.owned());
      story.append(": ").append(words.ownedCases().get(row.owned().word())).append(". ");
      story.append(otherwise(row, other -> other.guard().equals(row.guard()))).append("\n");
    }
  }

  /** The rows that apply instead, among those for the same status. */
  private String otherwise(Row row, Predicate<Row> instead) {
    List<String> others =
        editions.shown().rowsOf(row.op()).stream()
            .filter(other -> other.from().equals(row.from()) && !other.id().equals(row.id()))
            .filter(instead)
            .map(Row::id)
            .toList();
    return others.isEmpty() ? "" : "Otherwise see " + English.list(others) + ".";
  }

  private void steps(Row row, StringBuilder story) {
    if (row.steps().isEmpty()) {
      return;
    }
    story
        .append("Its ")
        .append(English.count(row.steps().size(), "step"))
        .append(", in this order:\n");
    int width = row.steps().stream().mapToInt(String::length).max().orElse(0);
    int number = 0;
    for (String step : row.steps()) {
      number++;
      story.append(String.format("  %2d. %-" + width + "s  ", number, step));
      story.append(meaning(step, row)).append('\n');
    }
  }

  private String meaning(String step, Row row) {
    String meaning = words.step(step).meaning();
    if (!step.equals(COMMIT)) {
      return meaning;
    }
    // Only a row with an owner commits by a CAS; a store row said above that it does not.
    return row.hasCas() || row.continues()
        ? meaning + "; here " + row.via() + " -> " + row.to()
        : "the plain store of " + row.to();
  }

  private void wayOn(Row row, StringBuilder story) {
    if (row.panics() || row.waits()) {
      return;
    }
    if (row.changesStatus() && !row.commits()) {
      story.append("The row leaves the timer as ").append(row.via()).append(".\n");
    }
    story.append("Then: ").append(row.result()).append(", ");
    story.append(words.results().get(row.result().word())).append('.');
    if (!row.value().equals("none")) {
      story.append(" It answers ").append(row.value()).append('.');
    }
    story.append('\n');
  }

  private static @Nullable Map<String, String> behaviour(TimerTable table, String id) {
    return table.rows().stream()
        .filter(row -> row.id().equals(id))
        .findFirst()
        .map(Behaviour::of)
        .orElse(null);
  }
}
