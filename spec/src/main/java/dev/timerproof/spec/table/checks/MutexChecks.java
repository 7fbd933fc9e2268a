package dev.timerproof.spec.table.checks;

import dev.timerproof.spec.table.MutexRow;
import dev.timerproof.spec.table.MutexTable;
import dev.timerproof.spec.table.MutexVocabulary;
import dev.timerproof.spec.table.Place;
import dev.timerproof.spec.table.Problem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rules that a table of the timers with a mutex must fulfil besides its types: known words,
 * exactly one row for all bits and guard cases at each stage, reachable stages, and the rules of
 * {@link MutexLocks}. They do not check whether the protocol is right; the models do.
 */
public final class MutexChecks {
  private static final String FIRST = "0";
  private static final String NO_WORD = "none";
  private static final String PANIC = "panic";

  private final MutexTable table;
  private final MutexVocabulary words;
  private final Place file;
  private final List<Problem> problems = new ArrayList<>();

  private MutexChecks(MutexTable table, Place file) {
    this.table = table;
    this.words = table.vocabulary();
    this.file = file;
  }

  /**
   * Everything that is wrong with the table; empty if it is well formed. If there are unknown
   * words, only these are reported, because most other problems would follow from them.
   */
  public static List<Problem> check(MutexTable table, Place file) {
    var checks = new MutexChecks(table, file);
    checks.vocabulary();
    table.rows().forEach(checks::words);
    checks.ids();
    if (checks.problems.isEmpty()) {
      table.operations().keySet().forEach(checks::operation);
    }
    return checks.problems.isEmpty() ? new MutexLocks(table, file).check() : checks.problems;
  }

  private void vocabulary() {
    words
        .calls()
        .forEach(
            (step, op) -> {
              known("Calls", "operation", op, table.operations().keySet());
              if (words.steps().containsKey(step)) {
                problem("Calls: " + step + " is a step, too");
              }
            });
    Set<String> cased = new HashSet<>();
    for (List<String> guards : words.guardCases()) {
      for (String guard : guards) {
        known("GuardCases", "guard", guard, words.guards().keySet());
        if (!cased.add(guard)) {
          problem("GuardCases: " + guard + " stands in two cases");
        }
      }
    }
    for (MutexVocabulary.Guard guard : words.guards().values()) {
      fields("guard " + guard.name(), guard.reads());
      if (!cased.contains(guard.name())) {
        problem("guard " + guard.name() + ": stands in no entry of GuardCases");
      }
    }
    words.steps().values().forEach(this::step);
    words.conditional().forEach(step -> known("Conditional", "step", step, words.steps().keySet()));
    for (MutexTable.Operation operation : table.operations().values()) {
      for (String lock : operation.holds()) {
        known("operation " + operation.op(), "lock", lock, words.locks().keySet());
      }
    }
    if (!words.parameters().keySet().equals(table.parameters().keySet())) {
      problem(
          "ParameterNotes: expected notes on "
              + String.join(", ", table.parameters().keySet())
              + ", found "
              + String.join(", ", words.parameters().keySet()));
    }
  }

  private void step(MutexVocabulary.Step step) {
    String where = "step " + step.name();
    known(where, "grain", step.grain(), List.of("loud", "quiet"));
    step.takes().forEach(lock -> known(where, "lock", lock, words.locks().keySet()));
    step.gives().forEach(lock -> known(where, "lock", lock, words.locks().keySet()));
    fields(where, step.reads());
    fields(where, step.writes());
    if (step.quiet() && !step.takes().isEmpty()) {
      problem(where + ": takes " + step.takes().get(0) + ", expected it to be loud");
    }
  }

  private void fields(String where, List<String> fields) {
    fields.forEach(field -> known(where, "field", field, words.fields().keySet()));
  }

  private void words(MutexRow row) {
    known(row, "operation", row.op(), table.operations().keySet());
    known(row, "word", row.word(), words.words().keySet());
    row.from().forEach(pattern -> known(row, "pattern", pattern, words.patterns().keySet()));
    if (row.from().size() != words.bits().size()) {
      problem(row, "expected a pattern for each of " + words.bits() + ", found " + row.from());
    }
    row.guards().forEach(guard -> known(row, "guard", guard, words.guards().keySet()));
    for (String step : row.steps()) {
      if (!words.calls().containsKey(step)) {
        known(row, "step", step, words.steps().keySet());
      }
    }
    Set<String> next = new LinkedHashSet<>(words.ends().keySet());
    next.addAll(table.stages(row.op()).keySet());
    known(row, "next", row.next(), next);
    if (row.next().equals(PANIC) && !row.steps().isEmpty()) {
      problem(row, "a row that panics has no steps, found " + String.join(", ", row.steps()));
    }
  }

  private void ids() {
    Map<String, MutexRow> first = new HashMap<>();
    for (MutexRow row : table.rows()) {
      MutexRow other = first.putIfAbsent(row.id(), row);
      if (other != null) {
        problem(row, "this id is taken by the row at " + other.place());
      }
    }
  }

  private void operation(String op) {
    Map<String, List<MutexRow>> stages = table.stages(op);
    if (!stages.containsKey(FIRST)) {
      problem("operation " + op + ": no row at stage " + FIRST);
      return;
    }
    Set<String> reached = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(FIRST));
    while (!open.isEmpty()) {
      String stage = open.pop();
      if (reached.add(stage)) {
        for (MutexRow row : stages.getOrDefault(stage, List.of())) {
          if (stages.containsKey(row.next())) {
            open.push(row.next());
          }
        }
      }
    }
    stages.forEach(
        (stage, rows) -> {
          if (!reached.contains(stage)) {
            problem(rows.get(0), "stage " + stage + " of " + op + " is never reached");
          }
          stage(op, stage, rows);
        });
  }

  private void stage(String op, String stage, List<MutexRow> rows) {
    String word = rows.get(0).word();
    for (MutexRow row : rows) {
      if (!row.word().equals(word)) {
        problem(
            row,
            "looks at "
                + row.word()
                + ", expected "
                + word
                + " as in row "
                + rows.get(0).id()
                + " of the same stage");
        return;
      }
      if (word.equals(NO_WORD) && !row.from().stream().allMatch("*"::equals)) {
        problem(row, "looks at no bits, expected a pattern of * alone, found " + row.pattern());
      }
    }
    for (String bits : word.equals(NO_WORD) ? List.of("---") : allBits()) {
      for (Set<String> holding : choices(rows)) {
        List<String> ids =
            rows.stream()
                .filter(row -> row.fits(bits) && holding.containsAll(row.guards()))
                .map(MutexRow::id)
                .toList();
        if (ids.size() != 1) {
          String found = ids.isEmpty() ? "none" : String.join(", ", ids);
          String bitsText = word.equals(NO_WORD) ? "" : " for the bits " + bits;
          String guards = holding.isEmpty() ? "" : " when " + String.join(", ", holding);
          problem(
              rows.get(0),
              "stage "
                  + stage
                  + " of "
                  + op
                  + bitsText
                  + guards
                  + ": expected one row, found "
                  + found);
          return;
        }
      }
    }
  }

  private List<String> allBits() {
    List<String> all = List.of("");
    for (int k = 0; k < words.bits().size(); k++) {
      all = all.stream().flatMap(bits -> List.of(bits + "-", bits + "+").stream()).toList();
    }
    return all;
  }

  /** All combinations of one guard from each guard case that rows of a stage test. */
  private List<Set<String>> choices(List<MutexRow> rows) {
    Set<String> asked = new LinkedHashSet<>();
    rows.forEach(row -> asked.addAll(row.guards()));
    List<Set<String>> choices = List.of(Set.of());
    for (List<String> guards : words.guardCases()) {
      if (guards.stream().anyMatch(asked::contains)) {
        List<Set<String>> more = new ArrayList<>();
        for (Set<String> chosen : choices) {
          for (String guard : guards) {
            Set<String> one = new LinkedHashSet<>(chosen);
            one.add(guard);
            more.add(one);
          }
        }
        choices = more;
      }
    }
    return choices;
  }

  private void known(MutexRow row, String what, String word, Collection<String> expected) {
    if (!expected.contains(word)) {
      problem(row, Findings.unknown(what, word, expected));
    }
  }

  private void known(String where, String what, String word, Collection<String> expected) {
    if (!expected.contains(word)) {
      problem(where + ": " + Findings.unknown(what, word, expected));
    }
  }

  private void problem(MutexRow row, String message) {
    problems.add(new Problem(row.place(), "row " + row.id() + ": " + message));
  }

  private void problem(String message) {
    problems.add(new Problem(file, message));
  }
}
