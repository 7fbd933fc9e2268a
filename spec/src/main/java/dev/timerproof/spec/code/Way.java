package dev.timerproof.spec.code;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How statements have ended.
 *
 * @param end the kind of end
 * @param values the returned values, if they return
 */
public record Way(End end, List<@Nullable Object> values) {
  public Way {
    values = Collections.unmodifiableList(new ArrayList<>(values));
  }

  /** How statements end. */
  public enum End {
    /** After the last statement. */
    DONE,
    /** At a return. */
    RETURN,
    /** At a break, outside of a loop. */
    BREAK,
    /** The operation is left at once. */
    EXIT,
    /** The walk ends. */
    LEAVE,
    /** The runtime throws. */
    THROW
  }

  static Way of(End end) {
    return new Way(end, List.of());
  }

  /** Thrown to end the running statements; caught where they were begun. */
  static final class Taken extends RuntimeException {
    private static final long serialVersionUID = 1;

    final transient Way way;

    Taken(Way way) {
      super(way.end().name(), null, false, false);
      this.way = way;
    }
  }
}
