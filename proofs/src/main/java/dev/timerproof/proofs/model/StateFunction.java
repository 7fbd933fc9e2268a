package dev.timerproof.proofs.model;

import java.util.List;

/**
 * One part of the state, as a function that changes from state to state.
 *
 * @param name its name in SMT-LIB
 * @param arguments the sorts of its arguments
 * @param result the sort of its value
 * @param kind its kind
 * @param initial a fact's value for an idle thread; empty for other kinds
 * @param meaning one sentence
 */
public record StateFunction(
    String name, List<String> arguments, String result, Kind kind, String initial, String meaning) {
  public StateFunction {
    arguments = List.copyOf(arguments);
  }

  /** The kinds of parts of the state. */
  public enum Kind {
    /** Memory that all threads see. */
    SHARED,
    /** A register of one thread. */
    REGISTER,
    /** A ghost variable: only the proof has it, and no step depends on it. */
    GHOST,
    /** A fact: a function of the thread's place in the program. */
    FACT
  }

  /** Whether each frame of a thread has a value of its own. */
  public boolean perLevel() {
    return arguments.contains(StateModel.LEVEL);
  }
}
