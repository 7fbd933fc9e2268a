package dev.timerproof.conformance.port.conform;

import dev.timerproof.conformance.port.reference.Histories;
import dev.timerproof.conformance.port.reference.TestVector;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes a history that a port fails shorter, by leaving requests out as long as the port still
 * fails. What the port should answer is asked of the table each time.
 */
final class Shrinker {
  /** A history on which a port fails, and how. */
  record Failing(TestVector history, Difference difference) {}

  private final Histories histories;
  private final PortSession session;
  private final Duration limit;

  /**
   * Makes a shrinker.
   *
   * @param limit how long it may take; after that it returns the shortest history so far
   */
  Shrinker(Histories histories, PortSession session, Duration limit) {
    this.histories = histories;
    this.session = session;
    this.limit = limit;
  }

  Failing shrink(Failing failing) throws IOException {
    long deadline = System.nanoTime() + limit.toNanos();
    Failing best = cut(failing);
    for (int size = best.history().exchanges().size() / 2; size > 0; size /= 2) {
      int from = 1;
      while (from < best.history().exchanges().size() && System.nanoTime() - deadline < 0) {
        List<String> asks = new ArrayList<>(best.history().asks());
        asks.subList(from, Math.min(from + size, asks.size())).clear();
        Optional<Failing> smaller = failing(best.history().id(), asks);
        if (smaller.isPresent()) {
          best = cut(smaller.get());
        } else {
          from += size;
        }
      }
    }
    return best;
  }

  /** Leaves out what follows the difference. */
  private static Failing cut(Failing failing) {
    TestVector history = failing.history();
    int end = Math.min(failing.difference().index() + 1, history.exchanges().size());
    return new Failing(
        new TestVector(
            history.id(),
            history.rows(),
            history.exchanges().subList(0, end),
            history.others().stream().filter(course -> course.from() < end).toList()),
        failing.difference());
  }

  private Optional<Failing> failing(String id, List<String> asks) throws IOException {
    TestVector history;
    try {
      history = histories.answered(id, asks);
    } catch (IllegalArgumentException e) {
      // A later request needs what was left out.
      return Optional.empty();
    }
    return session.play(history).map(difference -> new Failing(history, difference));
  }
}
