package dev.timerproof.spec.mutate;

import dev.timerproof.spec.table.MalformedTableException;
import dev.timerproof.spec.table.MutexTable;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.reading.MutexTableReader;
import dev.timerproof.spec.table.reading.TableReader;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An edition of the table of the status word, or of that of the timers with a mutex, with what can
 * be asked about changes of one datum of it. Immutable.
 *
 * @param <T> the kind of table
 */
public sealed interface MutatedTable<T> {
  /** The edition. */
  String edition();

  /** The table without a change. */
  T table();

  /**
   * The table with a change.
   *
   * @throws MalformedTableException if the table's reader refuses it
   */
  T applied(Mutant mutant);

  /** Whether the table's reader accepts the changed table. */
  default boolean accepts(Mutant mutant) {
    try {
      applied(mutant);
      return true;
    } catch (MalformedTableException e) {
      return false;
    }
  }

  /**
   * Whether a change only exchanges independent steps; false where that is not known.
   *
   * @param mutated the table with the change
   * @param boundsAreWatched whether a property looks at the bounds in every state
   */
  boolean isSameOrder(Mutant mutant, T mutated, boolean boundsAreWatched);

  /** Whether a change that the reader accepts only exchanges independent steps. */
  default boolean isSameOrder(Mutant mutant) {
    try {
      return isSameOrder(mutant, applied(mutant), false);
    } catch (MalformedTableException e) {
      return false;
    }
  }

  /** The rows of the poller; none if the table has no poller. */
  Set<String> pollerRows();

  /** An edition of the table of the status word. */
  record OfStatusWord(TableReader reader, TimerTable table) implements MutatedTable<TimerTable> {
    private static final Set<String> WATCHED =
        Set.of("timer0When", "timerModifiedEarliest", "heap", "t.when", "t.nextwhen");

    /** An edition that a reader has. */
    public static OfStatusWord of(TableReader reader, String edition) {
      return new OfStatusWord(reader, reader.read(edition));
    }

    @Override
    public String edition() {
      return table.edition();
    }

    @Override
    public TimerTable applied(Mutant mutant) {
      return mutant.applied(reader, table);
    }

    @Override
    public boolean isSameOrder(Mutant mutant, TimerTable mutated, boolean boundsAreWatched) {
      return new StepOrder(table.vocabulary(), boundsAreWatched ? WATCHED : Set.of())
          .same(table, mutated, mutant);
    }

    @Override
    public Set<String> pollerRows() {
      return table.poller().rows().stream()
          .map(row -> row.id())
          .collect(Collectors.toUnmodifiableSet());
    }
  }

  /**
   * An edition of the table of the timers with a mutex. Its vocabulary does not say which registers
   * of a thread a step uses, so of no two steps is it known that they are independent.
   */
  record OfMutex(MutexTableReader reader, MutexTable table) implements MutatedTable<MutexTable> {
    /** An edition that a reader has. */
    public static OfMutex of(MutexTableReader reader, String edition) {
      return new OfMutex(reader, reader.read(edition));
    }

    @Override
    public String edition() {
      return table.edition();
    }

    @Override
    public MutexTable applied(Mutant mutant) {
      return reader.changed(table, mutant.mutation());
    }

    @Override
    public boolean isSameOrder(Mutant mutant, MutexTable mutated, boolean boundsAreWatched) {
      return false;
    }

    @Override
    public Set<String> pollerRows() {
      return Set.of();
    }
  }
}
