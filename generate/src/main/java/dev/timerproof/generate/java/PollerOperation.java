package dev.timerproof.generate.java;

import dev.timerproof.spec.table.PollerRow;
import dev.timerproof.spec.table.PollerTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes one operation of the poller: a switch for each word that it visits. A row that takes its
 * word begins with a CAS; when that is lost the word is loaded again.
 */
final class PollerOperation {
  /** The statements with which a row goes on to the next word, or leaves; empty for none. */
  private record Ends(String goOn, String leave) {}

  private final PollerTable table;
  private final String op;

  PollerOperation(PollerTable table, String op) {
    this.table = table;
    this.op = op;
  }

  void write(SourceText out) {
    List<String> visited = JavaWords.find(table.frames(), op);
    List<List<BodyLine>> visits = visited.stream().map(this::visit).toList();
    String code =
        visits.stream().flatMap(List::stream).map(BodyLine::code).collect(Collectors.joining("\n"));
    List<Register> parameters = JavaWords.find(PollerJava.ARGUMENTS, op);
    out.line("");
    javadoc(out, visited, parameters);
    out.head(
        "public void " + op + "(",
        parameters.stream().map(p -> p.type() + " " + p.name()).toList(),
        ") {");
    for (Register register : PollerJava.REGISTERS) {
      boolean given = parameters.stream().anyMatch(p -> p.name().equals(register.name()));
      if (!given && Pattern.compile("\\b" + register.name() + "\\b").matcher(code).find()) {
        out.line(register.declaration(String.valueOf(register.initial())));
      }
    }
    visits.forEach(out::lines);
    out.line("}");
  }

  private void javadoc(SourceText out, List<String> visited, List<Register> parameters) {
    Set<String> sources = new LinkedHashSet<>();
    table.rows().stream().filter(r -> r.op().equals(op)).forEach(r -> sources.add(r.source()));
    String text =
        "Visits " + String.join(", ", visited) + ". Source: " + String.join("; ", sources) + ".";
    out.javadoc(
        text,
        parameters.stream()
            .map(p -> "@param " + p.name() + " " + JavaWords.find(PollerJava.NOTES, p.name()))
            .toList());
  }

  private List<BodyLine> visit(String word) {
    PollerJava.Word java = JavaWords.find(PollerJava.WORDS, word);
    List<PollerRow> rows = table.rowsAt(op, word);
    boolean loops = rows.stream().anyMatch(PollerRow::hasCas);
    boolean last = visitedLast(word) && !loops;
    String leave = last ? "" : "return;";
    String goOn = loops && rows.stream().anyMatch(this::advances) ? "break " + word + ";" : "";
    List<BodyLine> lines = new ArrayList<>();
    if (!java.enter().isEmpty()) {
      lines.add(BodyLine.code(java.enter()));
      lines.add(BodyLine.code("try {"));
    }
    if (!goOn.isEmpty()) {
      lines.add(BodyLine.code(word + ":"));
    }
    if (loops) {
      lines.add(BodyLine.code("while (true) {"));
    }
    if (!java.load().isEmpty()) {
      lines.add(BodyLine.code(java.load()));
    }
    lines.add(BodyLine.code("switch (" + java.state() + ") {"));
    arms(word, rows, new Ends(goOn, leave)).forEach(lines::addAll);
    lines.add(BodyLine.code("}"));
    if (loops) {
      lines.add(BodyLine.code("}"));
    }
    if (!java.leave().isEmpty()) {
      lines.add(BodyLine.code("} finally {"));
      lines.add(BodyLine.code(java.leave()));
      lines.add(BodyLine.code("}"));
    }
    return lines;
  }

  private boolean visitedLast(String word) {
    List<String> visited = JavaWords.find(table.frames(), op);
    return visited.indexOf(word) == visited.size() - 1;
  }

  /** One arm for each value; values with the same code share an arm. */
  private List<List<BodyLine>> arms(String word, List<PollerRow> rows, Ends ends) {
    Map<List<String>, List<String>> labels = new LinkedHashMap<>();
    Map<List<String>, List<BodyLine>> bodies = new LinkedHashMap<>();
    Map<List<String>, List<String>> ids = new LinkedHashMap<>();
    for (String value : table.words().getOrDefault(word, List.of())) {
      List<PollerRow> here = rows.stream().filter(r -> r.from().equals(value)).toList();
      List<BodyLine> body = cases(here, value, ends);
      List<String> key = body.stream().map(l -> l.code() + l.ids()).toList();
      labels.computeIfAbsent(key, k -> new ArrayList<>()).add(Statuses.constant(value));
      bodies.put(key, body);
      if (body.stream().allMatch(l -> l.ids().isEmpty())) {
        here.forEach(r -> ids.computeIfAbsent(key, k -> new ArrayList<>()).add(r.id()));
      }
    }
    List<List<BodyLine>> arms = new ArrayList<>();
    bodies.forEach(
        (key, body) -> {
          List<BodyLine> arm = new ArrayList<>();
          if (ids.containsKey(key)) {
            arm.add(new BodyLine("", ids.getOrDefault(key, List.of())));
          }
          String head = "case " + String.join(", ", labels.getOrDefault(key, List.of())) + " -> ";
          if (body.size() == 1 && !body.get(0).code().equals(ends.leave())) {
            arm.add(BodyLine.code(head + body.get(0).code()));
          } else if (body.isEmpty()) {
            arm.add(BodyLine.code(head + "{}"));
          } else {
            arm.add(BodyLine.code(head + "{"));
            arm.addAll(body);
            arm.add(BodyLine.code("}"));
          }
          arms.add(arm);
        });
    return arms;
  }

  /** The code for one value: that of the only row, or one branch for each guard. */
  private List<BodyLine> cases(List<PollerRow> rows, String value, Ends ends) {
    if (rows.isEmpty()) {
      return List.of(BodyLine.code("throw new IllegalStateException(\"no row: " + value + "\");"));
    }
    List<BodyLine> first = code(rows.get(0), ends);
    if (rows.stream().allMatch(r -> BodyLine.sameCode(first, code(r, ends)))) {
      return first;
    }
    List<BodyLine> lines = new ArrayList<>();
    for (int k = 0; k < rows.size(); k++) {
      PollerRow row = rows.get(k);
      String test = "if (" + JavaWords.find(PollerJava.GUARDS, row.guard().word()) + ") {";
      boolean last = k > 0 && k == rows.size() - 1;
      lines.add(BodyLine.code(k == 0 ? test : last ? "} else {" : "} else " + test));
      lines.add(BodyLine.ids(row.id()));
      lines.addAll(code(row, ends));
    }
    lines.add(BodyLine.code("}"));
    return lines;
  }

  private List<BodyLine> code(PollerRow row, Ends ends) {
    PollerJava.Word java = JavaWords.find(PollerJava.WORDS, row.word());
    List<BodyLine> lines = new ArrayList<>();
    if (row.hasCas()) {
      if (java.take() == null) {
        throw cannot(row, "no row can take the word " + row.word());
      }
      lines.add(BodyLine.code("if (!" + filled(java.take(), row) + ") continue;"));
    }
    for (String step : row.steps()) {
      if (!step.equals(PollerJava.COMMIT)) {
        lines.add(BodyLine.code(JavaWords.find(PollerJava.STEPS, step)));
      } else if (java.give() == null) {
        throw cannot(row, "no row can commit the word " + row.word());
      } else {
        java.give().forEach(line -> lines.add(BodyLine.code(filled(line, row))));
      }
    }
    String end = advances(row) ? ends.goOn() : ends.leave();
    if (!end.isEmpty()) {
      lines.add(BodyLine.code(end));
    }
    return lines;
  }

  private boolean advances(PollerRow row) {
    return switch (row.result()) {
      case ADVANCE -> true;
      case LEAVE, TOP -> false;
    };
  }

  private static String filled(String text, PollerRow row) {
    return text.replace("{from}", PollerGenerator.value(row.word(), row.from()))
        .replace("{via}", PollerGenerator.value(row.word(), row.via()))
        .replace("{to}", PollerGenerator.value(row.word(), row.to()));
  }

  private static GenerationException cannot(PollerRow row, String why) {
    return new GenerationException(row.place(), "poller row " + row.id() + ": " + why);
  }
}
