package dev.timerproof.proofs.solve;

/** A solver inside this JVM. */
interface Engine {
  /** Name and version. */
  String version();

  /** Runs a whole SMT-LIB script and returns all that the solver printed. */
  String run(String script);
}
