package dev.timerproof.spec.model;

/** The verdict on a case or a floor, and the exit code that it leads to. */
public enum Judgement {
  /** The result is the one that the manifest expects. */
  AS_EXPECTED(0),
  /** A property is violated that must hold. */
  VIOLATED(1),
  /** The budget was spent first. */
  NO_VERDICT(3),
  /** A case that must fail held, or failed in another way than the one it names. */
  NOT_AS_NAMED(4),
  /** Everything holds, but the number of states or the depth differs from the pinned one. */
  PIN_DIFFERS(5),
  /** The runs reached less than their floor demands. */
  BELOW_FLOOR(5),
  /** The specification is wrong: TLC could not parse or evaluate it. */
  MALFORMED(65),
  /** The run died. */
  CRASHED(70);

  private final int exitCode;

  Judgement(int exitCode) {
    this.exitCode = exitCode;
  }

  /** The exit code of a command whose only judgement is this one. */
  public int exitCode() {
    return exitCode;
  }
}
