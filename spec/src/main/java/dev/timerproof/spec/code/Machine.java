package dev.timerproof.spec.code;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The data that statements work on. Values are integers, booleans, lists, and the machine's objects
 * for timers, Ps and callbacks; null is nil.
 */
public interface Machine {
  /** A field of a timer or a P, such as {@code numTimers}. Of a heap it is the list itself. */
  @Nullable Object field(Object of, String name);

  /** Sets a field of a timer or a P. */
  void setField(Object of, String name, @Nullable Object value);

  /** Calls a function without statements, such as {@code lock}; returns null if it has no value. */
  @Nullable Object call(String function, List<@Nullable Object> arguments);
}
