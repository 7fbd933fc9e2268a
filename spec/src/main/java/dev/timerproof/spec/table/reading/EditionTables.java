package dev.timerproof.spec.table.reading;

import dev.timerproof.evidence.text.Printable;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.Vocabulary;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The tables of all editions of one module, each read once. Thread-safe. */
public final class EditionTables implements Function<String, TimerTable> {
  private final TableReader reader;
  private final Map<String, TimerTable> tables = new ConcurrentHashMap<>();

  public EditionTables(TableReader reader) {
    this.reader = reader;
  }

  /** The words of the tables. */
  public Vocabulary vocabulary() {
    return reader.vocabulary();
  }

  /** The names that {@link #apply} takes. */
  public List<String> editions() {
    return reader.vocabulary().editions();
  }

  /**
   * The table of an edition.
   *
   * @throws IllegalArgumentException if there is no such edition
   */
  @Override
  public TimerTable apply(String edition) {
    if (!editions().contains(edition)) {
      throw new IllegalArgumentException(
          vocabulary().unknownEdition(Printable.of(edition), editions()));
    }
    return tables.computeIfAbsent(edition, reader::read);
  }
}
