package dev.timerproof.spec.table;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A word of {@code TimerTable.tla} that programs interpret, as the constant of an enum. The reader
 * refuses a table whose vocabulary has other words than the enum, so that a switch over the enum is
 * complete.
 */
public interface Word {
  /** The constant's name. */
  String name();

  /** The word as the table has it: the name in lower case, without underscores. */
  default String word() {
    return name().toLowerCase(Locale.ROOT).replace("_", "");
  }

  /** The constant of this word; empty if there is none. */
  static <E extends Enum<E> & Word> Optional<E> find(Class<E> type, String word) {
    return Arrays.stream(type.getEnumConstants()).filter(e -> e.word().equals(word)).findFirst();
  }

  /** The words of all constants, in their order. */
  static <E extends Enum<E> & Word> List<String> words(Class<E> type) {
    return Arrays.stream(type.getEnumConstants()).map(Word::word).toList();
  }

  /** A word for a test by which rows for the same value differ. */
  interface Test extends Word {
    /** The test that holds exactly when this one does not; empty if this one always holds. */
    Optional<? extends Test> opposite();

    /** Whether it always holds. */
    default boolean always() {
      return opposite().isEmpty();
    }
  }
}
