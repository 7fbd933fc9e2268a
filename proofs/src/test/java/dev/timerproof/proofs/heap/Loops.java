package dev.timerproof.proofs.heap;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreeScanner;
import dev.timerproof.proofs.sexp.Sexp;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The loops of a method by number, and the variables that each of them changes. */
final class Loops {
  private final HeapRun run;
  private final Map<Tree, Integer> numbers = new LinkedHashMap<>();

  Loops(HeapRun run, MethodTree method) {
    this.run = run;
    method.accept(
        new TreeScanner<@Nullable Void, @Nullable Void>() {
          @Override
          public @Nullable Void visitWhileLoop(WhileLoopTree loop, @Nullable Void v) {
            numbers.put(loop, numbers.size());
            return super.visitWhileLoop(loop, null);
          }

          @Override
          public @Nullable Void visitForLoop(ForLoopTree loop, @Nullable Void v) {
            numbers.put(loop, numbers.size());
            return super.visitForLoop(loop, null);
          }
        },
        null);
  }

  /** The named formulas that a loop keeps. */
  List<Sexp> invariants(Tree loop) {
    return run.contracts().invariants(run.name(), numbers.getOrDefault(loop, -1));
  }

  /** The names that a loop assigns and that are known before it. */
  Set<String> changedBy(Tree loop, Symbols s) {
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
            String call = tree.getMethodSelect().toString();
            String callee = run.called(call);
            if (run.contracts().methods().contains(callee) && !callee.equals("parent")) {
              if (callee.equals("grow") || !run.contracts().changes(callee).isEmpty()) {
                throw new IllegalStateException(run.name() + ": " + callee + " in a loop");
              }
              changed.add("timers");
              changed.add("whens");
            }
            run.contracts().after(run.name(), call).forEach(a -> changed.add(a.item(2).word()));
            return super.visitMethodInvocation(tree, null);
          }
        },
        null);
    if (changed.stream().anyMatch(c -> run.contracts().moves(run.name(), c))) {
      changed.add(HeapRun.PM);
    }
    changed.removeIf(c -> !s.has(c));
    return changed;
  }
}
