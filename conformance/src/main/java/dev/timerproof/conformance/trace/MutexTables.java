package dev.timerproof.conformance.trace;

import dev.timerproof.evidence.text.Printable;
import dev.timerproof.spec.table.MutexTable;
import dev.timerproof.spec.table.Names;
import dev.timerproof.spec.table.reading.MutexTableReader;
import java.util.List;
import java.util.function.Function;

/** The tables of the timers with a mutex in this build, by edition. Immutable. */
public final class MutexTables implements Function<String, MutexTable> {
  private final MutexTableReader reader = MutexTableReader.builtIn();

  /** The editions that {@link #apply} takes. */
  public List<String> editions() {
    return reader.vocabulary().editions();
  }

  /**
   * The table of an edition.
   *
   * @throws IllegalArgumentException if there is no such edition
   */
  @Override
  public MutexTable apply(String edition) {
    if (!editions().contains(edition)) {
      throw new IllegalArgumentException(
          Names.unknown("edition", Printable.of(edition), editions()));
    }
    return reader.read(edition);
  }
}
