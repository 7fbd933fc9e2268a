package dev.timerproof.spec.table.reading;

import dev.timerproof.spec.table.MalformedTableException;
import dev.timerproof.spec.table.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tla2sany.semantic.ExprNode;
import tla2sany.semantic.ExprOrOpArgNode;
import tla2sany.semantic.FormalParamNode;
import tla2sany.semantic.LetInNode;
import tla2sany.semantic.OpApplNode;
import tla2sany.semantic.OpDefNode;
import tla2sany.semantic.SemanticNode;
import tla2sany.semantic.StringNode;
import tla2sany.semantic.SymbolNode;
import tlc2.util.Context;
import tlc2.value.impl.IntValue;
import tlc2.value.impl.LazyValue;
import tlc2.value.impl.Value;

/**
 * Finds the places in the text where the elements of a sequence and the fields of a record are
 * written. A table is built by operators, concatenations and conditionals; the walk follows these
 * to the literals, evaluating only conditions, and then evaluates each literal by itself.
 */
final class PlaceWalk {
  private static final Set<String> CONCATENATION = Set.of("\\o", "\\circ");

  private final TlaModule module;

  PlaceWalk(TlaModule module) {
    this.module = module;
  }

  /** An expression with the context that gives its names a meaning. */
  record Bound(SemanticNode expression, Context context) {}

  /** A value with its place. */
  record Leaf(Value value, Place place) {}

  /** The elements of a sequence, in order. */
  List<Leaf> elements(Bound sequence) {
    Bound reduced = reduce(sequence);
    if (reduced.expression() instanceof OpApplNode node) {
      String name = node.getOperator().getName().toString();
      if (CONCATENATION.contains(name)) {
        List<Leaf> both = new ArrayList<>();
        for (ExprOrOpArgNode side : node.getArgs()) {
          both.addAll(elements(new Bound(side, reduced.context())));
        }
        return both;
      }
      if (name.equals("$Tuple")) {
        List<Leaf> leaves = new ArrayList<>();
        for (ExprOrOpArgNode element : node.getArgs()) {
          leaves.add(leaf(choose(new Bound(element, reduced.context()))));
        }
        return leaves;
      }
      SemanticNode source = mapped(node);
      if (source != null) {
        return map(node, reduced.context(), elements(new Bound(source, reduced.context())));
      }
    }
    Leaf whole = leaf(reduced);
    List<Value> values = TlaValues.sequence(whole.value());
    if (values == null) {
      throw new MalformedTableException(
          whole.place(), "expected a sequence, found " + whole.value());
    }
    return values.stream().map(value -> new Leaf(value, whole.place())).toList();
  }

  /** The fields of a record, in the order in which they are written. */
  Map<String, Bound> fields(Bound record) {
    Bound reduced = reduce(record);
    if (reduced.expression() instanceof OpApplNode node) {
      String name = node.getOperator().getName().toString();
      if (name.equals("$RcdConstructor")) {
        Map<String, Bound> fields = new LinkedHashMap<>();
        for (ExprOrOpArgNode argument : node.getArgs()) {
          ExprOrOpArgNode[] pair = ((OpApplNode) argument).getArgs();
          fields.put(
              ((StringNode) pair[0]).getRep().toString(), new Bound(pair[1], reduced.context()));
        }
        return fields;
      }
      if (name.equals("$Except")) {
        return fields(new Bound(node.getArgs()[0], reduced.context()));
      }
    }
    throw new MalformedTableException(
        module.place(reduced.expression()), "expected a record that is written out");
  }

  /** The value of an expression, with its place. */
  Leaf leaf(Bound bound) {
    return new Leaf(
        module.evaluate(bound.expression(), bound.context()), module.place(bound.expression()));
  }

  /** For [i in DOMAIN s |-> e] the expression s, else null. */
  private static @Nullable SemanticNode mapped(OpApplNode node) {
    ExprNode[] ranges = node.getBdedQuantBounds();
    return node.getOperator().getName().toString().equals("$FcnConstructor")
            && ranges.length == 1
            && node.getBdedQuantSymbolLists()[0].length == 1
            && ranges[0] instanceof OpApplNode domain
            && domain.getOperator().getName().toString().equals("DOMAIN")
        ? domain.getArgs()[0]
        : null;
  }

  /** The elements of a mapped sequence; each has the place of the element that it is made from. */
  private List<Leaf> map(OpApplNode constructor, Context context, List<Leaf> source) {
    FormalParamNode index = constructor.getBdedQuantSymbolLists()[0][0];
    SemanticNode body = constructor.getArgs()[0];
    List<Leaf> leaves = new ArrayList<>();
    for (int i = 0; i < source.size(); i++) {
      Value value = module.evaluate(body, context.cons(index, IntValue.gen(i + 1)));
      leaves.add(new Leaf(value, source.get(i).place()));
    }
    return leaves;
  }

  /** Follows names, applications, LET and IF down to an expression of another kind. */
  private Bound reduce(Bound bound) {
    for (Bound at = bound; ; ) {
      Bound chosen = choose(at);
      Bound next = unfold(chosen);
      if (next.equals(chosen)) {
        return chosen;
      }
      at = next;
    }
  }

  /**
   * Follows LET and IF only, so that the result still names the operator that the author has
   * written.
   */
  private Bound choose(Bound bound) {
    for (Bound at = bound; ; ) {
      if (at.expression() instanceof LetInNode let) {
        Context context = at.context();
        for (OpDefNode definition : let.getLets()) {
          if (definition.getArity() == 0) {
            context = context.cons(definition, TlaModule.lazy(definition.getBody(), context));
          }
        }
        at = new Bound(let.getBody(), context);
      } else if (at.expression() instanceof OpApplNode node
          && node.getOperator().getName().toString().equals("$IfThenElse")) {
        boolean holds = module.holds(node.getArgs()[0], at.context());
        at = new Bound(node.getArgs()[holds ? 1 : 2], at.context());
      } else {
        return at;
      }
    }
  }

  /** Replaces a name by its definition; other expressions stay as they are. */
  private Bound unfold(Bound bound) {
    if (!(bound.expression() instanceof OpApplNode node)) {
      return bound;
    }
    SymbolNode operator = node.getOperator();
    if (bound.context().lookup(operator) instanceof LazyValue lazy) {
      return new Bound(lazy.expr, lazy.con);
    }
    if (!(operator instanceof OpDefNode definition) || !module.defines(definition)) {
      return bound;
    }
    Context context = Context.Empty;
    FormalParamNode[] parameters = definition.getParams();
    for (int i = 0; i < parameters.length; i++) {
      if (!(node.getArgs()[i] instanceof ExprNode argument)) {
        return bound;
      }
      context = context.cons(parameters[i], TlaModule.lazy(argument, bound.context()));
    }
    return new Bound(definition.getBody(), context);
  }
}
