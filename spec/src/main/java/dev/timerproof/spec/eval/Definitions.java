package dev.timerproof.spec.eval;

import dev.timerproof.evidence.files.Scratch;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tla2sany.semantic.FormalParamNode;
import tla2sany.semantic.OpDefNode;
import tlc2.tool.Action;
import tlc2.tool.EvalControl;
import tlc2.tool.StateVec;
import tlc2.tool.TLCState;
import tlc2.tool.impl.FastTool;
import tlc2.util.Context;
import tlc2.value.impl.BoolValue;
import tlc2.value.impl.Value;
import util.FilenameToStream;
import util.ToolIO;
import util.UniqueString;

/**
 * The definitions of one TLA+ module on the class path, callable from Java. Values are plain Java,
 * see {@link TlaData}; constants that stand for model values are strings.
 *
 * <p>Not thread-safe, because the evaluator keeps static state. When two modules are open at once,
 * definitions that use variables can be evaluated only in the module opened last.
 */
public final class Definitions {
  private static final String STANDARD = "tla2sany/StandardModules/";

  /**
   * The configuration lines that the evaluator requires for a module with variables: initial
   * predicate and next-state relation.
   */
  private static final String BEHAVIOUR = behaviour("Init");

  private final FastTool tool;
  private final Map<String, OpDefNode> definitions = new HashMap<>();

  private Definitions(FastTool tool) {
    this.tool = tool;
    for (OpDefNode definition : tool.getRootModule().getOpDefs()) {
      definitions.put(definition.getName().toString(), definition);
    }
  }

  /**
   * Opens a module.
   *
   * @param module its name; {@code /tla/NAME.tla} on the class path
   * @param constants the values of its constants, as TLA+ text; {@code <- NAME} stands for a
   *     definition
   * @throws UncheckedIOException if a temporary folder cannot be written
   * @throws IllegalArgumentException if the module does not parse
   */
  public static Definitions open(String module, Map<String, String> constants) {
    return open(module, constants, text(module).contains("\nVARIABLE") ? BEHAVIOUR : "");
  }

  /**
   * Opens a module whose variables are declared in a module that it extends.
   *
   * @param module its name; {@code /tla/NAME.tla} on the class path
   * @param constants the values of its constants, as TLA+ text; {@code <- NAME} stands for a
   *     definition
   * @throws UncheckedIOException if a temporary folder cannot be written
   * @throws IllegalArgumentException if the module does not parse
   */
  public static Definitions openInstance(String module, Map<String, String> constants) {
    return open(module, constants, BEHAVIOUR);
  }

  /**
   * Opens a module whose variables are declared in a module that it extends, with an initial
   * predicate of its own.
   *
   * @param module its name; {@code /tla/NAME.tla} on the class path
   * @param constants the values of its constants, as TLA+ text; {@code <- NAME} stands for a
   *     definition
   * @param initial the predicate for {@link #initialStates}
   * @throws UncheckedIOException if a temporary folder cannot be written
   * @throws IllegalArgumentException if the module does not parse
   */
  public static Definitions openInstance(
      String module, Map<String, String> constants, String initial) {
    return open(module, constants, behaviour(initial));
  }

  private static String behaviour(String initial) {
    return "INIT " + initial + "\nNEXT Next\n";
  }

  private static Definitions open(String module, Map<String, String> constants, String behaviour) {
    PrintStream out = ToolIO.out;
    ToolIO.out = new PrintStream(OutputStream.nullOutputStream());
    try (Scratch scratch = new Scratch()) {
      Path dir = scratch.directory();
      Files.writeString(dir.resolve(module + ".cfg"), configuration(constants) + behaviour);
      try {
        return new Definitions(new FastTool(dir.toString(), module, module, new Modules(dir)));
      } catch (RuntimeException e) {
        throw new IllegalArgumentException("cannot read module " + module, e);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      ToolIO.out = out;
    }
  }

  private static String configuration(Map<String, String> constants) {
    StringBuilder cfg = new StringBuilder();
    new TreeMap<>(constants)
        .forEach(
            (name, value) -> {
              String is = value.startsWith("<-") ? " " : " = ";
              cfg.append("CONSTANT ").append(name).append(is).append(value).append('\n');
            });
    return cfg.toString();
  }

  private static String text(String module) {
    try (InputStream in = Definitions.class.getResourceAsStream("/tla/" + module + ".tla")) {
      if (in == null) {
        throw new IllegalArgumentException("no module " + module + " on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private OpDefNode definition(String name) {
    OpDefNode definition = definitions.get(name);
    if (definition == null) {
      throw new IllegalArgumentException("no definition of " + name);
    }
    return definition;
  }

  /** The value of an operator for these arguments. */
  public Object apply(String operator, Object... arguments) {
    OpDefNode definition = definition(operator);
    return TlaData.toJava(
        (Value) tool.eval(definition.getBody(), bind(definition, arguments), TLCState.Empty));
  }

  /** Whether an action with these arguments leads from one state to the other. */
  public boolean leads(
      Map<String, Object> from, Map<String, Object> to, String action, Object... arguments) {
    OpDefNode definition = definition(action);
    return tool.eval(
            definition.getBody(),
            bind(definition, arguments),
            state(from),
            state(to),
            EvalControl.Clear)
        == BoolValue.ValTrue;
  }

  /** The variables' values in each state in which the module may begin. */
  public List<Map<String, Object>> initialStates() {
    return variables(tool.getInitStates());
  }

  /**
   * The states to which an action with these arguments leads.
   *
   * @param from the variables' values
   * @return the variables' values after the action, once for each way to get there
   */
  public List<Map<String, Object>> successors(
      Map<String, Object> from, String action, Object... arguments) {
    OpDefNode definition = definition(action);
    return variables(
        tool.getNextStates(
            new Action(definition.getBody(), bind(definition, arguments), definition),
            state(from)));
  }

  private static List<Map<String, Object>> variables(StateVec states) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (int k = 0; k < states.size(); k++) {
      Map<String, Object> variables = new TreeMap<>();
      states
          .elementAt(k)
          .getVals()
          .forEach((name, value) -> variables.put(name.toString(), TlaData.toJava(value)));
      all.add(variables);
    }
    return all;
  }

  /** The value of an operator for these arguments where the variables have these values. */
  public Object applyIn(Map<String, Object> variables, String operator, Object... arguments) {
    OpDefNode definition = definition(operator);
    return TlaData.toJava(
        (Value) tool.eval(definition.getBody(), bind(definition, arguments), state(variables)));
  }

  private static TLCState state(Map<String, Object> variables) {
    TLCState state = TLCState.Empty.createEmpty();
    variables.forEach(
        (name, value) -> state.bind(UniqueString.uniqueStringOf(name), TlaData.toTla(value)));
    return state;
  }

  private static Context bind(OpDefNode definition, Object... arguments) {
    FormalParamNode[] parameters = definition.getParams();
    if (parameters.length != arguments.length) {
      throw new IllegalArgumentException(
          definition.getName() + " takes " + parameters.length + " arguments");
    }
    Context context = Context.Empty;
    for (int k = 0; k < parameters.length; k++) {
      context = context.cons(parameters[k], TlaData.toTla(arguments[k]));
    }
    return context;
  }

  /**
   * Finds our modules and the standard ones on the class path and unpacks them into a private
   * folder.
   */
  private static final class Modules implements FilenameToStream {
    private final Path dir;

    Modules(Path dir) {
      this.dir = dir;
    }

    @Override
    public File resolve(String name, boolean isModule) {
      String simple = new File(name).getName();
      String fileName = isModule && !simple.endsWith(".tla") ? simple + ".tla" : simple;
      Path file = dir.resolve(fileName);
      if (!Files.exists(file)) {
        unpack(fileName, file);
      }
      return new TLAFile(file.toString(), standard(fileName), this);
    }

    private static void unpack(String fileName, Path file) {
      try (InputStream ours = Definitions.class.getResourceAsStream("/tla/" + fileName);
          InputStream theirs = open(STANDARD + fileName)) {
        InputStream in = ours == null ? theirs : ours;
        if (in != null) {
          Files.copy(in, file);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static @Nullable InputStream open(String resource) {
      return FilenameToStream.class.getClassLoader().getResourceAsStream(resource);
    }

    private static boolean standard(String fileName) {
      return FilenameToStream.class.getClassLoader().getResource(STANDARD + fileName) != null;
    }

    @Override
    public String getFullPath() {
      return dir.toString();
    }

    @Override
    public boolean isStandardModule(String module) {
      return standard(module + ".tla");
    }
  }
}
