package dev.timerproof.spec.export;

import dev.timerproof.spec.table.MalformedTableException;
import dev.timerproof.spec.table.MutexRow;
import dev.timerproof.spec.table.MutexTable;
import dev.timerproof.spec.table.MutexVocabulary;
import dev.timerproof.spec.table.Names;
import dev.timerproof.spec.table.Vocabulary;
import dev.timerproof.spec.table.reading.MutexTableReader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Explains names of the timers with a mutex in English: rows, operations, steps, guards, fields,
 * locks and parameters.
 */
public final class MutexExplanation {
  private final MutexTable table;
  private final MutexVocabulary words;
  private final List<MutexTable> all;

  private MutexExplanation(MutexTable table, List<MutexTable> all) {
    this.table = table;
    this.words = table.vocabulary();
    this.all = all;
  }

  /**
   * Explains one edition, compared with the others.
   *
   * @throws MalformedTableException if the edition is unknown or some edition is malformed
   */
  public static MutexExplanation of(MutexTableReader reader, String edition) {
    List<MutexTable> all = reader.vocabulary().editions().stream().map(reader::read).toList();
    return new MutexExplanation(reader.read(edition), all);
  }

  /** Every name that {@link #explain} knows, rows first, in the table's order. */
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    table.rows().forEach(row -> names.add(row.id()));
    names.addAll(table.operations().keySet());
    names.addAll(words.steps().keySet());
    names.addAll(words.calls().keySet());
    names.addAll(words.guards().keySet());
    names.addAll(words.fields().keySet());
    names.addAll(words.locks().keySet());
    names.addAll(words.parameters().keySet());
    return names;
  }

  /**
   * The explanation of a name; if it has several meanings, one after the other.
   *
   * @return lines that end in a line feed
   * @throws IllegalArgumentException if the name is unknown; the message suggests the nearest one
   */
  public String explain(String name) {
    List<String> stories = new ArrayList<>();
    table.rows().stream()
        .filter(row -> row.id().equals(name))
        .forEach(row -> stories.add(row(row)));
    Optional.ofNullable(table.operations().get(name)).ifPresent(op -> stories.add(operation(op)));
    Optional.ofNullable(words.steps().get(name)).ifPresent(step -> stories.add(step(step)));
    Optional.ofNullable(words.calls().get(name))
        .filter(op -> !op.equals(name))
        .ifPresent(op -> stories.add("Step " + name + " runs the operation " + op + ".\n"));
    Optional.ofNullable(words.guards().get(name)).ifPresent(guard -> stories.add(guard(guard)));
    Optional.ofNullable(words.fields().get(name)).ifPresent(m -> stories.add(field(name, m)));
    Optional.ofNullable(words.locks().get(name))
        .ifPresent(meaning -> stories.add("Lock " + name + ": " + meaning + ".\n"));
    Optional.ofNullable(words.parameters().get(name)).ifPresent(n -> stories.add(parameter(n)));
    if (stories.isEmpty()) {
      throw new IllegalArgumentException(
          "nothing in "
              + table.edition()
              + " is called "
              + name
              + Names.nearest(name, names()).map(n -> ", did you mean " + n + "?").orElse(""));
    }
    return String.join("\n", stories);
  }

  private String row(MutexRow row) {
    var story = new StringBuilder();
    story.append("Row ").append(row.id()).append(" of ").append(table.edition());
    story.append(", written at ").append(row.place()).append(".\n\n");
    story.append(row.op()).append(" is at stage ").append(row.at());
    story.append(row.word().equals("none") ? " and looks at no bits" : " and looks at ");
    if (!row.word().equals("none")) {
      story.append(row.word()).append(", ").append(words.words().get(row.word()));
      story.append(". The row applies if they are ").append(bits(row));
    }
    story.append(".\n");
    for (String guard : row.guards()) {
      MutexVocabulary.Guard known = words.guards().get(guard);
      story.append("It applies only if ").append(guard);
      story.append(known == null ? "" : ": " + known.meaning()).append(".\n");
    }
    if (!row.steps().isEmpty()) {
      story.append("Its ").append(English.count(row.steps().size(), "step"));
      story.append(", in this order; a quiet one belongs to the one before it:\n");
      int width = row.steps().stream().mapToInt(String::length).max().orElse(0);
      for (int k = 0; k < row.steps().size(); k++) {
        story.append(String.format("  %2d. %-" + width + "s  ", k + 1, row.steps().get(k)));
        story.append(meaning(row.steps().get(k))).append('\n');
      }
    }
    story.append("Then: ").append(row.next());
    story.append(
        words.ends().containsKey(row.next())
            ? ", " + words.ends().get(row.next()) + ".\n"
            : ", a stage of " + row.op() + ".\n");
    story.append('\n').append(others(row));
    story.append("Described in: ").append(row.source()).append(".\n");
    return story.toString();
  }

  private String bits(MutexRow row) {
    List<String> wanted = new ArrayList<>();
    for (int k = 0; k < row.from().size(); k++) {
      String pattern = row.from().get(k);
      if (!pattern.equals("*")) {
        wanted.add((pattern.equals("+") ? "" : "not ") + words.bits().get(k));
      }
    }
    return wanted.isEmpty() ? "whatever they are" : String.join(", ", wanted);
  }

  private String meaning(String name) {
    MutexVocabulary.Step step = words.steps().get(name);
    return step == null
        ? "run " + words.calls().get(name)
        : (step.quiet() ? "(quiet) " : "") + step.meaning();
  }

  private String others(MutexRow row) {
    List<String> same = new ArrayList<>();
    List<String> different = new ArrayList<>();
    for (MutexTable other : all) {
      if (!other.edition().equals(table.edition())) {
        boolean equal =
            other.rows().stream()
                .anyMatch(
                    r ->
                        r.id().equals(row.id())
                            && r.guards().equals(row.guards())
                            && r.steps().equals(row.steps())
                            && r.from().equals(row.from())
                            && r.next().equals(row.next()));
        (equal ? same : different).add(other.edition());
      }
    }
    return (same.isEmpty() ? "" : "The same in " + English.list(same) + ".\n")
        + (different.isEmpty() ? "" : "Different in " + English.list(different) + ".\n");
  }

  private String operation(MutexTable.Operation operation) {
    var story = new StringBuilder();
    List<MutexRow> rows = table.rowsOf(operation.op());
    story.append("Operation ").append(operation.op()).append(" of ").append(table.edition());
    story.append(", ").append(rows.get(0).source()).append(".\n");
    story.append(
        operation.holds().isEmpty()
            ? "Its caller need hold no lock.\n"
            : "Its caller holds " + English.list(operation.holds()) + ".\n");
    List<String> called = table.calledBy(operation.op());
    story.append(called.isEmpty() ? "" : "It runs " + English.list(called) + ".\n");
    List<String> callers =
        table.operations().keySet().stream()
            .filter(op -> table.calledBy(op).contains(operation.op()))
            .toList();
    story.append(callers.isEmpty() ? "" : "It is run by " + English.list(callers) + ".\n");
    story.append("Its rows: ").append(English.list(rows.stream().map(MutexRow::id).toList()));
    return story.append(".\n").toString();
  }

  private String step(MutexVocabulary.Step step) {
    var story = new StringBuilder();
    story.append("Step ").append(step.name()).append(", ").append(step.grain()).append(": ");
    story.append(step.meaning()).append(".\n");
    touches("It takes ", step.takes(), story);
    touches("It gives back ", step.gives(), story);
    touches("It reads ", step.reads(), story);
    touches("It writes ", step.writes(), story);
    touches("It stands in ", rowsWith(row -> row.steps().contains(step.name())), story);
    return story.toString();
  }

  private static void touches(String what, List<String> names, StringBuilder story) {
    story.append(names.isEmpty() ? "" : what + English.list(names) + ".\n");
  }

  private List<String> rowsWith(java.util.function.Predicate<MutexRow> wanted) {
    return table.rows().stream().filter(wanted).map(MutexRow::id).toList();
  }

  private String guard(MutexVocabulary.Guard guard) {
    var story = new StringBuilder();
    story.append("Guard ").append(guard.name()).append(": ").append(guard.meaning()).append(".\n");
    touches("It reads ", guard.reads(), story);
    touches("It stands in ", rowsWith(row -> row.guards().contains(guard.name())), story);
    return story.toString();
  }

  private String field(String name, String meaning) {
    var story = new StringBuilder();
    story.append("Field ").append(name).append(": ").append(meaning).append(".\n");
    List<String> readers = new ArrayList<>();
    List<String> writers = new ArrayList<>();
    for (MutexVocabulary.Step step : words.steps().values()) {
      if (step.reads().contains(name)) {
        readers.add(step.name());
      }
      if (step.writes().contains(name)) {
        writers.add(step.name());
      }
    }
    touches("Steps that read it: ", readers, story);
    touches("Steps that write it: ", writers, story);
    return story.toString();
  }

  private String parameter(Vocabulary.ParameterNote note) {
    var story = new StringBuilder();
    story.append("Parameter ").append(note.name()).append(": ").append(note.meaning());
    story.append(".\n");
    for (MutexTable one : all) {
      story.append("  ").append(one.edition()).append(": ");
      story.append(one.parameters().get(note.name())).append('\n');
    }
    story.append("Repair: ").append(note.repair()).append(".\nDescribed in: ");
    return story.append(note.source()).append(".\n").toString();
  }
}
