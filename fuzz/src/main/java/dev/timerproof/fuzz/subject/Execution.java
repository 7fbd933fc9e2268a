package dev.timerproof.fuzz.subject;

import java.util.Optional;
import java.util.Set;

/**
 * What became of an input.
 *
 * @param reached what it reached: a word for the kind and what, such as {@code row del.Waiting}
 * @param fault what went wrong, if anything did
 */
public record Execution(Set<String> reached, Optional<Fault> fault) {
  public Execution {
    reached = Set.copyOf(reached);
  }
}
