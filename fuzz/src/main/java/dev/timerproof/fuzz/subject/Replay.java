package dev.timerproof.fuzz.subject;

import dev.timerproof.spec.table.reading.TableReader;
import java.util.Optional;

/** Runs one input again. */
public final class Replay {
  private Replay() {}

  /**
   * Runs an input on the table of this build.
   *
   * @param target the name of a target
   * @param edition an edition
   * @param mutation what is changed in it, as in {@link Subject}; empty for nothing
   * @return what goes wrong; empty if nothing does
   * @throws IllegalArgumentException if there is no such target, edition, mutation or input
   */
  public static Optional<Fault> fault(
      String target, String edition, String mutation, String input) {
    return new Targets(TableReader.builtIn(), new Subject(edition, mutation))
        .target(target)
        .run(input)
        .fault();
  }
}
