package dev.timerproof.spec.export;

import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.Vocabulary;
import dev.timerproof.spec.table.reading.TableReader;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Explains a parameter: its meaning, its value in each edition, and the rows and frames that depend
 * on it.
 */
final class ParameterStory {
  private final TableReader reader;
  private final Editions editions;

  ParameterStory(TableReader reader, Editions editions) {
    this.reader = reader;
    this.editions = editions;
  }

  String tell(Vocabulary.ParameterNote note) {
    var story = new StringBuilder();
    story
        .append("Parameter ")
        .append(note.name())
        .append(": ")
        .append(note.meaning())
        .append(".\n");
    for (TimerTable table : editions.all()) {
      story.append("  ").append(table.edition()).append(": ");
      story.append(table.parameters().get(note.name())).append('\n');
    }
    if (!note.repair().equals("none")) {
      story.append("The repair ").append(note.repair()).append(" sets it.\n");
    }
    TimerTable shown = editions.shown();
    for (String value : otherValues(note.name())) {
      story.append("With ").append(value).append(" alone, ").append(shown.edition());
      story.append(consequences(shown, note.name(), value)).append(".\n");
    }
    story.append("Described in: ").append(note.source()).append(".\n");
    return story.toString();
  }

  private Set<String> otherValues(String parameter) {
    Set<String> values = new LinkedHashSet<>();
    editions.all().forEach(table -> values.add(table.parameters().getOrDefault(parameter, "")));
    values.remove(editions.shown().parameters().get(parameter));
    return values;
  }

  /**
   * The rows and frames that depend on a parameter, found by reading the table with another value
   * of it.
   */
  private String consequences(TimerTable shown, String parameter, String value) {
    TimerTable changed =
        reader.readUnchecked(
            shown.edition(), List.of(Mutation.word("parameter", "edition", parameter, value)));
    Set<String> names = new LinkedHashSet<>();
    for (TableDiff.Difference difference : TableDiff.between(shown, changed)) {
      if (!difference.part().equals("parameter")) {
        names.add(difference.part() + " " + difference.name());
      }
    }
    return names.isEmpty()
        ? " has the same rows and frames: the parameter speaks to what surrounds them"
        : " would differ in " + English.list(names);
  }
}
