package dev.timerproof.spec.export;

import dev.timerproof.spec.table.PollerRow;
import dev.timerproof.spec.table.PollerTable;
import dev.timerproof.spec.table.TimerTable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Explains a row, an operation, a word, a guard or a step of the poller. */
final class PollerStory {
  private static final String COMMIT = "commit";

  private final Editions editions;
  private final PollerTable table;

  PollerStory(Editions editions) {
    this.editions = editions;
    this.table = editions.shown().poller();
  }

  /** The explanations of a name; empty if the poller has no such name. */
  List<String> tell(String name) {
    List<String> stories = new ArrayList<>();
    table.rows().stream().filter(row -> row.id().equals(name)).map(this::row).forEach(stories::add);
    if (table.frames().containsKey(name)) {
      stories.add(operation(name));
    }
    if (table.words().containsKey(name)) {
      stories.add(word(name));
    }
    meaning("Guard", name, table.guards(), row -> row.guard().word().equals(name), stories);
    meaning("Step", name, table.steps(), row -> row.steps().contains(name), stories);
    return stories;
  }

  /** Every name of the poller, rows first. */
  Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    table.rows().forEach(row -> names.add(row.id()));
    names.addAll(table.frames().keySet());
    names.addAll(table.words().keySet());
    names.addAll(table.guards().keySet());
    names.addAll(table.steps().keySet());
    return names;
  }

  private String row(PollerRow row) {
    var story = new StringBuilder();
    story.append("Row ").append(row.id()).append(" of the poller, ").append(table.edition());
    story.append(", written at ").append(row.place()).append(".\n\n");
    story.append(row.op()).append(" loads ").append(row.word()).append(" and finds ");
    story.append(row.from()).append(".\n");
    if (!row.guard().always()) {
      story.append("The row applies if the guard ").append(row.guard()).append(" holds: ");
      story.append(table.guards().get(row.guard().word())).append(". ").append(otherwise(row));
      story.append('\n');
    }
    if (row.hasCas()) {
      story.append("A CAS makes it ").append(row.via());
      story.append("; if the CAS is lost, the row for what is found then applies.\n");
    }
    steps(row, story);
    story.append("Then: ").append(row.result()).append(", ");
    story.append(table.results().get(row.result().word())).append(".\n\n");
    story.append(editions.comparison(other -> behaviour(other, row.id())));
    return story.append("Described in: ").append(row.source()).append(".\n").toString();
  }

  /** The rows that apply instead. */
  private String otherwise(PollerRow row) {
    List<String> others =
        table.rowsAt(row.op(), row.word()).stream()
            .filter(other -> other.from().equals(row.from()) && !other.id().equals(row.id()))
            .map(PollerRow::id)
            .toList();
    return "Otherwise see " + English.list(others) + ".";
  }

  private void steps(PollerRow row, StringBuilder story) {
    if (row.steps().isEmpty()) {
      story.append("It has no steps.\n");
      return;
    }
    story.append("Its ").append(English.count(row.steps().size(), "step"));
    story.append(", in this order:\n");
    int width = row.steps().stream().mapToInt(String::length).max().orElse(0);
    int number = 0;
    for (String step : row.steps()) {
      number++;
      story.append(String.format("  %2d. %-" + width + "s  ", number, step));
      story.append(table.steps().get(step));
      story.append(step.equals(COMMIT) ? "; here " + row.to() : "").append('\n');
    }
  }

  private String operation(String op) {
    var story = new StringBuilder();
    story.append("Operation ").append(op).append(" of the poller, ").append(table.edition());
    story.append(". It looks at ").append(English.list(table.frames().getOrDefault(op, List.of())));
    List<PollerRow> rows = table.rowsOf(op);
    story.append(".\n\n").append(English.count(rows.size(), "row")).append('\n');
    lines(rows, story);
    return story.toString();
  }

  private String word(String word) {
    List<String> values = table.words().getOrDefault(word, List.of());
    var story = new StringBuilder();
    story.append("Word ").append(word).append(" of the poller, ").append(table.edition());
    story.append(". Its values are ").append(English.list(values)).append(".\n\nWhat finds it\n");
    lines(table.rows().stream().filter(row -> row.word().equals(word)).toList(), story);
    return story.toString();
  }

  private static void lines(List<PollerRow> rows, StringBuilder story) {
    for (PollerRow row : rows) {
      story.append("  ").append(row.id()).append(": ").append(row.word()).append(' ');
      story.append(row.from());
      story.append(row.guard().always() ? "" : " (" + row.guard() + ")");
      story.append(row.hasCas() ? " -> " + row.via() : "");
      story.append(row.to().equals(row.via()) ? "" : " -> " + row.to()).append(": ");
      story.append(row.steps().isEmpty() ? "no steps" : String.join(", ", row.steps()));
      story.append("; ").append(row.result()).append('\n');
    }
  }

  private void meaning(
      String what,
      String name,
      Map<String, String> meanings,
      Predicate<PollerRow> uses,
      List<String> stories) {
    if (meanings.containsKey(name)) {
      List<String> rows = table.rows().stream().filter(uses).map(PollerRow::id).toList();
      String used =
          rows.isEmpty()
              ? "Nothing in " + table.edition() + " uses it.\n"
              : "In %s it stands in %s: %s.\n"
                  .formatted(
                      table.edition(), English.count(rows.size(), "row"), String.join(", ", rows));
      stories.add(what + " " + name + " of the poller: " + meanings.get(name) + ".\n" + used);
    }
  }

  private static @Nullable Map<String, String> behaviour(TimerTable table, String id) {
    return table.poller().rows().stream()
        .filter(row -> row.id().equals(id))
        .findFirst()
        .map(Behaviour::of)
        .orElse(null);
  }
}
