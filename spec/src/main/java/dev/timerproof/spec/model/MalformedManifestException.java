package dev.timerproof.spec.model;

import dev.timerproof.spec.table.Problem;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Thrown for a malformed manifest, list of bugs or list of Java cases. The message has one line for
 * each problem.
 */
public final class MalformedManifestException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  MalformedManifestException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** All problems; at least one. */
  public List<Problem> problems() {
    return problems;
  }
}
