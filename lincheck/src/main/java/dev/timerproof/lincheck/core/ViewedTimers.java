package dev.timerproof.lincheck.core;

import dev.timerproof.lincheck.CoreView;
import dev.timerproof.lincheck.TimersUnderTest;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields of {@link CoreTimers}, read by reflection. It is loaded by the class loader that has
 * the core, and is apart from the timers because Lincheck looks into those.
 */
public final class ViewedTimers implements CoreView {
  private final List<?> timers;
  private final List<?> processors;

  /** A view of timers of the core. Created by name. */
  public ViewedTimers(TimersUnderTest core) {
    timers = list(core, "timers");
    processors = list(core, "processors");
  }

  private static List<?> list(Object of, String field) {
    if (read(of, field) instanceof List<?> list) {
      return list;
    }
    throw new LinkageError(of.getClass() + "." + field + " is no list");
  }

  private static @Nullable Object read(@Nullable Object of, String field) {
    if (of == null) {
      throw new LinkageError("nothing has a field " + field);
    }
    try {
      Field found = of.getClass().getDeclaredField(field);
      found.setAccessible(true);
      return found.get(of);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(of.getClass() + " has no field " + field, e);
    }
  }

  private static long number(Object of, String field) {
    if (read(of, field) instanceof Number number) {
      return number.longValue();
    }
    throw new LinkageError(of.getClass() + "." + field + " is no number");
  }

  @Override
  public long timerField(int timer, String field) {
    return number(timers.get(timer), field);
  }

  @Override
  public long processorField(int processor, String field) {
    return number(processors.get(processor), field);
  }

  @Override
  public List<Integer> heap(int processor) {
    Object heap = read(processors.get(processor), "heap");
    List<Integer> numbers = new ArrayList<>();
    if (heap != null) {
      try {
        Method slots = heap.getClass().getDeclaredMethod("list");
        slots.setAccessible(true);
        if (slots.invoke(heap) instanceof List<?> all) {
          all.forEach(t -> numbers.add(timers.indexOf(t)));
        }
      } catch (ReflectiveOperationException e) {
        throw new LinkageError(heap.getClass() + " has no method list", e);
      }
    }
    return numbers;
  }

  @Override
  public @Nullable Thread lockOwner(int processor) {
    return (Thread) read(read(processors.get(processor), "lock"), "owner");
  }
}
