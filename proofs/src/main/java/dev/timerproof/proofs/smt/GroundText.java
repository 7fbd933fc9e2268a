package dev.timerproof.proofs.smt;

/** Renders a script without quantifiers. */
public final class GroundText {
  private GroundText() {}

  /** The whole script; each question is preceded by an echo of its number. */
  public static String of(Script script) {
    return new Grounding(script).text();
  }
}
