package dev.timerproof.proofs.smt;

import dev.timerproof.proofs.model.Facts;
import dev.timerproof.proofs.model.StateFunction;
import dev.timerproof.proofs.model.StateModel;
import dev.timerproof.proofs.sexp.Sexp;
import dev.timerproof.proofs.sexp.SexpReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A small state from which a step breaks a claim, as tables: one for timers, Ps, arms and threads,
 * with {@code old -> new} where the step changes something. Such a state satisfies the invariant,
 * but need not be reachable.
 */
public final class InductionCounterexample {
  private static final String AFTER = ".after";

  private final StateModel state;
  private final Map<Sexp, String> values = new LinkedHashMap<>();
  private final Set<String> changed = new LinkedHashSet<>();

  private InductionCounterexample(StateModel state, Sexp pairs) {
    this.state = state;
    for (Sexp pair : pairs.list()) {
      values.put(pair.item(0), pair.item(1).toString().replace("(- ", "-").replace(")", ""));
      String name = name(pair.item(0));
      if (name.endsWith(AFTER)) {
        changed.add(name.substring(0, name.length() - AFTER.length()));
      }
    }
  }

  /**
   * Renders the solver's output for a {@link FiniteText}; empty if there is no counterexample.
   *
   * @param state the state that the values belong to
   * @param printed the solver's answer, followed, if it is sat, by a list of terms with their
   *     values
   */
  public static String render(StateModel state, String printed) {
    if (!printed.strip().startsWith("sat")) {
      return "";
    }
    List<Sexp> parts = SexpReader.read("model", printed);
    return new InductionCounterexample(state, parts.get(1)).text();
  }

  private static String name(Sexp term) {
    return term instanceof Sexp.Form f ? f.items().get(0).word() : term.word();
  }

  private String text() {
    StringBuilder out = new StringBuilder();
    constants(out);
    table(out, "Timer");
    table(out, "P");
    table(out, "Arm");
    threads(out);
    return out.toString();
  }

  /** Writes the values that the step chose, and the parts of the state that have no arguments. */
  private void constants(StringBuilder out) {
    List<String> all = new ArrayList<>();
    values.forEach(
        (term, value) -> {
          if (term instanceof Sexp.Atom a && !a.text().endsWith(AFTER)) {
            all.add(a.text() + "=" + changes(term, value));
          }
        });
    out.append(String.join("  ", all)).append('\n');
  }

  /** The value before the step, and the one after it if that differs. */
  private String changes(Sexp term, String value) {
    String name = name(term);
    if (!changed.contains(name)) {
      return value;
    }
    String after =
        values.getOrDefault(
            term instanceof Sexp.Form f
                ? Sexp.form(name + AFTER, f.items().subList(1, f.items().size()))
                : Sexp.atom(name + AFTER),
            value);
    return after.equals(value) ? value : value + " -> " + after;
  }

  /** Writes a line for each value of a sort, with a column for each function of that sort alone. */
  private void table(StringBuilder out, String sort) {
    List<StateFunction> columns =
        state.functions().values().stream()
            .filter(f -> f.arguments().equals(List.of(sort)))
            .toList();
    if (columns.isEmpty()) {
      return;
    }
    List<List<String>> lines = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of(sort));
    columns.forEach(c -> head.add(c.name()));
    boolean heaps = sort.equals("Timer") && state.functions().containsKey("inH");
    if (heaps) {
      head.add("in heap of");
    }
    lines.add(head);
    for (Sexp one : elements(columns.get(0).name())) {
      List<String> line = new ArrayList<>(List.of(one.toString()));
      for (StateFunction f : columns) {
        Sexp term = Sexp.form(f.name(), List.of(one));
        line.add(changes(term, values.getOrDefault(term, "?")));
      }
      if (heaps) {
        line.add(relation("inH", one));
      }
      lines.add(line);
    }
    layout(out, lines);
  }

  private List<Sexp> elements(String function) {
    return values.keySet().stream()
        .filter(t -> t instanceof Sexp.Form && t.is(function))
        .map(t -> t.item(1))
        .distinct()
        .toList();
  }

  /** The second arguments for which a relation holds. */
  private String relation(String name, Sexp first) {
    String all =
        values.entrySet().stream()
            .filter(e -> e.getKey().is(name) && e.getKey().item(1).equals(first))
            .filter(e -> !changes(e.getKey(), e.getValue()).equals("false"))
            .map(e -> e.getKey().item(2) + mark(changes(e.getKey(), e.getValue())))
            .collect(Collectors.joining(" "));
    return all.isEmpty() ? "-" : all;
  }

  private static String mark(String change) {
    return switch (change) {
      case "true -> false" -> "(leaves)";
      case "false -> true" -> "(enters)";
      default -> "";
    };
  }

  /** Writes for each thread what differs from an idle thread, and its registers. */
  private void threads(StringBuilder out) {
    for (Sexp thread : elements("cur")) {
      List<String> told = new ArrayList<>();
      values.forEach(
          (term, value) -> {
            if (isOf(thread, term)) {
              String change = changes(term, value);
              StateFunction f = state.functions().get(name(term));
              if (f != null && !change.equals(f.initial()) && !change.equals("false")) {
                told.add(label(term) + (change.equals("true") ? "" : "=" + change));
              }
            }
          });
      out.append(thread).append(": ").append(String.join(", ", told)).append('\n');
    }
  }

  private static boolean isOf(Sexp thread, Sexp term) {
    return term instanceof Sexp.Form f
        && f.items().size() > 1
        && f.items().get(1).equals(thread)
        && !name(term).endsWith(AFTER);
  }

  /** The name of a function with its further arguments; the lowest level is left out. */
  private static String label(Sexp term) {
    String rest =
        term.from(2).stream()
            .map(Sexp::toString)
            .filter(a -> !a.equals(Facts.level(0)))
            .collect(Collectors.joining(" "));
    return name(term) + (rest.isEmpty() ? "" : "(" + rest + ")");
  }

  private static void layout(StringBuilder out, List<List<String>> lines) {
    int columns = lines.get(0).size();
    int[] widths = new int[columns];
    lines.forEach(
        line -> {
          for (int i = 0; i < columns; i++) {
            widths[i] = Math.max(widths[i], line.get(i).length());
          }
        });
    for (List<String> line : lines) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        text.append(line.get(i)).append(" ".repeat(widths[i] - line.get(i).length() + 2));
      }
      out.append(text.toString().stripTrailing()).append('\n');
    }
  }
}
