package dev.timerproof.proofs.heap;

import com.sun.source.tree.AssertTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import dev.timerproof.proofs.sexp.Sexp;
import java.util.ArrayList;
import java.util.List;

/** Executes statements symbolically: each branch by itself, a loop by its invariants. */
final class Statements {
  private final HeapRun run;
  private final Loops loops;
  private final Expressions expressions;

  /** How a statement is left. */
  enum Exit {
    NEXT,
    BREAK,
    CONTINUE,
    RETURN
  }

  /** A way out of a statement, with the facts there. */
  record Way(Exit exit, Symbols symbols) {}

  Statements(HeapRun run, MethodTree method) {
    this.run = run;
    this.loops = new Loops(run, method);
    this.expressions = new Expressions(run);
  }

  /** All ways out of some statements. */
  List<Way> block(List<? extends StatementTree> statements, Symbols start) {
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
      run.declareLocal(s, v.getName().toString(), v, expressions.value(v.getInitializer(), s));
      return List.of(new Way(Exit.NEXT, s));
    }
    if (tree instanceof ExpressionStatementTree e) {
      expressions.value(e.getExpression(), s);
      return List.of(new Way(Exit.NEXT, s));
    }
    if (tree instanceof IfTree i) {
      return branch(i, s);
    }
    if (tree instanceof BreakTree) {
      return List.of(new Way(Exit.BREAK, s));
    }
    if (tree instanceof ContinueTree) {
      return List.of(new Way(Exit.CONTINUE, s));
    }
    if (tree instanceof ThrowTree) {
      return List.of();
    }
    if (tree instanceof SwitchTree w) {
      return cases(w, s);
    }
    if (tree instanceof ReturnTree r && r.getExpression() instanceof ConditionalExpressionTree c) {
      return either(c, s);
    }
    if (tree instanceof ReturnTree r) {
      s.set("result", expressions.value(r.getExpression(), s));
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
    throw run.unknown(tree);
  }

  private List<Way> branch(IfTree tree, Symbols s) {
    Sexp condition = expressions.value(tree.getCondition(), s);
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

  private List<Way> either(ConditionalExpressionTree tree, Symbols s) {
    Sexp condition = expressions.value(tree.getCondition(), s);
    Symbols yes = s.copy();
    yes.assume(condition);
    yes.set("result", expressions.value(tree.getTrueExpression(), yes));
    s.assume(Sexp.not(condition));
    s.set("result", expressions.value(tree.getFalseExpression(), s));
    return List.of(new Way(Exit.RETURN, yes), new Way(Exit.RETURN, s));
  }

  /** Executes cases with arrows, each by itself, with the facts of its labels. */
  private List<Way> cases(SwitchTree tree, Symbols s) {
    Sexp selector = expressions.value(tree.getExpression(), s);
    List<Way> ways = new ArrayList<>();
    List<Sexp> others = new ArrayList<>();
    for (CaseTree each : tree.getCases()) {
      if (!(each.getBody() instanceof StatementTree body)) {
        throw run.unknown(each);
      }
      Symbols there = s.copy();
      if (each.getExpressions().isEmpty()) {
        others.forEach(o -> there.assume(Sexp.not(o)));
        ways.addAll(statement(body, there));
        continue;
      }
      List<Sexp> labels = new ArrayList<>(List.of(Sexp.atom("false")));
      for (ExpressionTree label : each.getExpressions()) {
        Sexp here = Terms.form("=", selector, expressions.value(label, there));
        labels.add(here);
        for (Sexp known : run.contracts().known(run.name(), label.toString())) {
          there.assume(Terms.form("=>", here, there.resolve(known)));
        }
      }
      Sexp met = Sexp.form("or", labels);
      others.add(met);
      there.assume(met);
      ways.addAll(statement(body, there));
    }
    return ways;
  }

  private List<Way> loop(
      Tree tree,
      ExpressionTree condition,
      StatementTree body,
      List<? extends StatementTree> update,
      Symbols s) {
    List<Sexp> invariants = loops.invariants(tree);
    for (Sexp invariant : invariants) {
      run.claim("loop begins with " + invariant.item(1), s, invariant.item(2));
    }
    Symbols inside = s.copy();
    for (String changed : loops.changedBy(tree, s)) {
      inside.set(
          changed,
          run.constant(
              changed, changed.equals(HeapRun.PM) ? "(Array Int Int)" : run.sortOf(changed)));
    }
    invariants.forEach(i -> inside.assume(inside.resolve(i.item(2))));
    Sexp goesOn = expressions.value(condition, inside);
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
        case NEXT, CONTINUE -> {
          block(update, way.symbols());
          for (Sexp invariant : invariants) {
            run.claim("loop keeps " + invariant.item(1), way.symbols(), invariant.item(2));
          }
        }
      }
    }
    return ways;
  }
}
