package dev.timerproof.evidence.claim;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The exit codes of the command. They stand in the order of precedence: when several apply to one
 * run, the first of them is the run's code.
 */
public enum ExitCode {
  INTERRUPTED(130, "interrupted"),
  INTERNAL(70, "internal error"),
  SOLVERS_DISAGREE(7, "two solvers disagree"),
  USAGE(2, "usage error"),
  MALFORMED(65, "malformed input"),
  TOOL_MISSING(69, "a tool is missing"),
  VIOLATED(1, "a property is violated"),
  REJECTED(6, "a trace or a port is rejected"),
  MUST_FAIL_HELD(4, "a case that must fail did not fail as named"),
  DRIFT(5, "a derived file differs from what the table gives"),
  NO_VERDICT(3, "no verdict within the budget"),
  HOLDS(0, "everything that was checked holds");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  /** The number that the process ends with. */
  public int code() {
    return code;
  }

  /** A few words for help texts and reports. */
  public String meaning() {
    return meaning;
  }

  /** The code that wins when all of these apply; {@link #HOLDS} when none does. */
  public static ExitCode first(Collection<ExitCode> codes) {
    return codes.stream().min(Comparator.naturalOrder()).orElse(HOLDS);
  }

  /** All codes by number, as help texts list them. */
  public static List<ExitCode> byNumber() {
    return List.of(values()).stream().sorted(Comparator.comparingInt(ExitCode::code)).toList();
  }
}
