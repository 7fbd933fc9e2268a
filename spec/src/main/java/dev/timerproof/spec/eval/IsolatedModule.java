package dev.timerproof.spec.eval;

import dev.timerproof.evidence.files.Scratch;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tlc2.tool.impl.FastTool;

/**
 * {@link Definitions} of a module with variables, loaded by a class loader of its own: the
 * evaluator keeps the positions of variables and definitions in static fields, so in one class
 * loader only the module opened last works. Arguments and values are JDK types. Not thread-safe.
 */
public final class IsolatedModule {
  private static final Class<?>[] IN_A_STATE = {Map.class, String.class, Object[].class};

  private final Object definitions;

  /**
   * Opens a module.
   *
   * @param module its name; {@code /tla/NAME.tla} on the class path
   * @param constants the values of its constants, as TLA+ text; {@code <- NAME} stands for a
   *     definition
   * @throws IllegalStateException if it cannot be opened
   */
  public IsolatedModule(String module, Map<String, String> constants) {
    this(module, constants, "Init");
  }

  /**
   * Opens a module with an initial predicate of its own, whose variables are declared in a module
   * that it extends.
   *
   * @param module its name; {@code /tla/NAME.tla} on the class path
   * @param constants the values of its constants, as TLA+ text; {@code <- NAME} stands for a
   *     definition
   * @param initial the predicate for {@link #initialStates}
   * @throws IllegalStateException if it cannot be opened
   */
  public IsolatedModule(String module, Map<String, String> constants, String initial) {
    ClassLoader apart =
        new URLClassLoader(
            new URL[] {source(Definitions.class), source(Scratch.class), source(FastTool.class)},
            ClassLoader.getPlatformClassLoader());
    try {
      this.definitions =
          apart
              .loadClass(Definitions.class.getName())
              .getMethod("openInstance", String.class, Map.class, String.class)
              .invoke(null, module, constants, initial);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("cannot open " + module, e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no evaluator", e);
    }
  }

  private static URL source(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation();
  }

  /** As {@link Definitions#apply}. */
  public Object apply(String operator, Object... arguments) {
    return call("apply", new Class<?>[] {String.class, Object[].class}, operator, arguments);
  }

  /** As {@link Definitions#initialStates}. */
  @SuppressWarnings("unchecked")
  public List<Map<String, Object>> initialStates() {
    return (List<Map<String, Object>>) call("initialStates", new Class<?>[0]);
  }

  /** As {@link Definitions#successors}. */
  @SuppressWarnings("unchecked")
  public List<Map<String, Object>> successors(
      Map<String, Object> from, String action, Object... arguments) {
    return (List<Map<String, Object>>) call("successors", IN_A_STATE, from, action, arguments);
  }

  /** As {@link Definitions#applyIn}. */
  public Object applyIn(Map<String, Object> variables, String operator, Object... arguments) {
    return call("applyIn", IN_A_STATE, variables, operator, arguments);
  }

  private Object call(String method, Class<?>[] types, Object... arguments) {
    try {
      return definitions.getClass().getMethod(method, types).invoke(definitions, arguments);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(method + " " + Arrays.deepToString(arguments), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no evaluator", e);
    }
  }
}
