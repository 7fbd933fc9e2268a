package dev.timerproof.proofs.heap;

import static dev.timerproof.proofs.heap.Terms.form;
import static dev.timerproof.proofs.heap.Terms.number;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import dev.timerproof.proofs.sexp.Sexp;
import java.util.List;
import java.util.Locale;

/** Evaluates expressions, which may add facts. */
final class Expressions {
  private final HeapRun run;
  private final Calls calls;

  Expressions(HeapRun run) {
    this.run = run;
    this.calls = new Calls(run);
  }

  /** The value of an expression. */
  Sexp value(Tree tree, Symbols s) {
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
      String name = i.getName().toString();
      boolean constant = !s.has(name) && name.equals(name.toUpperCase(Locale.ROOT));
      return constant ? run.label(name) : s.get(name);
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
      List<Sexp> arguments = c.getArguments().stream().map(a -> value(a, s)).toList();
      return calls.value(c, arguments, s);
    }
    throw run.unknown(tree);
  }

  private Sexp binary(BinaryTree tree, Symbols s) {
    if (tree.getRightOperand().toString().equals("shift")) {
      return shifted(tree, value(tree.getLeftOperand(), s), 1L << HeapRun.ARITY_SHIFT);
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
      case NOT_EQUAL_TO -> Sexp.not(form("=", left, right));
      case CONDITIONAL_OR -> form("or", left, right);
      case CONDITIONAL_AND -> form("and", left, right);
      case LEFT_SHIFT, RIGHT_SHIFT ->
          shifted(tree, left, 1L << Integer.parseInt(tree.getRightOperand().toString()));
      default -> throw run.unknown(tree);
    };
  }

  private Sexp shifted(BinaryTree tree, Sexp value, long factor) {
    return switch (tree.getKind()) {
      case LEFT_SHIFT -> form("*", number(factor), value);
      case RIGHT_SHIFT -> form("div", value, number(factor));
      default -> throw run.unknown(tree);
    };
  }

  private Sexp unary(UnaryTree tree, Symbols s) {
    if (tree.getKind() == Tree.Kind.LOGICAL_COMPLEMENT) {
      return Sexp.not(value(tree.getExpression(), s));
    }
    if (tree.getKind() == Tree.Kind.UNARY_MINUS) {
      return form("-", value(tree.getExpression(), s));
    }
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
      default -> throw run.unknown(tree);
    }
  }

  private Sexp array(ArrayAccessTree tree, Symbols s) {
    return s.get(tree.getExpression().toString());
  }

  /** The index of a slot, which must be inside the array. */
  private Sexp index(ArrayAccessTree tree, Symbols s) {
    Sexp index = value(tree.getIndex(), s);
    run.inside(tree.getExpression().toString(), index, s, tree.toString());
    return index;
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
    if (field.equals("nextwhen")) {
      return form("nextdue", value(tree.getExpression(), s));
    }
    throw run.unknown(tree);
  }

  private Sexp assign(AssignmentTree tree, Symbols s) {
    Sexp value = value(tree.getExpression(), s);
    if (tree.getVariable() instanceof ArrayAccessTree slot) {
      String array = slot.getExpression().toString();
      s.set(array, form("store", s.get(array), index(slot, s), value));
      return value;
    }
    if (tree.getVariable() instanceof MemberSelectTree) {
      // A timer's deadline is written only once, so a constant can stand for it everywhere.
      s.assume(form("=", value(tree.getVariable(), s), value));
      return value;
    }
    String variable = tree.getVariable().toString();
    if (run.contracts().moves(run.name(), variable)) {
      Sexp pm = s.get(HeapRun.PM);
      Sexp from = s.get(variable);
      s.set(
          HeapRun.PM,
          form(
              "store",
              form("store", pm, from, form("select", pm, value)),
              value,
              form("select", pm, from)));
    }
    s.set(variable, value);
    if (HeapRun.FIELDS.containsKey(variable) && s.has("length." + value)) {
      s.set(variable.equals("timers") ? "cap" : "wcap", s.get("length." + value));
    }
    return value;
  }
}
