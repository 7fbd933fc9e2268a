package dev.timerproof.lincheck.properties;

import dev.timerproof.evidence.claim.Trace;
import dev.timerproof.lincheck.replay.SteppedRun;
import dev.timerproof.lincheck.replay.SteppedTimers;
import dev.timerproof.spec.model.Schedule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Writes down the single steps of a history that goes wrong. */
public final class RecordedHistory {
  private static final String THREAD = "h1";

  /** A step of a history that has more steps than these does not return. */
  private static final int MOST_STEPS = 100_000;

  private RecordedHistory() {}

  /**
   * Runs a history on generated Java that stands before each step, to the step that goes wrong.
   *
   * @param history the history as a {@link HistorySearch.Failure} has it
   * @param promises what the protocol is held to
   * @return its schedule; empty if nothing goes wrong
   */
  public static Optional<Trace> of(
      SteppedTimers protocol, HistorySearch.Failure history, Set<Promise> promises) {
    HistoryInput input = HistoryInput.parse(history.history());
    try (var run =
        new SteppedRun(
            protocol,
            names("t", HistoryInput.TIMERS),
            names("p", input.processors()),
            List.of(THREAD),
            input.arityShift())) {
      History its = new History(run.timers(), HistoryInput.TIMERS, input.processors(), promises);
      var found = new AtomicReference<@Nullable String>();
      for (HistoryStep op : input.ops()) {
        run.call(THREAD, () -> step(its, op, found));
        Optional<String> property = run.violated();
        for (int k = 0; property.isEmpty() && !run.isIdle(THREAD); k++) {
          if (run.waits(THREAD) || k > MOST_STEPS) {
            // It does not return; there is no end that could be written.
            return Optional.empty();
          }
          run.pass(THREAD);
          property = run.violated();
        }
        String comparison = found.get();
        if (property.isEmpty() && comparison != null) {
          property = Optional.of(property(comparison));
        }
        if (property.isPresent()) {
          return Optional.of(trace(run, input, property.get(), comparison));
        }
      }
      return Optional.empty();
    }
  }

  /** What a failed comparison contradicts: a promise, or the sequential model. */
  private static String property(String found) {
    return Promise.all().stream()
        .filter(promise -> found.contains(promise.breach()))
        .map(Promise::name)
        .findFirst()
        .orElse("Refines");
  }

  /** A comparison that fails is noted; what the protocol throws goes on. */
  private static void step(
      History history, HistoryStep op, AtomicReference<@Nullable String> found) {
    try {
      history.run(List.of(op));
    } catch (AssertionError e) {
      if (e.getCause() instanceof RuntimeException thrown) {
        throw thrown;
      }
      found.set(String.valueOf(e.getMessage()));
    }
  }

  private static Trace trace(
      SteppedRun run, HistoryInput input, String property, @Nullable String found) {
    Trace.Start start = run.start();
    List<String> end =
        found == null ? List.of("  ** " + property + " is violated in this state") : List.of(found);
    return new Trace(property, run.edition(), run.lanes(), run.steps(), end)
        .from(
            new Trace.Start(
                "",
                start.timers(),
                start.processors(),
                Map.of(SteppedRun.ARITY_SHIFT, String.valueOf(input.arityShift()))),
            Schedule.told(run.mutations()));
  }

  private static List<String> names(String letter, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(k -> letter + k).toList();
  }
}
