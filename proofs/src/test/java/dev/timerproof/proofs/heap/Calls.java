package dev.timerproof.proofs.heap;

import static dev.timerproof.proofs.heap.Terms.form;
import static dev.timerproof.proofs.heap.Terms.number;

import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import dev.timerproof.proofs.sexp.Sexp;
import java.util.List;
import java.util.Optional;

/** The values of calls; those of the heap's own methods follow from their contracts. */
final class Calls {
  private final HeapRun run;

  Calls(HeapRun run) {
    this.run = run;
  }

  /** The value of a call with these arguments. */
  Sexp value(MethodInvocationTree tree, List<Sexp> arguments, Symbols s) {
    String call = tree.getMethodSelect().toString();
    Optional<String> ignored = run.contracts().ignored(run.name(), call);
    Sexp value =
        ignored.isPresent()
            ? run.constant("value", ignored.get())
            : value(tree, run.called(call), arguments, s);
    run.follow(call, s);
    return value;
  }

  private Sexp value(MethodInvocationTree tree, String callee, List<Sexp> arguments, Symbols s) {
    return switch (callee) {
      case "size", "pp.size" -> s.get("size");
      case "at", "pp.at" -> {
        run.inside("timers", arguments.get(0), s, tree.toString());
        yield form("select", s.get("timers"), arguments.get(0));
      }
      case "arity" -> number(1L << HeapRun.ARITY_SHIFT);
      case "parent" -> form("par", arguments.get(0));
      case "Math.min" ->
          form(
              "ite",
              form("<", arguments.get(0), arguments.get(1)),
              arguments.get(0),
              arguments.get(1));
      case "Arrays.fill" -> fill(arguments, s);
      case "Arrays.copyOf" -> copyOf(tree, arguments, s);
      default -> contract(callee, arguments, s);
    };
  }

  private Sexp fill(List<Sexp> arguments, Symbols s) {
    Sexp from = arguments.get(1);
    Sexp to = arguments.get(2);
    run.claim(
        "Arrays.fill is inside",
        s,
        form(
            "and",
            form("<=", number(0), from),
            form("<=", from, to),
            form("<=", to, s.get("cap"))));
    Sexp before = s.get("timers");
    s.set("timers", run.constant("timers", HeapRun.FIELDS.getOrDefault("timers", "")));
    s.assume(form("Same", s.get("timers"), before, number(0), from));
    return number(0);
  }

  private Sexp copyOf(MethodInvocationTree tree, List<Sexp> arguments, Symbols s) {
    boolean deadlines = tree.getArguments().get(0).toString().equals("whens");
    Sexp copy = run.constant("copy", deadlines ? "(Array Int Int)" : "(Array Int Timer)");
    Sexp length = s.get(deadlines ? "wcap" : "cap");
    run.claim("Arrays.copyOf grows", s, form("<=", length, arguments.get(1)));
    s.assume(form(deadlines ? "SameW" : "Same", copy, arguments.get(0), number(0), length));
    s.set("length." + copy, arguments.get(1));
    return copy;
  }

  /**
   * A call of a method of the heap: its preconditions become claims, and its promises hold after
   * it.
   */
  private Sexp contract(String callee, List<Sexp> arguments, Symbols s) {
    MethodTree called = run.methods().get(callee);
    if (called == null) {
      throw new IllegalStateException(run.name() + ": no contract for " + callee);
    }
    Symbols there = new Symbols();
    HeapRun.FIELDS.keySet().forEach(f -> there.set(f, s.get(f)));
    HeapRun.FIELDS.keySet().forEach(f -> there.set("old." + f, s.get(f)));
    for (int i = 0; i < arguments.size(); i++) {
      there.set(called.getParameters().get(i).getName().toString(), arguments.get(i));
    }
    there.set("n", s.resolve(run.contracts().slots(run.name(), callee)));
    run.claim(callee + " gets what it needs", s, there.resolve(run.contracts().requires(callee)));
    boolean lengths = callee.equals("grow");
    HeapRun.FIELDS.forEach(
        (field, sort) -> {
          boolean isLength = field.equals("cap") || field.equals("wcap");
          boolean changes =
              field.equals("size")
                  ? run.contracts().changes(callee).contains(field)
                  : lengths || !isLength;
          if (changes) {
            there.set(field, run.constant(field, sort));
            s.set(field, there.get(field));
          }
        });
    there.set("result", run.constant("result", "Int"));
    there.set(HeapRun.PM, run.constant(HeapRun.PM, "(Array Int Int)"));
    // A callee with a single call has the permutation of that call.
    there.set(HeapRun.PM + ".1", there.get(HeapRun.PM));
    run.contracts().ensures(callee).forEach(p -> s.assume(there.resolve(p.item(2))));
    if (!lengths) {
      s.set(HeapRun.PM + "." + ++s.calls, there.get(HeapRun.PM));
    }
    return there.get("result");
  }
}
