package dev.timerproof.proofs.heap;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssertTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreeScanner;
import dev.timerproof.proofs.sexp.Sexp;
import dev.timerproof.proofs.sexp.SexpReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs one method of the heap on symbols, with the arity of production heaps, and collects what
 * must follow for its contract to hold: that indexes are inside their arrays, that callees get what
 * they need, that loops keep their invariants, and what the method promises. Whatever Java it does
 * not know, it refuses.
 */
final class SymbolicMethod {
  private static final int ARITY_SHIFT = 2;
  private static final Map<String, String> FIELDS =
      Map.of(
          "timers", "(Array Int Timer)",
          "whens", "(Array Int Int)",
          "size", "Int",
          "cap", "Int",
          "wcap", "Int");
  private static final String PM = "pm";

  private final Contracts contracts;
  private final Map<String, MethodTree> methods;
  private final MethodTree method;
  private final String name;
  private final List<Sexp> declarations = new ArrayList<>();
  private final List<Obligation> obligations = new ArrayList<>();
  private final Map<Tree, Integer> loops = new LinkedHashMap<>();
  private final Map<String, String> sorts = new LinkedHashMap<>(FIELDS);
  private int fresh;

  /** A way out of a statement. */
  private enum Exit {
    NEXT,
    BREAK,
    RETURN
  }

  private record Way(Exit exit, Symbols symbols) {}

  private SymbolicMethod(Contracts contracts, Map<String, MethodTree> methods, String name) {
    this.contracts = contracts;
    this.methods = methods;
    this.name = name;
    MethodTree found = methods.get(name);
    if (found == null) {
      throw new IllegalStateException("the heap has no method " + name);
    }
    this.method = found;
    found.accept(
        new TreeScanner<@Nullable Void, @Nullable Void>() {
          @Override
          public @Nullable Void visitWhileLoop(WhileLoopTree loop, @Nullable Void v) {
            loops.put(loop, loops.size());
            return super.visitWhileLoop(loop, null);
          }

          @Override
          public @Nullable Void visitForLoop(ForLoopTree loop, @Nullable Void v) {
            loops.put(loop, loops.size());
            return super.visitForLoop(loop, null);
          }
        },
        null);
  }

  /** What must follow for a method to keep its contract. */
  static List<Obligation> obligations(
      Contracts contracts, Map<String, MethodTree> methods, String name) {
    SymbolicMethod run = new SymbolicMethod(contracts, methods, name);
    run.run();
    return run.obligations;
  }

  private void run() {
    Symbols s = new Symbols();
    FIELDS.forEach((field, sort) -> s.set(field, constant(field, sort)));
    FIELDS.keySet().forEach(field -> s.set("old." + field, s.get(field)));
    for (VariableTree p : method.getParameters()) {
      declareLocal(s, p.getName().toString(), p, constant(p.getName().toString(), sort(p)));
    }
    s.set("n", constant("n", "Int"));
    for (String pm : List.of(PM, PM + ".1", PM + ".2")) {
      s.set(pm, constant("identity", "(Array Int Int)"));
      s.assume(
          parse("(forall ((q Int)) (! (= (select P q) q) :pattern ((select P q))))")
              .substitute(Map.of("P", s.get(pm))));
    }
    s.assume(s.resolve(contracts.requires(name)));
    for (Way way : block(method.getBody().getStatements(), s)) {
      if (way.exit() == Exit.BREAK) {
        throw new IllegalStateException(name + ": a break outside of loops");
      }
      for (Sexp promise : contracts.ensures(name)) {
        claim("ensures " + promise.item(1), way.symbols(), promise.item(2));
      }
    }
  }

  // ---- helpers ----

  private static Sexp parse(String text) {
    return SexpReader.one(text);
  }

  private static Sexp form(String head, Sexp... arguments) {
    return Sexp.form(head, List.of(arguments));
  }

  private static Sexp number(long n) {
    return n < 0 ? form("-", number(-n)) : Sexp.atom(Long.toString(n));
  }

  private Sexp constant(String hint, String sort) {
    Sexp made = Sexp.atom(hint + "!" + ++fresh);
    declarations.add(form("declare-const", made, parse(sort)));
    return made;
  }

  private static String sort(VariableTree variable) {
    String type = variable.getType().toString();
    if (type.equals("int") || type.equals("long")) {
      return "Int";
    }
    if (type.endsWith("[]")) {
      return type.startsWith("long") ? "(Array Int Int)" : "(Array Int Timer)";
    }
    return "Timer";
  }

  private void declareLocal(Symbols s, String local, VariableTree tree, Sexp value) {
    sorts.put(local, sort(tree));
    s.set(local, value);
  }

  private void claim(String what, Symbols s, Sexp goal) {
    obligations.add(
        new Obligation(
            name + ": " + what + " #" + (obligations.size() + 1),
            declarations,
            s.facts(),
            s.resolve(goal)));
  }

  private IllegalStateException unknown(Tree tree) {
    return new IllegalStateException(name + ": no symbols for " + tree.getKind() + ": " + tree);
  }

  // ---- statements ----

  private List<Way> block(List<? extends StatementTree> statements, Symbols start) {
    List<Way> open = List.of(new Way(Exit.NEXT, start));
    for (StatementTree statement : statements) {
      List<Way> next = new ArrayList<>();
      for (Way way : open) {
        if (way.exit() == Exit.NEXT) {
          next.addAll(statement(statement, way.symbols()));
        } else {
          next.add(way);
        }
      }
      open = next;
    }
    return open;
  }

  private List<Way> statement(StatementTree tree, Symbols s) {
    if (tree instanceof BlockTree b) {
      return block(b.getStatements(), s);
    }
    if (tree instanceof VariableTree v) {
      declareLocal(s, v.getName().toString(), v, value(v.getInitializer(), s));
      return List.of(new Way(Exit.NEXT, s));
    }
    if (tree instanceof ExpressionStatementTree e) {
      value(e.getExpression(), s);
      return List.of(new Way(Exit.NEXT, s));
    }
    if (tree instanceof IfTree i) {
      return branch(i, s);
    }
    if (tree instanceof BreakTree) {
      return List.of(new Way(Exit.BREAK, s));
    }
    if (tree instanceof ReturnTree r) {
      s.set("result", value(r.getExpression(), s));
      return List.of(new Way(Exit.RETURN, s));
    }
    if (tree instanceof AssertTree) {
      return List.of(new Way(Exit.NEXT, s));
    }
    if (tree instanceof WhileLoopTree w) {
      return loop(w, w.getCondition(), w.getStatement(), List.of(), s);
    }
    if (tree instanceof ForLoopTree f) {
      block(f.getInitializer(), s);
      return loop(f, f.getCondition(), f.getStatement(), f.getUpdate(), s);
    }
    throw unknown(tree);
  }

  private List<Way> branch(IfTree tree, Symbols s) {
    Sexp condition = value(tree.getCondition(), s);
    Symbols yes = s.copy();
    yes.assume(condition);
    List<Way> ways = new ArrayList<>(statement(tree.getThenStatement(), yes));
    s.assume(Sexp.not(condition));
    if (tree.getElseStatement() == null) {
      ways.add(new Way(Exit.NEXT, s));
    } else {
      ways.addAll(statement(tree.getElseStatement(), s));
    }
    return ways;
  }

  private List<Way> loop(
      Tree tree,
      ExpressionTree condition,
      StatementTree body,
      List<? extends StatementTree> update,
      Symbols s) {
    List<Sexp> invariants = contracts.invariants(name, loops.getOrDefault(tree, -1));
    for (Sexp invariant : invariants) {
      claim("loop begins with " + invariant.item(1), s, invariant.item(2));
    }
    Symbols inside = s.copy();
    for (String changed : changedBy(tree, s)) {
      inside.set(
          changed, constant(changed, changed.equals(PM) ? "(Array Int Int)" : sortOf(changed)));
    }
    invariants.forEach(i -> inside.assume(inside.resolve(i.item(2))));
    Sexp goesOn = value(condition, inside);
    Symbols behind = inside.copy();
    behind.assume(Sexp.not(goesOn));
    inside.assume(goesOn);
    List<Way> ways = new ArrayList<>();
    if (!goesOn.equals(Sexp.atom("true"))) {
      ways.add(new Way(Exit.NEXT, behind));
    }
    for (Way way : statement(body, inside)) {
      switch (way.exit()) {
        case BREAK -> ways.add(new Way(Exit.NEXT, way.symbols()));
        case RETURN -> ways.add(way);
        case NEXT -> {
          block(update, way.symbols());
          for (Sexp invariant : invariants) {
            claim("loop keeps " + invariant.item(1), way.symbols(), invariant.item(2));
          }
        }
      }
    }
    return ways;
  }

  private String sortOf(String changed) {
    String sort = sorts.get(changed);
    if (sort == null) {
      throw new IllegalStateException(name + ": what sort has " + changed + "?");
    }
    return sort;
  }

  /** The names that a loop assigns and that are known before it. */
  private Set<String> changedBy(Tree loop, Symbols s) {
    Set<String> changed = new LinkedHashSet<>();
    loop.accept(
        new TreeScanner<@Nullable Void, @Nullable Void>() {
          @Override
          public @Nullable Void visitAssignment(AssignmentTree tree, @Nullable Void v) {
            ExpressionTree target = tree.getVariable();
            boolean slot = target instanceof ArrayAccessTree;
            changed.add((slot ? ((ArrayAccessTree) target).getExpression() : target).toString());
            return super.visitAssignment(tree, null);
          }

          @Override
          public @Nullable Void visitUnary(UnaryTree tree, @Nullable Void v) {
            changed.add(tree.getExpression().toString());
            return super.visitUnary(tree, null);
          }

          @Override
          public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void v) {
            String callee = tree.getMethodSelect().toString();
            if (contracts.methods().contains(callee) && !callee.equals("parent")) {
              throw new IllegalStateException(name + ": a call of " + callee + " in a loop");
            }
            return super.visitMethodInvocation(tree, null);
          }
        },
        null);
    if (changed.stream().anyMatch(c -> contracts.moves(name, c))) {
      changed.add(PM);
    }
    changed.removeIf(c -> !s.has(c));
    return changed;
  }

  // ---- expressions ----

  private Sexp value(Tree tree, Symbols s) {
    if (tree instanceof ParenthesizedTree p) {
      return value(p.getExpression(), s);
    }
    if (tree instanceof LiteralTree l) {
      Object value = l.getValue();
      return value == null
          ? Sexp.atom("nullTimer")
          : value instanceof Number n ? number(n.longValue()) : Sexp.atom(value.toString());
    }
    if (tree instanceof IdentifierTree i) {
      return s.get(i.getName().toString());
    }
    if (tree instanceof BinaryTree b) {
      return binary(b, s);
    }
    if (tree instanceof UnaryTree u) {
      return unary(u, s);
    }
    if (tree instanceof ArrayAccessTree a) {
      return form("select", array(a, s), index(a, s));
    }
    if (tree instanceof MemberSelectTree m) {
      return member(m, s);
    }
    if (tree instanceof AssignmentTree a) {
      return assign(a, s);
    }
    if (tree instanceof MethodInvocationTree c) {
      return call(c, s);
    }
    throw unknown(tree);
  }

  private Sexp binary(BinaryTree tree, Symbols s) {
    if (tree.getRightOperand().toString().equals("shift")) {
      return shifted(tree, value(tree.getLeftOperand(), s), 1L << ARITY_SHIFT);
    }
    Sexp left = value(tree.getLeftOperand(), s);
    Sexp right = value(tree.getRightOperand(), s);
    return switch (tree.getKind()) {
      case PLUS -> form("+", left, right);
      case MINUS -> form("-", left, right);
      case LESS_THAN -> form("<", left, right);
      case LESS_THAN_EQUAL -> form("<=", left, right);
      case GREATER_THAN -> form(">", left, right);
      case GREATER_THAN_EQUAL -> form(">=", left, right);
      case EQUAL_TO -> form("=", left, right);
      case CONDITIONAL_OR -> form("or", left, right);
      case CONDITIONAL_AND -> form("and", left, right);
      case LEFT_SHIFT, RIGHT_SHIFT ->
          shifted(tree, left, 1L << Integer.parseInt(tree.getRightOperand().toString()));
      default -> throw unknown(tree);
    };
  }

  private Sexp shifted(BinaryTree tree, Sexp value, long factor) {
    return switch (tree.getKind()) {
      case LEFT_SHIFT -> form("*", number(factor), value);
      case RIGHT_SHIFT -> form("div", value, number(factor));
      default -> throw unknown(tree);
    };
  }

  private Sexp unary(UnaryTree tree, Symbols s) {
    String variable = tree.getExpression().toString();
    Sexp before = s.get(variable);
    switch (tree.getKind()) {
      case POSTFIX_INCREMENT -> {
        s.set(variable, form("+", before, number(1)));
        return before;
      }
      case PREFIX_DECREMENT -> {
        s.set(variable, form("-", before, number(1)));
        return s.get(variable);
      }
      default -> throw unknown(tree);
    }
  }

  private Sexp array(ArrayAccessTree tree, Symbols s) {
    return s.get(tree.getExpression().toString());
  }

  /** The index of a slot, which must be inside the array. */
  private Sexp index(ArrayAccessTree tree, Symbols s) {
    Sexp index = value(tree.getIndex(), s);
    inside(tree.getExpression().toString(), index, s, tree.toString());
    return index;
  }

  private void inside(String array, Sexp index, Symbols s, String where) {
    Sexp length = s.get(array.equals("timers") ? "cap" : "wcap");
    claim(
        where + " is inside",
        s,
        form("and", form("<=", number(0), index), form("<", index, length)));
  }

  private Sexp member(MemberSelectTree tree, Symbols s) {
    String field = tree.getIdentifier().toString();
    String of = tree.getExpression().toString();
    if (field.equals("length")) {
      return s.get(of.equals("timers") ? "cap" : "wcap");
    }
    if (field.equals("when")) {
      return form("due", value(tree.getExpression(), s));
    }
    throw unknown(tree);
  }

  private Sexp assign(AssignmentTree tree, Symbols s) {
    Sexp value = value(tree.getExpression(), s);
    if (tree.getVariable() instanceof ArrayAccessTree slot) {
      String array = slot.getExpression().toString();
      s.set(array, form("store", s.get(array), index(slot, s), value));
      return value;
    }
    String variable = tree.getVariable().toString();
    if (contracts.moves(name, variable)) {
      Sexp pm = s.get(PM);
      Sexp from = s.get(variable);
      s.set(
          PM,
          form(
              "store",
              form("store", pm, from, form("select", pm, value)),
              value,
              form("select", pm, from)));
    }
    s.set(variable, value);
    if (FIELDS.containsKey(variable) && s.has("length." + value)) {
      s.set(variable.equals("timers") ? "cap" : "wcap", s.get("length." + value));
    }
    return value;
  }

  // ---- calls ----

  private Sexp call(MethodInvocationTree tree, Symbols s) {
    String callee = tree.getMethodSelect().toString();
    List<Sexp> arguments = tree.getArguments().stream().map(a -> value(a, s)).toList();
    return switch (callee) {
      case "at" -> {
        inside("timers", arguments.get(0), s, tree.toString());
        yield form("select", s.get("timers"), arguments.get(0));
      }
      case "arity" -> number(1L << ARITY_SHIFT);
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
    claim(
        "Arrays.fill is inside",
        s,
        form(
            "and",
            form("<=", number(0), from),
            form("<=", from, to),
            form("<=", to, s.get("cap"))));
    Sexp before = s.get("timers");
    s.set("timers", constant("timers", FIELDS.getOrDefault("timers", "")));
    s.assume(form("Same", s.get("timers"), before, number(0), from));
    return number(0);
  }

  private Sexp copyOf(MethodInvocationTree tree, List<Sexp> arguments, Symbols s) {
    boolean deadlines = tree.getArguments().get(0).toString().equals("whens");
    Sexp copy = constant("copy", deadlines ? "(Array Int Int)" : "(Array Int Timer)");
    Sexp length = s.get(deadlines ? "wcap" : "cap");
    claim("Arrays.copyOf grows", s, form("<=", length, arguments.get(1)));
    s.assume(form(deadlines ? "SameW" : "Same", copy, arguments.get(0), number(0), length));
    s.set("length." + copy, arguments.get(1));
    return copy;
  }

  /** A method of the heap: it must get what it needs, and its promises hold behind it. */
  private Sexp contract(String callee, List<Sexp> arguments, Symbols s) {
    MethodTree called = methods.get(callee);
    if (called == null) {
      throw new IllegalStateException(name + ": no contract for " + callee);
    }
    Symbols there = new Symbols();
    FIELDS.keySet().forEach(f -> there.set(f, s.get(f)));
    FIELDS.keySet().forEach(f -> there.set("old." + f, s.get(f)));
    for (int i = 0; i < arguments.size(); i++) {
      there.set(called.getParameters().get(i).getName().toString(), arguments.get(i));
    }
    there.set("n", s.resolve(contracts.slots(name, callee)));
    claim(callee + " gets what it needs", s, there.resolve(contracts.requires(callee)));
    boolean lengths = callee.equals("grow");
    FIELDS.forEach(
        (field, sort) -> {
          boolean isLength = field.equals("cap") || field.equals("wcap");
          if (!field.equals("size") && (lengths || !isLength)) {
            there.set(field, constant(field, sort));
            s.set(field, there.get(field));
          }
        });
    there.set("result", constant("result", "Int"));
    there.set(PM, constant(PM, "(Array Int Int)"));
    contracts.ensures(callee).forEach(p -> s.assume(there.resolve(p.item(2))));
    if (!lengths) {
      s.set(PM + "." + ++s.calls, there.get(PM));
    }
    return there.get("result");
  }
}
