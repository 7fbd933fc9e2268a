package dev.timerproof.spec.table.reading;

import dev.timerproof.spec.table.MalformedTableException;
import dev.timerproof.spec.table.Place;
import dev.timerproof.spec.table.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tla2sany.semantic.OpDefNode;
import tla2sany.semantic.SemanticNode;
import tla2sany.st.Location;
import tlc2.tool.TLCState;
import tlc2.tool.coverage.CostModel;
import tlc2.tool.impl.FastTool;
import tlc2.util.Context;
import tlc2.value.impl.BoolValue;
import tlc2.value.impl.LazyValue;
import tlc2.value.impl.Value;
import util.ToolIO;

/**
 * One parsed module of constants, and its evaluator.
 *
 * <p>Callers of the methods below are on the thread of {@link Evaluator}.
 */
final class TlaModule {
  private final ModuleText text;
  private final FastTool tool;
  private final Map<String, OpDefNode> definitions = new LinkedHashMap<>();

  private TlaModule(ModuleText text, FastTool tool) {
    this.text = text;
    this.tool = tool;
    for (OpDefNode definition : tool.getRootModule().getOpDefs()) {
      definitions.put(definition.getName().toString(), definition);
    }
  }

  /**
   * Parses a module.
   *
   * @throws MalformedTableException with all syntax or semantic errors
   */
  static TlaModule parse(ModuleText text) {
    List<Problem> problems = text.problems();
    if (!problems.isEmpty()) {
      throw new MalformedTableException(problems);
    }
    PrintStream out = ToolIO.out;
    PrintStream err = ToolIO.err;
    var printed = new ByteArrayOutputStream();
    // The parser prints to static streams, whatever stream it is given.
    ToolIO.out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    ToolIO.err = ToolIO.out;
    try (var modules = new PrivateModules(text)) {
      return parse(text, modules, printed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      ToolIO.out = out;
      ToolIO.err = err;
    }
  }

  private static TlaModule parse(
      ModuleText text, PrivateModules modules, ByteArrayOutputStream printed) {
    try {
      String dir = modules.dir().toString();
      return new TlaModule(text, new FastTool(dir, text.module(), text.module(), modules));
    } catch (RuntimeException e) {
      printed.reset();
      List<Problem> problems = new ParseErrors(text, modules).find(printed);
      boolean placed = problems.stream().anyMatch(problem -> problem.place().line() > 0);
      List<Problem> beside = placed ? List.of() : text.problemsBeside();
      if (!beside.isEmpty()) {
        throw new MalformedTableException(beside);
      }
      if (problems.isEmpty()) {
        throw new MalformedTableException(
            EvaluationError.place(text, e, new Place(text.shownAs(text.module()), 0, 0)),
            EvaluationError.message(e));
      }
      throw new MalformedTableException(problems);
    } catch (StackOverflowError e) {
      throw new MalformedTableException(
          new Place(text.shownAs(text.module()), 0, 0), "is nested too deeply to be read");
    } catch (OutOfMemoryError e) {
      throw new MalformedTableException(
          new Place(text.shownAs(text.module()), 0, 0), "needs more memory than there is");
    }
  }

  ModuleText text() {
    return text;
  }

  /** A place that names only the file. */
  Place file() {
    return new Place(text.shownAs(text.module()), 0, 0);
  }

  /** The operator of this name; one that is missing makes the table malformed. */
  OpDefNode definition(String name) {
    OpDefNode definition = definitions.get(name);
    if (definition == null) {
      throw new MalformedTableException(file(), "no definition of " + name);
    }
    return definition;
  }

  /** The value of an expression; parameters and LET definitions are looked up in the context. */
  Value evaluate(SemanticNode expression, Context context) {
    try {
      if (tool.eval(expression, context, TLCState.Empty) instanceof Value value) {
        return value;
      }
      throw new MalformedTableException(place(expression), "has no value");
    } catch (MalformedTableException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new MalformedTableException(
          EvaluationError.place(text, e, place(expression)), EvaluationError.message(e));
    } catch (StackOverflowError e) {
      throw new MalformedTableException(place(expression), "the definition has no end");
    } catch (OutOfMemoryError e) {
      throw new MalformedTableException(place(expression), "needs more memory than there is");
    }
  }

  /**
   * Whether values are equal. Sets with elements of several types cannot be compared: they make the
   * table malformed.
   *
   * @param expression that has these values
   */
  boolean equal(List<Value> some, List<Value> others, SemanticNode expression) {
    try {
      return some.equals(others);
    } catch (RuntimeException e) {
      throw new MalformedTableException(place(expression), EvaluationError.message(e));
    }
  }

  /** Whether a condition is true. */
  boolean holds(SemanticNode condition, Context context) {
    Value value = evaluate(condition, context);
    if (value instanceof BoolValue truth) {
      return truth.val;
    }
    throw new MalformedTableException(place(condition), "expected TRUE or FALSE, found " + value);
  }

  /** Whether the operator is defined in this module by an expression, and is not built in. */
  boolean defines(OpDefNode operator) {
    return definitions.containsKey(operator.getName().toString())
        && operator.getLocation().source().equals(text.module());
  }

  /** An expression that is evaluated in its context when its value is first needed. */
  static LazyValue lazy(SemanticNode expression, Context context) {
    return new LazyValue(expression, context, CostModel.DO_NOT_RECORD);
  }

  Place place(SemanticNode node) {
    Location at = node.getLocation();
    return new Place(text.shownAs(at.source()), at.beginLine(), at.beginColumn());
  }
}
