package dev.timerproof.generate.java;

import dev.timerproof.generate.java.ProtocolGenerator.ControlPoint;
import dev.timerproof.spec.table.Frame;
import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.Word;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes the code of one operation for one status that it may find: the body of an arm of the
 * switch.
 */
final class ArmWriter {
  private final Frame frame;
  private final Shape shape;
  private final StepsWriter steps;
  private final Scope frameScope;

  ArmWriter(Frame frame, StepsWriter steps, Scope frameScope) {
    this.frame = frame;
    this.shape = Shape.of(frame);
    this.steps = steps;
    this.frameScope = frameScope;
  }

  /** The body for the rows of one status: guards first, then the CAS, then the owned cases. */
  List<BodyLine> body(List<Row> rows) {
    Map<Row.Guard, List<Row>> byGuard = new LinkedHashMap<>();
    rows.forEach(r -> byGuard.computeIfAbsent(r.guard(), g -> new ArrayList<>()).add(r));
    List<BodyLine> lines = new ArrayList<>();
    if (byGuard.size() > 1) {
      lines.addAll(steps.control(frame.op(), ControlPoint.GUARD));
    }
    int left = byGuard.size();
    for (Map.Entry<Row.Guard, List<Row>> e : byGuard.entrySet()) {
      left--;
      if (left > 0) {
        Row row = e.getValue().get(0);
        lines.add(BodyLine.code("if (" + test(row.guard(), row) + ") {"));
        if (e.getValue().size() == 1) {
          lines.add(BodyLine.ids(row.id()));
        }
        lines.addAll(cases(e.getValue()));
        lines.add(BodyLine.code("}"));
      } else {
        lines.addAll(cases(e.getValue()));
      }
    }
    return lines;
  }

  private List<BodyLine> cases(List<Row> rows) {
    Row first = rows.get(0);
    List<BodyLine> lines = new ArrayList<>();
    switch (first.kind()) {
      case PANIC -> {
        lines.addAll(steps.beforePanic(first));
        lines.add(BodyLine.code(JavaWords.PANIC));
      }
      case WAIT -> {
        Scope scope = scope(first);
        WordText wait = JavaWords.find(JavaWords.WAITS, frame.lock().word());
        lines.addAll(steps.beforeWait(frame.op(), first));
        lines.addAll(steps.write(wait, scope, StepsWriter.Context.of(first, false, Set.of())));
        lines.addAll(result(first, scope));
      }
      case GO -> {
        lines.addAll(firstCas(first));
        lines.addAll(rows.size() == 1 ? whole(first) : ownedCases(rows));
      }
      case CONT, STORE, NOOP -> lines.addAll(whole(first));
    }
    return lines;
  }

  /**
   * The row's steps and its result, with the reservation of room in the heap if the row needs one.
   */
  private List<BodyLine> whole(Row row) {
    Scope scope = scope(row);
    List<BodyLine> lines = new ArrayList<>();
    if (reserves(row) && !row.hasCas()) {
      lines.add(BodyLine.code(scope.fill(JavaWords.RESERVE)));
    }
    lines.addAll(written(row, scope));
    lines.addAll(result(row, scope));
    return lines;
  }

  private List<BodyLine> firstCas(Row row) {
    Scope scope = scope(row);
    String lost = scope.fill(JavaWords.LOST);
    List<BodyLine> onLoss = new ArrayList<>();
    List<BodyLine> lines = new ArrayList<>(steps.control(frame.op(), ControlPoint.CAS));
    if (reserves(row)) {
      lines.add(BodyLine.code(scope.fill(JavaWords.RESERVE)));
      onLoss.add(BodyLine.code(scope.fill(JavaWords.UNRESERVE)));
    }
    String go = walk(row.lost(), row, scope);
    if (!go.isEmpty()) {
      onLoss.add(BodyLine.code(go));
    }
    if (onLoss.isEmpty()) {
      lines.add(BodyLine.code("if (" + lost + ") continue;"));
      return lines;
    }
    lines.add(BodyLine.code("if (" + lost + ") {"));
    lines.addAll(onLoss);
    lines.add(BodyLine.code("continue;"));
    lines.add(BodyLine.code("}"));
    return lines;
  }

  /**
   * Whether a row reserves room in the heap before it owns its timer: it does if it puts the timer
   * in without holding the lock yet. An operation that holds the lock puts in only timers that it
   * has taken out before or has made room for.
   */
  private boolean reserves(Row row) {
    return frame.lock() == Frame.Lock.NONE && row.steps().contains(JavaWords.INSERT);
  }

  /**
   * Rows that share the CAS and differ in their owned case; their common first steps are written
   * once.
   */
  private List<BodyLine> ownedCases(List<Row> rows) {
    List<List<BodyLine>> bodies = new ArrayList<>();
    List<List<BodyLine>> results = new ArrayList<>();
    for (Row row : rows) {
      Scope scope = scope(row);
      bodies.add(written(row, scope));
      results.add(result(row, scope));
    }
    boolean sameResult = results.stream().allMatch(results.get(0)::equals) && !readsRegister(rows);
    List<BodyLine> lines = new ArrayList<>(steps.control(frame.op(), ControlPoint.DECIDE));
    for (Row row : rows.subList(0, rows.size() - 1)) {
      lines.add(BodyLine.code("boolean " + row.owned() + " = " + test(row.owned(), row) + ";"));
    }
    int shared = sharedPrefix(bodies);
    lines.addAll(bodies.get(0).subList(0, shared));
    for (int k = 0; k < rows.size(); k++) {
      Row row = rows.get(k);
      String test = k + 1 < rows.size() ? "if (" + row.owned() + ") {" : "{";
      lines.add(BodyLine.code(k == 0 ? test : "} else " + test));
      lines.add(BodyLine.ids(row.id()));
      lines.addAll(bodies.get(k).subList(shared, bodies.get(k).size()));
      if (!sameResult) {
        lines.addAll(results.get(k));
      }
    }
    lines.add(BodyLine.code("}"));
    if (sameResult) {
      lines.addAll(results.get(0));
    }
    return lines;
  }

  private boolean readsRegister(List<Row> rows) {
    return rows.stream().anyMatch(row -> !Scope.placeholders(resultText(row)).isEmpty());
  }

  private static int sharedPrefix(List<List<BodyLine>> bodies) {
    int n = 0;
    while (true) {
      for (List<BodyLine> body : bodies) {
        if (n >= body.size() || !body.get(n).equals(bodies.get(0).get(n))) {
          return n;
        }
      }
      n++;
    }
  }

  private List<BodyLine> written(Row row, Scope scope) {
    Set<String> after = Scope.placeholders(resultText(row));
    return steps.write(row.steps(), scope, StepsWriter.Context.of(row, reserves(row), after));
  }

  /**
   * The code after a row's steps: the leave hooks and the return, or the statement that goes on
   * with the walk.
   */
  private List<BodyLine> result(Row row, Scope scope) {
    List<BodyLine> lines = new ArrayList<>();
    if (leaves(row)) {
      lines.addAll(steps.write(frame.leave(), scope, StepsWriter.Context.of(frame, Set.of())));
    }
    try {
      String text = scope.fill(resultText(row));
      if (!text.isEmpty()) {
        lines.add(BodyLine.code(text));
      }
    } catch (Scope.MissingRegister e) {
      throw new GenerationException(
          row.place(),
          "row " + row.id() + ": " + row.result() + " needs " + e.register() + ", set by no step");
    }
    return lines;
  }

  private static boolean leaves(Row row) {
    return row.result() == Row.Result.LEAVE;
  }

  private String resultText(Row row) {
    return leaves(row) ? returning(row.value()) + ";" : walk(row.result(), row);
  }

  static String returning(String value) {
    String expression = JavaWords.find(JavaWords.VALUES, value);
    return expression.isEmpty() ? "return" : "return " + expression;
  }

  private String walk(Row.Result result, Row row, Scope scope) {
    return scope.fill(walk(result, row));
  }

  private String walk(Row.Result result, Row row) {
    String text =
        switch (result) {
          case ADVANCE -> shape.advance();
          case RESUME -> shape.resume();
          case LEAVE, AGAIN, NONE -> "";
        };
    boolean stays = result == Row.Result.AGAIN || result == Row.Result.NONE;
    if (text.isEmpty() && !stays) {
      throw new GenerationException(
          row.place(), "row " + row.id() + ": " + result + " in a frame that is " + frame.shape());
    }
    return text;
  }

  private String test(Word.Test name, Row row) {
    try {
      return frameScope.fill(JavaWords.find(JavaWords.TESTS, name.word()));
    } catch (Scope.MissingRegister e) {
      throw new GenerationException(
          row.place(),
          "row " + row.id() + ": " + name + " needs " + e.register() + ", which is no argument");
    }
  }

  private Scope scope(Row row) {
    Scope scope = frameScope.inner();
    scope.means("via", Statuses.constant(row.via()));
    scope.means("status", Statuses.constant(row.to()));
    return scope;
  }
}
