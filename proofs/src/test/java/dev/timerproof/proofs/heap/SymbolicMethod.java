package dev.timerproof.proofs.heap;

import static dev.timerproof.proofs.heap.Terms.parse;

import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import dev.timerproof.proofs.heap.Statements.Way;
import dev.timerproof.proofs.sexp.Sexp;
import java.util.List;
import java.util.Map;

/**
 * Executes one method of the heap symbolically, with the arity of production heaps, and collects
 * the obligations for its contract to hold: indexes are inside their arrays, preconditions of
 * callees hold, loops keep their invariants, and the method's promises hold. It refuses Java that
 * it does not know.
 */
final class SymbolicMethod {
  private SymbolicMethod() {}

  /** The obligations for a method to keep its contract. */
  static List<Obligation> obligations(
      Contracts contracts, Map<String, MethodTree> methods, String name) {
    MethodTree method = methods.get(name);
    if (method == null) {
      throw new IllegalStateException("the heap has no method " + name);
    }
    HeapRun run = new HeapRun(contracts, methods, name);
    Symbols entry = entry(run, method);
    for (Way way : new Statements(run, method).block(method.getBody().getStatements(), entry)) {
      if (way.exit() == Statements.Exit.BREAK || way.exit() == Statements.Exit.CONTINUE) {
        throw new IllegalStateException(name + ": a jump outside of loops");
      }
      for (Sexp promise : contracts.ensures(name)) {
        run.claim("ensures " + promise.item(1), way.symbols(), promise.item(2));
      }
    }
    return run.obligations();
  }

  /** The facts at the entry of a method. */
  private static Symbols entry(HeapRun run, MethodTree method) {
    Symbols s = new Symbols();
    HeapRun.FIELDS.forEach((field, sort) -> s.set(field, run.constant(field, sort)));
    HeapRun.FIELDS.keySet().forEach(field -> s.set("old." + field, s.get(field)));
    for (VariableTree p : method.getParameters()) {
      String parameter = p.getName().toString();
      run.declareLocal(s, parameter, p, run.constant(parameter, HeapRun.sort(p)));
    }
    s.set("n", run.constant("n", "Int"));
    for (String pm : List.of(HeapRun.PM, HeapRun.PM + ".1", HeapRun.PM + ".2")) {
      s.set(pm, run.constant("identity", "(Array Int Int)"));
      s.assume(
          parse("(forall ((q Int)) (! (= (select P q) q) :pattern ((select P q))))")
              .substitute(Map.of("P", s.get(pm))));
    }
    run.declareGhosts(s);
    s.assume(s.resolve(run.contracts().requires(run.name())));
    return s;
  }
}
