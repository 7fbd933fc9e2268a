package dev.timerproof.proofs.solve;

import java.util.Locale;

/**
 * The solvers. Each runs in JVMs of its own, so that a crash of native code only loses an answer.
 */
public enum SolverKind {
  /** Z3, which is given scripts with quantifiers. */
  Z3,
  /**
   * cvc5, which is given scripts without quantifiers. Its native library exists for x86-64 Linux
   * only.
   */
  CVC5;

  /** The solver's name in reports. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the solver's native library for this machine is on the class path. */
  public boolean available() {
    return SolverKind.class.getResource(library()) != null;
  }

  /**
   * The resource name of the solver's native library for this machine; the class path may lack it.
   */
  public String library() {
    Platform platform = Platform.current();
    return this == Z3 ? platform.ofZ3() : platform.ofCvc5();
  }
}
