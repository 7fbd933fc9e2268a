package dev.timerproof.spec.code;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where statements go that do not go on with the next one.
 *
 * @param end how
 * @param values what they answer, if they return
 */
public record Way(End end, List<@Nullable Object> values) {
  public Way {
    values = Collections.unmodifiableList(new ArrayList<>(values));
  }

  /** How statements end. */
  public enum End {
    /** Behind the last one. */
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

  /** Ends what runs; caught where the statements were begun. */
  static final class Taken extends RuntimeException {
    private static final long serialVersionUID = 1;

    final transient Way way;

    Taken(Way way) {
      super(way.end().name(), null, false, false);
      this.way = way;
    }
  }
}
