package dev.timerproof.spec.tlc;

import java.io.IOException;
import java.util.Optional;
import tlc2.tool.ITool;

/** A way to visit all states. Used in the forked JVM. */
interface Search {
  /** Visits the states until all are known or a property is violated. */
  void run() throws IOException, InterruptedException;

  /** How far it is. Any thread may call this at any time. */
  TlcProgress progress();

  /** What evaluates the specification; after the run. */
  ITool tool();

  /** Why the search cannot come to an end; empty if it can. Any thread may call this. */
  default Optional<String> stuck() {
    return Optional.empty();
  }
}
