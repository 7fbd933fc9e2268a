package dev.timerproof.evidence.claim;

import java.util.List;

/** Whether a claim holds, or why not. */
public enum Outcome {
  HOLDS("holds", ExitCode.HOLDS),
  VIOLATED("violated", ExitCode.VIOLATED),
  NO_VERDICT("noVerdict", ExitCode.NO_VERDICT),
  MUST_FAIL_HELD("mustFailHeld", ExitCode.MUST_FAIL_HELD),
  DRIFT("drift", ExitCode.DRIFT),
  REJECTED("rejected", ExitCode.REJECTED),
  SOLVERS_DISAGREE("solversDisagree", ExitCode.SOLVERS_DISAGREE),
  MALFORMED("malformed", ExitCode.MALFORMED),
  TOOL_MISSING("toolMissing", ExitCode.TOOL_MISSING),
  INTERNAL("internal", ExitCode.INTERNAL);

  private final String label;
  private final ExitCode exitCode;

  Outcome(String label, ExitCode exitCode) {
    this.label = label;
    this.exitCode = exitCode;
  }

  /** The word that reports use. */
  public String label() {
    return label;
  }

  /** The exit code that a run with this outcome has, unless another one wins. */
  public ExitCode exitCode() {
    return exitCode;
  }

  /** Whether the same inputs give this outcome again, whatever the machine and its load. */
  public boolean isRepeatable() {
    return this != NO_VERDICT && this != INTERNAL && this != TOOL_MISSING;
  }

  /** Whether this outcome reports a fault, rather than that no answer was found. */
  public boolean isFinding() {
    return this != HOLDS && isRepeatable();
  }

  /**
   * The outcome with this label.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Outcome of(String label) {
    return List.of(values()).stream()
        .filter(o -> o.label.equals(label))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown outcome " + label));
  }
}
