package dev.timerproof.proofs.solve;

/** A solver inside this JVM. */
interface Engine {
  /** Name and version. */
  String version();

  /** Runs a whole SMT-LIB script and returns the solver's output. */
  String run(String script);
}
