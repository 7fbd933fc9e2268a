package dev.timerproof.fuzz.subject;

import java.util.Optional;
import java.util.Set;

/**
 * The result of running an input.
 *
 * @param reached what it reached, each as its kind and name, such as {@code row del.Waiting}
 * @param fault what went wrong, if anything did
 */
public record Execution(Set<String> reached, Optional<Fault> fault) {
  public Execution {
    reached = Set.copyOf(reached);
  }
}
