package dev.timerproof.proofs.smt;

import dev.timerproof.proofs.sexp.Sexp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Replaces the abbreviations whose bodies have quantifiers by those bodies. */
final class Unfolding {
  private static final List<String> QUANTIFIERS = List.of("forall", "exists");

  private final Map<String, Sexp> bodies = new HashMap<>();
  private final Map<String, List<String>> parameters = new HashMap<>();

  /** Notes a definition if its body has quantifiers; returns whether it has. */
  boolean learn(Sexp statement) {
    if (!statement.is("define-fun")) {
      return false;
    }
    Sexp body = unfold(statement.item(4));
    if (!body.mentions(QUANTIFIERS)) {
      return false;
    }
    String name = statement.item(1).word();
    bodies.put(name, body);
    parameters.put(name, statement.item(2).list().stream().map(p -> p.item(0).word()).toList());
    return true;
  }

  /** The same expression without the abbreviations that were noted. */
  Sexp unfold(Sexp e) {
    if (!(e instanceof Sexp.Form form)) {
      return e;
    }
    List<Sexp> items = form.items().stream().map(this::unfold).toList();
    if (!items.isEmpty() && items.get(0) instanceof Sexp.Atom head) {
      Sexp body = bodies.get(head.text());
      if (body != null) {
        Map<String, Sexp> values = new HashMap<>();
        List<String> names = java.util.Objects.requireNonNull(parameters.get(head.text()));
        for (int i = 0; i < names.size(); i++) {
          values.put(names.get(i), items.get(i + 1));
        }
        return body.substitute(values);
      }
    }
    return Sexp.form(items.toArray(Sexp[]::new));
  }
}
