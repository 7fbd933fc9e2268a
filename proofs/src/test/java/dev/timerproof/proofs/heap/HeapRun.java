package dev.timerproof.proofs.heap;

import static dev.timerproof.proofs.heap.Terms.form;
import static dev.timerproof.proofs.heap.Terms.number;
import static dev.timerproof.proofs.heap.Terms.parse;

import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import dev.timerproof.proofs.sexp.Sexp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One symbolic execution of one method of the heap: the contracts, the constants that it has made,
 * and the obligations for the method to keep its contract.
 */
final class HeapRun {
  /** The logarithm of the arity of production heaps. */
  static final int ARITY_SHIFT = 2;

  /** The heap's fields, and the lengths of its two arrays, with their sorts. */
  static final Map<String, String> FIELDS =
      Map.of(
          "timers", "(Array Int Timer)",
          "whens", "(Array Int Int)",
          "size", "Int",
          "cap", "Int",
          "wcap", "Int");

  /** The permutation: for each slot, the slot where its content was at the entry. */
  static final String PM = "pm";

  private final Contracts contracts;
  private final Map<String, MethodTree> methods;
  private final String name;
  private final List<Sexp> declarations = new ArrayList<>();
  private final List<Obligation> obligations = new ArrayList<>();
  private final Map<String, String> sorts = new LinkedHashMap<>(FIELDS);
  private final List<String> labels = new ArrayList<>();
  private int fresh;

  HeapRun(Contracts contracts, Map<String, MethodTree> methods, String name) {
    this.contracts = contracts;
    this.methods = methods;
    this.name = name;
  }

  Contracts contracts() {
    return contracts;
  }

  Map<String, MethodTree> methods() {
    return methods;
  }

  /** The method's name. */
  String name() {
    return name;
  }

  List<Obligation> obligations() {
    return obligations;
  }

  Sexp constant(String hint, String sort) {
    Sexp constant = Sexp.atom(hint + "!" + ++fresh);
    declarations.add(form("declare-const", constant, parse(sort)));
    return constant;
  }

  void declareLocal(Symbols s, String local, VariableTree tree, Sexp value) {
    sorts.put(local, sort(tree));
    s.set(local, value);
  }

  static String sort(VariableTree variable) {
    String type = variable.getType().toString();
    if (type.equals("int") || type.equals("long")) {
      return "Int";
    }
    if (type.equals("boolean")) {
      return "Bool";
    }
    if (type.endsWith("[]")) {
      return type.startsWith("long") ? "(Array Int Int)" : "(Array Int Timer)";
    }
    return "Timer";
  }

  /** The sort of a field or of a local that was declared. */
  String sortOf(String changed) {
    String sort = sorts.get(changed);
    if (sort == null) {
      throw new IllegalStateException(name + ": what sort has " + changed + "?");
    }
    return sort;
  }

  /** A named constant of the Java source; different names stand for different numbers. */
  Sexp label(String constant) {
    if (!labels.contains(constant)) {
      labels.add(constant);
    }
    return number(labels.indexOf(constant));
  }

  /** The name of the contract of the method that a call means. */
  String called(String call) {
    if (call.startsWith("heap.")) {
      return call.substring("heap.".length());
    }
    boolean own = name.startsWith(HeapSource.P) && methods.containsKey(HeapSource.P + call);
    return own ? HeapSource.P + call : call;
  }

  /** Updates the ghosts after a call. */
  void follow(String call, Symbols s) {
    for (Sexp after : contracts.after(name, call)) {
      String ghost = after.item(2).word();
      s.set(ghost + ".new", constant(ghost, sortOf(ghost)));
      s.assume(s.resolve(after.item(3)));
      s.set(ghost, s.get(ghost + ".new"));
    }
  }

  /** Declares the method's ghosts, with any values. */
  void declareGhosts(Symbols s) {
    for (Sexp ghost : contracts.ghosts(name)) {
      String sort = ghost.item(2).toString();
      sorts.put(ghost.item(1).word(), sort);
      s.set(ghost.item(1).word(), constant(ghost.item(1).word(), sort));
    }
  }

  /** Adds the obligation that a goal follows here. */
  void claim(String what, Symbols s, Sexp goal) {
    obligations.add(
        new Obligation(
            name + ": " + what + " #" + (obligations.size() + 1),
            declarations,
            s.facts(),
            s.resolve(goal)));
  }

  /** Adds the obligation that an index is inside its array. */
  void inside(String array, Sexp index, Symbols s, String where) {
    Sexp length = s.get(array.equals("timers") ? "cap" : "wcap");
    claim(
        where + " is inside",
        s,
        form("and", form("<=", number(0), index), form("<", index, length)));
  }

  IllegalStateException unknown(Tree tree) {
    return new IllegalStateException(name + ": no symbols for " + tree.getKind() + ": " + tree);
  }
}
