package dev.timerproof.proofs.flow;

import dev.timerproof.proofs.sexp.Sexp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The value of a formula of steps.sexp in a small state. */
final class Evaluation {
  private final SmallState state;

  Evaluation(SmallState state) {
    this.state = state;
  }

  boolean holds(Sexp formula, Map<String, Object> variables) {
    return (boolean) value(formula, variables);
  }

  Object value(Sexp e, Map<String, Object> variables) {
    if (e instanceof Sexp.Atom atom) {
      return word(atom.text(), variables);
    }
    List<Sexp> parts = e.from(1);
    String head = e.item(0).word();
    return switch (head) {
      case "not" -> !holds(parts.get(0), variables);
      case "and" -> parts.stream().allMatch(p -> holds(p, variables));
      case "or" -> parts.stream().anyMatch(p -> holds(p, variables));
      case "=>" -> !holds(parts.get(0), variables) || holds(parts.get(1), variables);
      case "=" -> value(parts.get(0), variables).equals(value(parts.get(1), variables));
      case "ite" -> value(parts.get(holds(parts.get(0), variables) ? 1 : 2), variables);
      case "forall" -> all(parts.get(0).list(), parts.get(1), variables);
      case "exists" -> !all(parts.get(0).list(), Sexp.not(parts.get(1)), variables);
      case "<" -> number(parts, 0, variables) < number(parts, 1, variables);
      case "<=" -> number(parts, 0, variables) <= number(parts, 1, variables);
      case ">" -> number(parts, 0, variables) > number(parts, 1, variables);
      case ">=" -> number(parts, 0, variables) >= number(parts, 1, variables);
      case "+" -> number(parts, 0, variables) + number(parts, 1, variables);
      case "*" -> number(parts, 0, variables) * number(parts, 1, variables);
      case "-" ->
          parts.size() == 1
              ? -number(parts, 0, variables)
              : number(parts, 0, variables) - number(parts, 1, variables);
      default ->
          state.get(head, parts.stream().map(p -> value(p, variables)).toArray(Object[]::new));
    };
  }

  private int number(List<Sexp> parts, int which, Map<String, Object> variables) {
    return (int) value(parts.get(which), variables);
  }

  private boolean all(List<Sexp> binders, Sexp body, Map<String, Object> variables) {
    if (binders.isEmpty()) {
      return holds(body, variables);
    }
    Sexp binder = binders.get(0);
    for (Object element : state.elements(binder.item(1).word())) {
      Map<String, Object> more = new HashMap<>(variables);
      more.put(binder.item(0).word(), element);
      if (!all(binders.subList(1, binders.size()), body, more)) {
        return false;
      }
    }
    return true;
  }

  private Object word(String text, Map<String, Object> variables) {
    if (variables.containsKey(text)) {
      return Objects.requireNonNull(variables.get(text));
    }
    if (state.has(text, List.of())) {
      return state.get(text);
    }
    if (text.equals("true") || text.equals("false")) {
      return Boolean.valueOf(text);
    }
    return text.matches("\\d+") ? Integer.valueOf(text) : text;
  }
}
