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

  /** Whether the solver's native library comes for this machine. */
  public boolean available() {
    if (this == Z3) {
      return true;
    }
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String machine = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    return system.contains("linux") && (machine.equals("amd64") || machine.equals("x86_64"));
  }
}
