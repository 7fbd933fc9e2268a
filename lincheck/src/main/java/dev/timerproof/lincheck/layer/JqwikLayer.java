package dev.timerproof.lincheck.layer;

import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.claim.Outcome;
import dev.timerproof.evidence.layer.Layer;
import dev.timerproof.evidence.layer.LayerContext;
import dev.timerproof.evidence.layer.LayerName;
import dev.timerproof.evidence.layer.Profile;
import dev.timerproof.evidence.layer.Settings;
import dev.timerproof.generate.java.GenerationException;
import dev.timerproof.lincheck.properties.HistorySearch;
import dev.timerproof.lincheck.properties.RecordedHistory;
import dev.timerproof.lincheck.replay.SteppedTimers;
import dev.timerproof.spec.table.TimerTable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import javax.tools.ToolProvider;

/**
 * Runs random histories of the protocol on one thread and compares each step with the sequential
 * model: of the library's protocol and of the Java generated from each edition. Histories of a
 * protocol with a planted fault must be found to go wrong.
 */
public final class JqwikLayer implements Layer {
  /** The part of its time that the layer leaves unused, for its own end. */
  private static final Duration RESERVE = Duration.ofSeconds(1);

  /** The number of smaller histories that are tried before one that must fail is written. */
  private static final int SMALLER_HISTORIES = 2_000;

  /** The number of histories after which a planted fault counts as not found. */
  private static final long ENOUGH = 5_000;

  /**
   * The seed of all must-fail cases, whatever the seed of the run: with it each fault is found
   * soon, while other seeds may need a thousand histories or more.
   */
  private static final long SEED_OF_FAULTS = 1;

  @Override
  public LayerName name() {
    return LayerName.JQWIK;
  }

  @Override
  public List<String> cases(Settings settings) throws IOException {
    return HistoryCase.of(settings).stream().map(HistoryCase::id).toList();
  }

  @Override
  public void run(LayerContext context) throws Exception {
    Settings settings = context.settings();
    List<HistoryCase> cases =
        HistoryCase.of(settings).stream().filter(c -> settings.wants(c.id())).toList();
    int parts = cases.stream().mapToInt(HistoryCase::share).sum();
    for (HistoryCase each : cases) {
      context.status("random histories of " + each.name());
      long start = System.nanoTime();
      Claim claim =
          each.generated() && ToolProvider.getSystemJavaCompiler() == null
              ? each.claim().withOutcome(Outcome.TOOL_MISSING).withDetail("no compiler; run a JDK")
              : judge(each, settings, tries(each, settings), limit(context, each, parts));
      context.report(claim.withDuration(Duration.ofNanos(System.nanoTime() - start)));
    }
  }

  /**
   * The largest number of histories. Without a budget only this number ends the search, so that a
   * seed gives the same histories on any machine.
   */
  private static long tries(HistoryCase each, Settings settings) {
    if (each.mustFail()) {
      return ENOUGH;
    }
    return settings.budget().isPresent()
        ? Long.MAX_VALUE
        : each.share() * histories(settings.profile());
  }

  private static Duration limit(LayerContext context, HistoryCase each, int parts) {
    Duration left = context.remaining().minus(RESERVE);
    return each.mustFail() || context.settings().budget().isEmpty()
        ? left
        : shorter(left, context.share().minus(RESERVE).multipliedBy(each.share()).dividedBy(parts));
  }

  /** How many histories a case with share 1 runs. */
  private static long histories(Profile profile) {
    return switch (profile) {
      case QUICK -> 500;
      case FULL -> 1_700;
      case NIGHTLY -> 10_000;
    };
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  private static Claim judge(HistoryCase each, Settings settings, long tries, Duration limit)
      throws IOException, InterruptedException {
    long first = each.mustFail() ? SEED_OF_FAULTS : settings.seed();
    HistorySearch.Outcome found;
    try {
      var search = new HistorySearch(each.variant(), each.promises());
      found = (each.mustFail() ? search.withoutShrinking() : search).run(first, tries, limit);
    } catch (GenerationException e) {
      return each.claim().withOutcome(Outcome.MALFORMED).withDetail(String.valueOf(e.getMessage()));
    }
    long seed = found.failure().map(HistorySearch.Failure::seed).orElse(first);
    Claim claim =
        each.claim()
            .withEvidence("seed", seed)
            .withEvidence("histories", found.tries())
            .withEvidence("steps", found.steps())
            .withReplay(each.replay(settings, seed));
    Claim judged =
        each.mustFail()
            ? mustFail(claim, each, found)
            : holds(claim, found, settings.budget().isPresent() ? 1 : tries, each.table(settings));
    return found.failure().isPresent() ? withSchedule(judged, each, found.failure().get()) : judged;
  }

  /** With the single steps of the history that went wrong, so that other layers can follow it. */
  private static Claim withSchedule(Claim claim, HistoryCase each, HistorySearch.Failure failure)
      throws InterruptedException {
    if (ToolProvider.getSystemJavaCompiler() == null) {
      return claim;
    }
    HistorySearch.Failure smallest = failure;
    if (each.mustFail()) {
      // It was not made smaller when it was found.
      smallest =
          new HistorySearch(each.variant(), each.promises())
              .withShrinking(SMALLER_HISTORIES)
              .run(failure.seed(), 1, Duration.ofMinutes(1))
              .failure()
              .orElse(failure);
    }
    try {
      return RecordedHistory.of(SteppedTimers.of(each.source().get()), smallest, each.promises())
          .map(claim::withTrace)
          .orElse(claim);
    } catch (RuntimeException e) {
      // What was found counts, also if its steps cannot be written down.
      return claim;
    }
  }

  private static Claim holds(
      Claim claim, HistorySearch.Outcome found, long wanted, TimerTable table) {
    if (found.failure().isPresent()) {
      String message = found.failure().orElseThrow().message();
      return claim
          .withOutcome(Outcome.VIOLATED)
          .withDetail(message + new RowsTaken(table).ofHistory(message));
    }
    return found.tries() >= wanted
        ? claim
        : claim
            .withOutcome(Outcome.NO_VERDICT)
            .withDetail("no time for more than " + found.tries() + " histories of " + wanted);
  }

  private static Claim mustFail(Claim claim, HistoryCase each, HistorySearch.Outcome found) {
    if (found.failure().isEmpty()) {
      return found.tries() < ENOUGH
          ? claim.withOutcome(Outcome.NO_VERDICT).withDetail("the fault was not found in time")
          : claim.withOutcome(Outcome.MUST_FAIL_HELD).withDetail("no history went wrong");
    }
    String message = found.failure().orElseThrow().message();
    return message.contains(each.finding())
        ? claim
        : claim
            .withOutcome(Outcome.MUST_FAIL_HELD)
            .withDetail("expected '" + each.finding() + "', found:\n" + message);
  }
}
