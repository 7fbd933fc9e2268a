package dev.timerproof.lincheck;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields of timers and processors, by number and by the names that they have in the core. Only
 * while no thread is between two steps.
 */
public interface CoreView {
  /** A number of a timer: {@code when}, {@code nextwhen} or {@code period}. */
  long timerField(int timer, String field);

  /** A number of a processor, for example {@code timer0When} or {@code deletedTimers}. */
  long processorField(int processor, String field);

  /** The timers in the heap of a processor, by their slots. */
  List<Integer> heap(int processor);

  /** Who holds the lock of a processor. */
  @Nullable Thread lockOwner(int processor);
}
