package dev.timerproof.cli.explain;

import dev.timerproof.spec.table.Frame;
import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Tells what a name of the table means: a row, a status, an operation, a step, a parameter. */
public final class Stories {
  private final TimerTable table;
  private final List<TimerTable> others;
  private final Vocabulary words;

  /**
   * Stories of one edition.
   *
   * @param table the edition
   * @param others the other editions, to be compared with
   */
  public Stories(TimerTable table, List<TimerTable> others) {
    this.table = table;
    this.others = List.copyOf(others);
    this.words = table.vocabulary();
  }

  /** The story of this name; empty when the edition has nothing of this name. */
  public Optional<String> of(String name) {
    return Stream.of(row(name), status(name), operation(name), step(name), parameter(name))
        .flatMap(Optional::stream)
        .findFirst()
        .map(Sheet::toString);
  }

  /** Names that hold this text, whatever the case of its letters. */
  public List<String> namesLike(String text) {
    String wanted = text.toLowerCase(Locale.ROOT);
    return names().stream().filter(n -> n.toLowerCase(Locale.ROOT).contains(wanted)).toList();
  }

  private Set<String> names() {
    var names = new TreeSet<String>();
    table.rows().forEach(r -> names.add(r.id()));
    names.addAll(words.statuses());
    names.addAll(table.frames().keySet());
    names.addAll(words.aliases().keySet());
    names.addAll(words.steps().keySet());
    names.addAll(words.hooks().keySet());
    names.addAll(words.parameters().keySet());
    return names;
  }

  private Optional<Sheet> row(String id) {
    return find(table, id)
        .map(
            row -> {
              Sheet sheet = RowStory.of(table, row);
              others.forEach(o -> sheet.entry(o.edition(), comparison(row, find(o, id))));
              return sheet;
            });
  }

  private static Optional<Row> find(TimerTable table, String id) {
    return table.rows().stream().filter(r -> r.id().equals(id)).findFirst();
  }

  private static String comparison(Row row, Optional<Row> other) {
    return other.map(o -> RowDifferences.of(row, o)).orElse("has no such row");
  }

  private Optional<Sheet> status(String name) {
    if (!words.statuses().contains(name)) {
      return Optional.empty();
    }
    Sheet sheet = new Sheet().heading(name + ", a status, in " + table.edition());
    if (name.equals(words.initialStatus())) {
      sheet.entry("note", "the status of a new timer");
    }
    return Optional.of(
        sheet
            .list(
                "enters by",
                rows(r -> r.changesStatus() && !r.from().equals(name) && r.to().equals(name)))
            .list("passes in", rows(r -> r.commits() && r.via().equals(name)))
            .list("found by", rows(r -> r.from().equals(name))));
  }

  private List<Sheet.Item> rows(Predicate<Row> which) {
    return table.rows().stream().filter(which).map(Stories::line).toList();
  }

  private static Sheet.Item line(Row row) {
    return new Sheet.Item(row.id(), row.changesStatus() ? RowStory.path(row) : row.kind());
  }

  private Optional<Sheet> operation(String name) {
    String op = words.aliases().getOrDefault(name, name);
    Frame frame = table.frames().get(op);
    if (frame == null) {
      return Optional.empty();
    }
    Sheet sheet =
        new Sheet()
            .heading(op + ", an operation of " + table.edition() + " at " + frame.place())
            .entry("aliases", aliases(op))
            .entry("arguments", String.join(", ", frame.args()))
            .entry("lock", RowStory.word(words.locks(), frame.lock()))
            .entry("walks", RowStory.word(words.shapes(), frame.shape()));
    hooks(sheet, "enter", frame.enter());
    hooks(sheet, "round", frame.round());
    hooks(sheet, "picked", frame.picked());
    hooks(sheet, "leave", frame.leave());
    return Optional.of(
        sheet
            .entry("exit hooks", "answer " + frame.exit())
            .entry("answers", frame.value())
            .list("rows", table.rowsOf(op).stream().map(Stories::line).toList()));
  }

  private String aliases(String op) {
    return String.join(
        ", ",
        words.aliases().entrySet().stream()
            .filter(e -> e.getValue().equals(op))
            .map(Map.Entry::getKey)
            .toList());
  }

  private void hooks(Sheet sheet, String when, List<String> names) {
    sheet.list(when, names.stream().map(n -> new Sheet.Item(n, meaning(n))).toList());
  }

  private String meaning(String stepOrHook) {
    Vocabulary.Step step = words.steps().get(stepOrHook);
    return step == null ? words.hooks().getOrDefault(stepOrHook, "") : step.meaning();
  }

  private Optional<Sheet> step(String name) {
    if (!words.steps().containsKey(name) && !words.hooks().containsKey(name)) {
      return Optional.empty();
    }
    List<Sheet.Item> frames = new ArrayList<>();
    for (Frame f : table.frames().values()) {
      if (Stream.of(f.enter(), f.round(), f.picked(), f.leave()).anyMatch(h -> h.contains(name))) {
        frames.add(new Sheet.Item(f.op(), ""));
      }
    }
    return Optional.of(
        new Sheet()
            .heading(name + ", a step, in " + table.edition())
            .entry("means", meaning(name))
            .list("frames", frames)
            .list("rows", rows(r -> r.steps().contains(name))));
  }

  private Optional<Sheet> parameter(String name) {
    Vocabulary.ParameterNote note = words.parameters().get(name);
    if (note == null) {
      return Optional.empty();
    }
    Sheet sheet =
        new Sheet()
            .heading(name + ", a parameter of the editions")
            .entry("means", note.meaning())
            .entry("source", note.source())
            .entry("repair", note.repair());
    Stream.concat(Stream.of(table), others.stream())
        .forEach(t -> sheet.entry(t.edition(), t.parameters().getOrDefault(name, "?")));
    return Optional.of(sheet);
  }
}
