package dev.timerproof.spec.code;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What statements work on. Values are integers, booleans, lists and whatever the machine takes for
 * timers, Ps and callbacks; null is nil.
 */
public interface Machine {
  /** A field of a timer or a P, such as {@code numTimers}. Of a heap it is the list itself. */
  @Nullable Object field(Object of, String name);

  /** Sets a field of a timer or a P. */
  void setField(Object of, String name, @Nullable Object value);

  /**
   * A function that has no statements of its own, such as {@code lock}; null if it gives nothing.
   */
  @Nullable Object call(String function, List<@Nullable Object> arguments);
}
