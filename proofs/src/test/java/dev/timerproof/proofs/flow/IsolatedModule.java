package dev.timerproof.proofs.flow;

import dev.timerproof.spec.eval.Definitions;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Map;
import tlc2.tool.impl.FastTool;

/**
 * {@link Definitions} of a module with variables, loaded apart from everything else: the evaluator
 * keeps the places of variables and definitions in static state, so that of two modules only the
 * one opened last can be trusted. Arguments and values are those of the JDK.
 */
final class IsolatedModule {
  private final Object definitions;

  IsolatedModule(String module, Map<String, String> constants) {
    ClassLoader apart =
        new URLClassLoader(
            new URL[] {source(Definitions.class), source(FastTool.class)},
            ClassLoader.getPlatformClassLoader());
    try {
      this.definitions =
          apart
              .loadClass(Definitions.class.getName())
              .getMethod("openInstance", String.class, Map.class)
              .invoke(null, module, constants);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("cannot open " + module, e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no evaluator", e);
    }
  }

  private static URL source(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation();
  }

  /** As {@link Definitions#successors}. */
  @SuppressWarnings("unchecked")
  List<Map<String, Object>> successors(Map<String, Object> from, String action, String thread) {
    return (List<Map<String, Object>>) call("successors", from, action, thread);
  }

  /** As {@link Definitions#applyIn}. */
  Object applyIn(Map<String, Object> variables, String operator, Object argument) {
    return call("applyIn", variables, operator, argument);
  }

  private Object call(String method, Map<String, Object> variables, String name, Object argument) {
    try {
      return definitions
          .getClass()
          .getMethod(method, Map.class, String.class, Object[].class)
          .invoke(definitions, variables, name, new Object[] {argument});
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(name + " in " + variables, e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no evaluator", e);
    }
  }
}
