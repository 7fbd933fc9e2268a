package dev.timerproof.proofs;

import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.reading.TableReader;
import java.util.List;

/** The tables of all editions, read once for all tests. */
public final class Tables {
  private static final TableReader READER = TableReader.builtIn();

  private Tables() {}

  /** The names of all editions. */
  public static List<String> editions() {
    return READER.vocabulary().editions();
  }

  /** The table of an edition, mutated. */
  public static TimerTable of(String edition, Mutation... mutations) {
    return READER.read(edition, List.of(mutations));
  }
}
