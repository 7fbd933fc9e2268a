package dev.timerproof.generate.java;

import dev.timerproof.generate.java.ProtocolGenerator.ControlPoint;
import dev.timerproof.spec.table.Frame;
import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.TimerTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes one operation as a method. */
final class OperationWriter {
  private final TimerTable table;
  private final Frame frame;
  private final Shape shape;
  private final List<Row> rows;
  private final StepsWriter steps;

  /** The registers that some word of the operation reads. */
  private final Set<String> read;

  OperationWriter(TimerTable table, Frame frame, StepsWriter steps) {
    this.table = table;
    this.frame = frame;
    this.shape = Shape.of(frame);
    this.rows = table.rowsOf(frame.op());
    this.steps = steps;
    this.read = registersRead();
  }

  private Set<String> registersRead() {
    Set<String> all = new HashSet<>();
    for (List<String> words :
        List.of(frame.enter(), frame.round(), frame.picked(), frame.leave())) {
      all.addAll(steps.readBy(words));
    }
    for (Row row : rows) {
      all.addAll(steps.readBy(row.steps()));
      if (row.waits()) {
        all.addAll(JavaWords.find(JavaWords.WAITS, frame.lock().word()).readsFrom(0));
      }
    }
    return all;
  }

  void write(SourceText out) {
    out.line("");
    out.javadoc(documentation());
    Scope scope = new Scope();
    writeHead(scope, out);
    out.lines(steps.control(frame.op(), ControlPoint.ENTER));
    Set<String> readByEnter = steps.readBy(frame.enter());
    declare(readByEnter, scope, out);
    hooks(frame.enter(), scope, out);
    declare(read, scope, out);
    out.line(shape.loop());
    hooks(frame.round(), scope, out);
    if (!shape.pick().isEmpty()) {
      out.line(shape.pick());
    }
    scope.means("root", shape.root());
    scope.means("slot", shape.slot());
    hooks(frame.picked(), scope, out);
    ArmWriter arms = new ArmWriter(frame, steps, scope);
    List<Row> continued = rows.stream().filter(Row::continues).toList();
    if (continued.isEmpty()) {
      writeSwitch(arms, out);
    } else {
      out.comment(ids(continued));
      out.lines(arms.body(continued));
    }
    out.line("}");
    if (!shape.endless() || mayEnd()) {
      hooks(frame.leave(), scope, out);
    }
    out.line("}");
  }

  /** Declares those of the named registers that live as long as the method. */
  private static void declare(Set<String> names, Scope scope, SourceText out) {
    for (Register register : JavaWords.REGISTERS.values()) {
      String initial = register.initial();
      if (initial != null
          && names.contains(register.name())
          && !scope.isDeclared(register.name())) {
        out.line(scope.set(register, initial));
      }
    }
  }

  private void writeSwitch(ArmWriter arms, SourceText out) {
    Map<String, List<Row>> byStatus = new LinkedHashMap<>();
    rows.forEach(r -> byStatus.computeIfAbsent(r.from(), s -> new ArrayList<>()).add(r));
    List<Arm> merged = new ArrayList<>();
    byStatus.forEach(
        (status, ofStatus) -> {
          Arm arm = new Arm(List.of(status), ofStatus, arms.body(ofStatus));
          int same = 0;
          while (same < merged.size() && !BodyLine.sameCode(merged.get(same).body(), arm.body())) {
            same++;
          }
          if (same == merged.size()) {
            merged.add(arm);
          } else {
            merged.set(same, merged.get(same).with(arm));
          }
        });
    out.lines(steps.control(frame.op(), ControlPoint.LOAD));
    out.line(JavaWords.LOAD);
    out.line(JavaWords.SWITCH);
    merged.forEach(arm -> arm.write(out));
    out.line("default -> " + JavaWords.PANIC);
    out.line("}");
  }

  private void hooks(List<String> words, Scope scope, SourceText out) {
    out.lines(steps.write(words, scope, StepsWriter.Context.of(frame, read)));
  }

  private boolean mayEnd() {
    return steps.readBy(frame.round()).contains("end")
        || steps.readBy(frame.picked()).contains("end");
  }

  private void writeHead(Scope scope, SourceText out) {
    List<String> parameters = new ArrayList<>();
    if (read.contains("pp") || !shape.pick().isEmpty()) {
      parameters.add("Processor pp");
    }
    scope.means("pp", "pp");
    if (!shape.pick().isEmpty()) {
      scope.means("tpp", "pp");
    }
    for (String argument : frame.args()) {
      for (Register r : JavaWords.find(JavaWords.ARGUMENTS, argument)) {
        parameters.add(r.type() + " " + r.name());
        scope.declare(r.name());
      }
    }
    scope.means("exit", ArmWriter.returning(frame.exit()));
    scope.means("end", "break");
    String type = JavaWords.find(JavaWords.TYPES, frame.value());
    out.head("public static " + type + " " + frame.op() + "(", parameters, ") {");
  }

  private String documentation() {
    Map<String, String> shapes = table.vocabulary().shapes();
    Map<String, String> locks = table.vocabulary().locks();
    String sources = rows.stream().map(Row::source).distinct().collect(Collectors.joining(", "));
    return "Runs over "
        + shapes.get(frame.shape().word())
        + "; "
        + locks.get(frame.lock().word())
        + ". Source: "
        + sources
        + ".";
  }

  private static String ids(List<Row> rows) {
    return rows.stream().map(Row::id).collect(Collectors.joining(", "));
  }

  /** An arm of the switch: statuses for which the code is the same. */
  private record Arm(List<String> statuses, List<Row> rows, List<BodyLine> body) {
    Arm with(Arm other) {
      List<String> allStatuses = new ArrayList<>(statuses);
      allStatuses.addAll(other.statuses);
      List<Row> allRows = new ArrayList<>(rows);
      allRows.addAll(other.rows);
      return new Arm(allStatuses, allRows, BodyLine.merge(body, other.body));
    }

    void write(SourceText out) {
      out.comment(ids(rows));
      List<String> labels = statuses.stream().map(Statuses::constant).toList();
      boolean bare =
          body.size() == 1
              && !body.get(0).code().startsWith("return")
              && !body.get(0).code().endsWith("{");
      if (bare) {
        out.arm(labels, body.get(0).code());
      } else if (body.isEmpty()) {
        out.arm(labels, "{}");
      } else {
        out.arm(labels, "{");
        out.lines(body);
        out.line("}");
      }
    }
  }
}
