package dev.timerproof.proofs.smt;

import java.util.List;

/** Renders a script without quantifiers. */
public final class GroundText {
  private GroundText() {}

  /** The whole script; each question is preceded by an echo of its number. */
  public static String of(Script script) {
    boolean saysThatThereIs =
        script.declarations().stream().anyMatch(e -> e.mentions(List.of("exists")));
    // If a premise says that something exists, the others are instantiated a second time, for that
    // thing too.
    return new Grounding(script, saysThatThereIs ? 2 : 1).text();
  }
}
