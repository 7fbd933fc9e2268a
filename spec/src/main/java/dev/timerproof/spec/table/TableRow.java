package dev.timerproof.spec.table;

import java.util.List;

/** One transition of a word: what an operation does when it finds a value in it. */
public interface TableRow {
  /** Stable name, for example {@code mod.Waiting.earlier}. */
  String id();

  /** The atomic word that the row is about. */
  String word();

  /** The operation. */
  String op();

  /** The value that the load found. */
  String from();

  /** A test of the loaded value. */
  Word.Test guard();

  /** How the row uses its word. */
  RowKind kind();

  /** The value while the steps run. */
  String via();

  /** The value after the commit. */
  String to();

  /** The micro-program, in order. */
  List<String> steps();

  /** How the operation goes on. */
  Word result();

  /** Where the behaviour is described. */
  String source();

  /** Where the row is written. */
  Place place();

  /** The words of the row's tests, in order. */
  default List<String> tests() {
    return guard().always() ? List.of() : List.of(guard().word());
  }

  /** The row's name in messages. */
  default String label() {
    return "row " + id();
  }

  /** Whether the row writes its word at all. */
  default boolean changesStatus() {
    return switch (kind()) {
      case GO, CONT, STORE -> true;
      case NOOP, WAIT, PANIC -> false;
    };
  }

  /** Whether the row begins with a CAS, or an exchange, that takes its word. */
  default boolean hasCas() {
    return kind() == RowKind.GO;
  }

  /** Whether the row ends with a commit of its own. */
  default boolean commits() {
    return !via().equals(to());
  }
}
