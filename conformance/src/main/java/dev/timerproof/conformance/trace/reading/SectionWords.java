package dev.timerproof.conformance.trace.reading;

import dev.timerproof.spec.table.MutexTable;
import java.util.List;

/** The words that a trace of format version 2 may use. Immutable. */
public final class SectionWords {
  /** The texts of the bits, indexed by 1 for heaped plus 2 for modified plus 4 for zombie. */
  public static final List<String> BITS =
      List.of("---", "h--", "-m-", "hm-", "--z", "h-z", "-mz", "hmz");

  /**
   * The outcomes of a firing: a function was called, a value was sent, or the send was dropped
   * because the timer was set meanwhile.
   */
  public static final List<String> HOWS = List.of("func", "current", "stale");

  private static final WordIndex BIT_WORDS = new WordIndex(BITS);
  private static final WordIndex HOW_WORDS = new WordIndex(HOWS);

  private final WordIndex operations;

  private SectionWords(List<String> operations) {
    this.operations = new WordIndex(operations);
  }

  /** The words of a table. */
  public static SectionWords of(MutexTable table) {
    return new SectionWords(List.copyOf(table.operations().keySet()));
  }

  /** The name of an operation. */
  public String operation(int number) {
    return operations.word(number);
  }

  WordIndex index(SectionField.Type type) {
    return switch (type) {
      case OPERATION -> operations;
      case KIND -> SectionKind.names();
      case BITS -> BIT_WORDS;
      case HOW -> HOW_WORDS;
      case NUMBER -> throw new IllegalArgumentException("a number is no word");
    };
  }
}
