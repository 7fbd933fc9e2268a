package dev.timerproof.lincheck.scenario;

import dev.timerproof.lincheck.linear.ConsistencyCondition;
import dev.timerproof.spec.table.Mutation;
import java.util.ArrayList;
import java.util.List;

/**
 * Races between threads that go to sleep and callers that arm an earlier timer. A fault is a step
 * of a poller row that is left out or moved, or a parameter of another edition.
 */
final class PollerScenarios {
  private static final int FEW = 300;
  private static final int SOME = 1_000;

  /**
   * The texts of failures: a thread sleeps too long, no thread sleeps, or sleeps end for no reason.
   */
  private static final String SLEEPS_TOO_LONG = "a timer is due at 3, the sleep lasts until ";

  private static final String NOBODY_SLEEPS = "a timer is due at 3, nobody sleeps until then";
  private static final String NO_SLEEP_LASTS = "no sleep lasts: ";

  /** The row in which a thread sleeps in the poller. */
  private static final String POLL = "find.polled.wanted";

  private final List<Directed> all = new ArrayList<>();

  private PollerScenarios() {
    callers();
    sleepers();
    tokens();
  }

  /** All scenarios. */
  static List<Directed> all() {
    return List.copyOf(new PollerScenarios().all);
  }

  private void race(
      String name, String race, int invocations, String scenario, List<LosingVariant> fails) {
    all.add(
        new Directed(
            name,
            race,
            ConsistencyCondition.NOT_SLEPT_PAST,
            Scenario.parse(scenario),
            invocations,
            List.of(Variant.of(Variant.SHIPPED)),
            fails));
  }

  /** The last edition, with other steps in a row. */
  private static LosingVariant with(String finding, String row, String... steps) {
    return fault(finding, Mutation.words("row", row, "steps", List.of(steps)));
  }

  private static LosingVariant fault(String finding, Mutation change) {
    return new LosingVariant(Variant.shippedWith(change), finding);
  }

  private void callers() {
    race(
        "poller-arm",
        "an earlier timer is armed while a worker goes to sleep",
        FEW,
        "pending 0 9; begin 1 2 || rest 0 | arm 1 3; leave ||",
        List.of(
            with(SLEEPS_TOO_LONG, "wake.polled"),
            with(SLEEPS_TOO_LONG, "wake.none"),
            with(SLEEPS_TOO_LONG, "wake.set.later"),
            with(SLEEPS_TOO_LONG, "break.clear", "unpark"),
            with(SLEEPS_TOO_LONG, "find.spinning", "unspin"),
            with(NO_SLEEP_LASTS, "poll.sent.signalled", "commit"),
            with(
                NO_SLEEP_LASTS,
                POLL,
                "storeuntil",
                "select",
                "tail",
                "clearuntil",
                "now",
                "commit",
                "takeporask")));
    race(
        "poller-arm-nap",
        "an earlier timer is armed while a worker parks for the rest of a sleep",
        FEW,
        "pending 0 9; begin 1 2 || nap 0 | arm 1 3; leave ||",
        List.of(with(SLEEPS_TOO_LONG, "break.clear", "wakeup")));
    race(
        "poller-arm-first",
        "the first timer is armed while a worker stops that has nothing to wait for",
        FEW,
        "begin 1 2 || rest 0 | arm 1 3; leave ||",
        List.of(with(NOBODY_SLEEPS, "find.spinning", "recheck")));
    race(
        "poller-arm-busy",
        "a timer is armed on a busy processor while a worker stops that may not look at it",
        FEW,
        "begin 2 2 || rest 0 | arm 1 3; leave ||",
        List.of(
            fault(NOBODY_SLEEPS, Mutation.word("parameter", "edition", "recheck", "spinning")),
            new LosingVariant(Variant.of("go1.19"), NOBODY_SLEEPS)));
  }

  private void sleepers() {
    race(
        "poller-two",
        "two workers go to sleep, one of which knows of an earlier timer",
        SOME,
        "pending 0 9; pending 1 3; begin 2 2 || rest 0 | rest 1 ||",
        List.of(
            with(SLEEPS_TOO_LONG, "find.none", "stop"),
            with(SLEEPS_TOO_LONG, "find.set.later", "stop"),
            fault("two threads sleep in the poller", Mutation.word("row", POLL, "via", "polled"))));
  }

  private void tokens() {
    race(
        "poller-arm-again",
        "earlier and earlier timers are armed while a worker sleeps",
        FEW,
        "pending 0 9; begin 1 2 || rest 0 | asleep; arm 1 4; asleep; arm 1 3; leave ||",
        List.of(
            with(SLEEPS_TOO_LONG, "poll.sent.signalled", "consume"),
            with(
                NOBODY_SLEEPS,
                POLL,
                "storeuntil",
                "select",
                "tail",
                "netpoll",
                "clearuntil",
                "now",
                "takeporask")));
  }
}
