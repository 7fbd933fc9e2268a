package dev.timerproof.generate.port;

import java.util.List;
import java.util.Locale;

/**
 * A statement of an operation, as the model for templates. The template with the name {@link #kind}
 * writes it.
 */
public sealed interface Node {
  /** The record's name with a small first letter. */
  default String kind() {
    String name = getClass().getSimpleName();
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  /** Runs a step, or a hook that changes no way. */
  record Step(Word word) implements Node {}

  /** Runs a hook that may leave the operation at once, with a value. */
  record Exit(Word word, String value) implements Node {
    /** Whether there is an answer. */
    public boolean isAnswers() {
      return !value.equals("none");
    }
  }

  /** Runs a hook that may end the walk. */
  record End(Word word) implements Node {}

  /** Runs another operation with registers of this one. */
  record Call(Word word, String op, List<String> passes) implements Node {
    public Call {
      passes = List.copyOf(passes);
    }
  }

  /** The first CAS of a row, from the loaded status; and the statements for when it is lost. */
  record Cas(String via, List<Node> lost) implements Node {
    public Cas {
      lost = List.copyOf(lost);
    }
  }

  /** The second CAS of a row, which must not fail. */
  record Commit(String via, String to) implements Node {}

  /** A plain store of the status. */
  record Store(String to) implements Node {}

  /** A test; the statements for when it holds, and for when it does not. */
  record Test(Word word, List<Node> then, List<Node> otherwise) implements Node {
    public Test {
      then = List.copyOf(then);
      otherwise = List.copyOf(otherwise);
    }
  }

  /** Ends the operation and returns a value. */
  record Leave(String value) implements Node {
    /** Whether there is an answer. */
    public boolean isAnswers() {
      return !value.equals("none");
    }

    /** Whether the value is the timer's deadline. */
    public boolean isWhen() {
      return value.equals("when");
    }
  }

  /** Another round at the same place. */
  record Again() implements Node {}

  /** Goes on with the next timer of the walk; another round follows. */
  record Advance() implements Node {}

  /** Goes on at the slot that the removal has changed; another round follows. */
  record Resume() implements Node {}

  /** Yields to other threads; another round follows. */
  record Wait() implements Node {}

  /** The runtime throws: the operation must not find this status. */
  record Panic() implements Node {}
}
