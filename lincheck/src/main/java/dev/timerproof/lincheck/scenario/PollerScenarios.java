package dev.timerproof.lincheck.scenario;

import dev.timerproof.lincheck.linear.Claim;
import dev.timerproof.spec.table.Mutation;
import java.util.ArrayList;
import java.util.List;

/**
 * Races of threads that go to sleep with callers that have an earlier deadline. A fault is a step
 * of a row of the poller that is left out or exchanged, or a parameter of another edition.
 */
final class PollerScenarios {
  private static final int FEW = 300;
  private static final int SOME = 1_000;

  /** The row of the sleep. */
  private static final String POLL = "find.polled.wanted";

  private final List<Directed> all = new ArrayList<>();

  private PollerScenarios() {
    callers();
    sleepers();
    tokens();
  }

  /** All of them. */
  static List<Directed> all() {
    return List.copyOf(new PollerScenarios().all);
  }

  private void race(
      String name, String race, int invocations, String scenario, List<Variant> fails) {
    all.add(
        new Directed(
            name,
            race,
            Claim.NOT_SLEPT_PAST,
            Scenario.parse(scenario),
            invocations,
            List.of(Variant.of(Variant.SHIPPED)),
            fails));
  }

  /** What ships, with these steps in a row. */
  private static Variant with(String row, String... steps) {
    return Variant.shippedWith(Mutation.words("row", row, "steps", List.of(steps)));
  }

  /** What ships, with another value of a parameter. */
  private static Variant withParameter(String name, String value) {
    return Variant.shippedWith(Mutation.word("parameter", "edition", name, value));
  }

  private void callers() {
    race(
        "poller-arm",
        "an earlier timer is armed while a worker goes to sleep",
        FEW,
        "pending 0 9; begin 1 2 || rest 0 | arm 1 3; leave ||",
        List.of(
            with("wake.polled"),
            with("wake.none"),
            with("wake.set.later"),
            with("break.clear", "unpark"),
            with("find.spinning", "unspin"),
            with("poll.sent.signalled", "commit"),
            with(
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
        List.of(with("break.clear", "wakeup")));
    race(
        "poller-arm-first",
        "the first timer is armed while a worker stops that has nothing to wait for",
        FEW,
        "begin 1 2 || rest 0 | arm 1 3; leave ||",
        List.of(with("find.spinning", "recheck")));
    race(
        "poller-arm-busy",
        "a timer is armed on a busy processor while a worker stops that may not look at it",
        FEW,
        "begin 2 2 || rest 0 | arm 1 3; leave ||",
        List.of(withParameter("recheck", "spinning"), Variant.of("go1.19")));
  }

  private void sleepers() {
    race(
        "poller-two",
        "two workers go to sleep, one of which knows of an earlier timer",
        SOME,
        "pending 0 9; pending 1 3; begin 2 2 || rest 0 | rest 1 ||",
        List.of(
            with("find.none", "stop"),
            with("find.set.later", "stop"),
            Variant.shippedWith(Mutation.word("row", POLL, "via", "polled"))));
  }

  private void tokens() {
    race(
        "poller-arm-again",
        "earlier and earlier timers are armed while a worker sleeps",
        FEW,
        "pending 0 9; begin 1 2 || rest 0 | asleep; arm 1 4; asleep; arm 1 3; leave ||",
        List.of(
            with("poll.sent.signalled", "consume"),
            with(
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
