package dev.timerproof.proofs.smt;

import java.util.List;

/** Renders a script without quantifiers. */
public final class GroundText {
  private GroundText() {}

  /** The whole script; each question is preceded by an echo of its number. */
  public static String of(Script script) {
    boolean saysThatThereIs =
        script.declarations().stream().anyMatch(e -> e.mentions(List.of("exists")));
    // A premise may say that something exists, which others then speak of: they are instantiated a
    // second time.
    return new Grounding(script, saysThatThereIs ? 2 : 1).text();
  }
}
