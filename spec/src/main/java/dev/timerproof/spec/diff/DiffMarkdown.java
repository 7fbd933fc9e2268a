package dev.timerproof.spec.diff;

import dev.timerproof.evidence.text.WrappedMarkdown;
import dev.timerproof.spec.diff.EditionDiff.Change;
import dev.timerproof.spec.diff.EditionDiff.ParameterChange;
import dev.timerproof.spec.export.TableDiff.Difference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A difference of editions as a page: for each parameter a section with its meaning and evidence,
 * and then the rows and frames that differ because of it.
 */
public final class DiffMarkdown {
  private final String heading;

  /** A page with a title of the first level. */
  public DiffMarkdown() {
    this(1);
  }

  /**
   * @param level of the title, 1 or more; sections are one level below
   */
  DiffMarkdown(int level) {
    heading = "#".repeat(level);
  }

  /** Markdown that ends in a line feed. */
  public String render(EditionDiff diff) {
    var text = new StringBuilder();
    text.append(heading).append(" From ").append(diff.before()).append(" to ");
    text.append(diff.after()).append("\n\n").append(summary(diff)).append('\n');
    for (ParameterChange parameter : diff.parameters()) {
      section(diff, parameter, text);
    }
    List<Change> others = diff.changes().stream().filter(c -> c.parameters().isEmpty()).toList();
    if (!others.isEmpty()) {
      text.append('\n').append(heading).append("# From no parameter\n\n");
      lines(others, text);
    }
    return WrappedMarkdown.of(text.toString());
  }

  private static String summary(EditionDiff diff) {
    if (diff.isEmpty()) {
      return "The two editions are equal: the same parameters, rows and frames.";
    }
    return "They differ in "
        + count(diff.parameters().size(), "parameter")
        + ", "
        + count(names(diff, "row"), "row")
        + " and "
        + count(names(diff, "frame"), "frame")
        + ". What only one side has is in bold.";
  }

  private static int names(EditionDiff diff, String part) {
    Set<String> names = new LinkedHashSet<>();
    for (Change change : diff.changes()) {
      if (change.difference().part().equals(part)) {
        names.add(change.difference().name());
      }
    }
    return names.size();
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  private void section(EditionDiff diff, ParameterChange parameter, StringBuilder text) {
    text.append('\n').append(heading).append("# `").append(parameter.name()).append("`: ");
    text.append(parameter.before()).append(" becomes ").append(parameter.after());
    String repair = parameter.repair();
    text.append(repair.equals("none") ? "" : " (" + repair + ")").append("\n\n");
    text.append("- Meaning: ").append(parameter.note().meaning()).append(".\n");
    text.append("- Source: ").append(parameter.note().source()).append(".\n");
    evidence(parameter, text);
    text.append('\n');
    List<Change> all = diff.changesBy(parameter.name());
    // A change with several reasons is shown once, under the first.
    List<Change> own =
        all.stream().filter(c -> c.parameters().get(0).equals(parameter.name())).toList();
    if (all.isEmpty()) {
      text.append("Rows and frames stay as they are: it is about what surrounds them.\n");
    }
    lines(own, text);
    List<Change> shown = new ArrayList<>(all);
    shown.removeAll(own);
    if (!shown.isEmpty()) {
      text.append(own.isEmpty() ? "" : "\n").append("It takes part in what is shown above: ");
      text.append(String.join(", ", new LinkedHashSet<>(shown.stream().map(this::what).toList())));
      text.append(".\n");
    }
  }

  private static void evidence(ParameterChange parameter, StringBuilder text) {
    if (parameter.cases().isEmpty()) {
      text.append("- Must fail: no case yet.\n");
    }
    for (PlantedCase plantedCase : parameter.cases()) {
      text.append("- Must fail: ")
          .append(plantedCase.edition())
          .append(" with ")
          .append(plantedCase.value());
      text.append(" violates ")
          .append(plantedCase.property())
          .append(" (")
          .append(plantedCase.means());
      text.append("), by way of ").append(ticked(plantedCase.rows())).append(", on ");
      text.append(plantedCase.covers())
          .append(". `")
          .append(plantedCase.replay())
          .append("` shows it.\n");
    }
  }

  private static String ticked(List<String> names) {
    return String.join(", ", names.stream().map(name -> "`" + name + "`").toList());
  }

  private String what(Change change) {
    return change.difference().part() + " `" + change.difference().name() + "`";
  }

  /** Writes the changes; rows and frames that change in the same way share their lines. */
  private void lines(List<Change> changes, StringBuilder text) {
    Map<String, List<Change>> byName = new LinkedHashMap<>();
    changes.forEach(c -> byName.computeIfAbsent(what(c), w -> new ArrayList<>()).add(c));
    Map<List<String>, List<String>> names = new LinkedHashMap<>();
    byName.forEach(
        (name, own) ->
            names
                .computeIfAbsent(
                    own.stream().map(DiffMarkdown::line).toList(), l -> new ArrayList<>())
                .add(name));
    names.forEach(
        (lines, same) ->
            lines.forEach(line -> text.append("- ").append(String.join(", ", same)).append(line)));
  }

  private static String line(Change change) {
    Difference difference = change.difference();
    List<String> texts = WordDiff.of(difference.wordsBefore(), difference.wordsAfter());
    List<String> others =
        change.parameters().isEmpty()
            ? List.of()
            : change.parameters().subList(1, change.parameters().size());
    String field = difference.field() + (others.isEmpty() ? "" : ", with " + ticked(others));
    return ": " + field + "\n  - before: " + texts.get(0) + "\n  - after: " + texts.get(1) + "\n";
  }
}
