package dev.timerproof.proofs.smt;

import dev.timerproof.proofs.model.Definition;
import dev.timerproof.proofs.model.Facts;
import dev.timerproof.proofs.model.Invariant;
import dev.timerproof.proofs.model.StateModel;
import dev.timerproof.proofs.sexp.Sexp;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The declarations at the beginning of all scripts of an edition. They do not depend on the table's
 * steps.
 */
final class Prelude {
  private Prelude() {}

  static List<Sexp> of(StateModel state, Invariant invariant, List<String> statuses, int levels) {
    List<Sexp> all = new ArrayList<>();
    state
        .sorts()
        .keySet()
        .forEach(s -> all.add(Sexp.form(Sexp.atom("declare-sort"), Sexp.atom(s), Sexp.atom("0"))));
    all.add(enumeration("Status", statuses));
    all.add(
        enumeration(StateModel.LEVEL, IntStream.range(0, levels).mapToObj(Facts::level).toList()));
    state.enums().forEach((name, values) -> all.add(enumeration(name, values)));
    all.add(Sexp.form(Sexp.atom("declare-const"), Sexp.atom("nil"), Sexp.atom("P")));
    state
        .functions()
        .values()
        .forEach(f -> all.add(declaration(f.name(), words(f.arguments()), Sexp.atom(f.result()))));
    state.fixed().forEach((name, e) -> all.add(declaration(name, e.item(2), e.item(3))));
    invariant.classes().forEach((name, members) -> all.add(statusClass(name, members)));
    invariant.definitions().forEach(d -> all.add(definition(d)));
    return all;
  }

  static Sexp words(List<String> words) {
    return Sexp.form(words.stream().map(Sexp::atom).toArray(Sexp[]::new));
  }

  private static Sexp declaration(String name, Sexp arguments, Sexp result) {
    return Sexp.form(Sexp.atom("declare-fun"), Sexp.atom(name), arguments, result);
  }

  static Sexp enumeration(String name, List<String> values) {
    Sexp[] constructors = values.stream().map(v -> Sexp.form(Sexp.atom(v))).toArray(Sexp[]::new);
    return Sexp.form(
        Sexp.atom("declare-datatypes"),
        Sexp.form(Sexp.form(Sexp.atom(name), Sexp.atom("0"))),
        Sexp.form(Sexp.form(constructors)));
  }

  private static Sexp statusClass(String name, List<String> members) {
    Sexp s = Sexp.atom("s");
    List<Sexp> cases = members.stream().map(m -> Sexp.equal(s, Sexp.atom(m))).toList();
    Sexp body = cases.size() == 1 ? cases.get(0) : Sexp.form("or", cases);
    return Sexp.form(
        Sexp.atom("define-fun"),
        Sexp.atom(name),
        Sexp.form(Sexp.form(s, Sexp.atom("Status"))),
        Sexp.atom("Bool"),
        body);
  }

  static Sexp definition(Definition d) {
    return Sexp.form(
        Sexp.atom("define-fun"),
        Sexp.atom(d.name()),
        d.parameters(),
        Sexp.atom(d.sort()),
        d.body());
  }
}
