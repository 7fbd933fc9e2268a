package dev.timerproof.lincheck.core;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Reads what the core keeps to itself. */
final class CoreFields {
  private CoreFields() {}

  static @Nullable Object read(Object of, String field) {
    try {
      Field found = of.getClass().getDeclaredField(field);
      found.setAccessible(true);
      return found.get(of);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(of.getClass() + " has no field " + field, e);
    }
  }

  static long number(Object of, String field) {
    if (read(of, field) instanceof Number number) {
      return number.longValue();
    }
    throw new LinkageError(of.getClass() + "." + field + " is no number");
  }

  static @Nullable Object call(Object of, String method) {
    try {
      Method found = of.getClass().getDeclaredMethod(method);
      found.setAccessible(true);
      return found.invoke(of);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(of.getClass() + " has no method " + method, e);
    }
  }
}
