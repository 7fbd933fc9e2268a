package dev.timerproof.proofs.solve;

import java.util.Locale;

/** The solvers. Each runs in JVMs of its own, so that a fault in native code is a lost answer. */
public enum SolverKind {
  /** Z3, for text with quantifiers. */
  Z3,
  /** cvc5, for text without. Its native library comes for x86-64 Linux. */
  CVC5;

  /** The solver's name, as reports give it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the solver's native library for this machine is on the class path. */
  public boolean available() {
    return SolverKind.class.getResource(library()) != null;
  }

  /** Where the class path has the solver's native library for this machine, if it does. */
  public String library() {
    Platform platform = Platform.current();
    return this == Z3 ? platform.ofZ3() : platform.ofCvc5();
  }
}
