package dev.timerproof.fuzz.subject;

import dev.timerproof.fuzz.subject.Schedule.Switch;
import dev.timerproof.lincheck.linear.CallHistory;
import dev.timerproof.lincheck.linear.CallHistory.Done;
import dev.timerproof.lincheck.linear.ConsistencyCondition;
import dev.timerproof.lincheck.linear.ConsistencyVerifier;
import dev.timerproof.lincheck.linear.ScenarioCall;
import dev.timerproof.lincheck.scenario.Directed;
import dev.timerproof.lincheck.scenario.DirectedScenarios;
import dev.timerproof.lincheck.scenario.Invocation;
import dev.timerproof.lincheck.scenario.RandomScenarios;
import dev.timerproof.lincheck.scenario.Scenario;
import dev.timerproof.lincheck.scenario.ScenarioTimers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Calls of two or three threads under a schedule that is a part of the input: what they return has
 * to be explained by an order of their steps, each timer alone, and all invariants of quiet
 * processors hold afterwards. Memory is sequentially consistent.
 */
public final class ThreadsTarget implements Target {
  /** Its name. */
  public static final String NAME = "threads";

  private static final ConsistencyCondition CLAIM = ConsistencyCondition.PER_TIMER;
  private static final int MOST_CALLS = 8;
  private static final int MOST_SWITCHES = 8;

  /** How many accesses the calls of an input seldom exceed; a switch is drawn among so many. */
  private static final int POINTS = 240;

  /** One in so many new inputs has the calls of a scenario that was written for a race. */
  private static final int DIRECTED = 3;

  private static final List<Scenario> WRITTEN =
      DirectedScenarios.all().stream()
          .filter(written -> written.claim() == CLAIM && !written.holds().isEmpty())
          .map(Directed::scenario)
          .toList();

  private final WatchedProtocol protocol;

  /** Calls on this protocol. */
  public ThreadsTarget(WatchedProtocol protocol) {
    this.protocol = protocol;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String random(RandomGenerator random) {
    RandomScenarios.Shape[] shapes = RandomScenarios.Shape.values();
    Scenario scenario = null;
    while (scenario == null || !protocol.allows(scenario)) {
      scenario =
          random.nextInt(DIRECTED) == 0
              ? WRITTEN.get(random.nextInt(WRITTEN.size()))
              : RandomScenarios.of(
                      random.nextLong(),
                      shapes[random.nextInt(shapes.length)],
                      1,
                      1 + random.nextInt(3))
                  .get(0);
    }
    List<Switch> switches = new ArrayList<>();
    int count = random.nextInt(5);
    for (int k = 0; k <= count; k++) {
      switches.add(drawn(random));
    }
    return new ThreadsInput(scenario, sorted(switches)).toString();
  }

  private static Switch drawn(RandomGenerator random) {
    // Early points are drawn more often, because few inputs have many.
    int bound = 1 + random.nextInt(POINTS);
    return new Switch(random.nextInt(bound), random.nextInt(3));
  }

  private static Schedule sorted(List<Switch> switches) {
    List<Switch> kept = new ArrayList<>();
    int last = -1;
    List<Switch> all = new ArrayList<>(switches);
    all.sort((a, b) -> Integer.compare(a.point(), b.point()));
    for (Switch each : all) {
      if (each.point() > last && kept.size() < MOST_SWITCHES) {
        kept.add(each);
        last = each.point();
      }
    }
    return new Schedule(kept);
  }

  @Override
  public String mutate(String input, String other, RandomGenerator random) {
    ThreadsInput one = ThreadsInput.parse(input);
    Scenario scenario = one.scenario();
    List<Switch> switches = new ArrayList<>(one.schedule().switches());
    if (random.nextInt(3) == 0) {
      Scenario changed = changed(scenario, ThreadsInput.parse(other).scenario(), random);
      scenario = protocol.allows(changed) ? changed : scenario;
    }
    int changes = 1 + random.nextInt(3);
    for (int k = 0; k < changes; k++) {
      int at = switches.isEmpty() ? 0 : random.nextInt(switches.size());
      switch (switches.isEmpty() ? 0 : random.nextInt(4)) {
        case 0 -> switches.add(drawn(random));
        case 1 -> switches.remove(at);
        case 2 -> {
          Switch old = switches.get(at);
          int point = Math.max(0, old.point() + random.nextInt(9) - 4);
          switches.set(at, new Switch(point, old.lane()));
        }
        default -> switches.set(at, new Switch(switches.get(at).point(), random.nextInt(3)));
      }
    }
    return new ThreadsInput(scenario, sorted(switches)).toString();
  }

  /** Puts calls of the other scenario in front, removes a call, or changes one. */
  private static Scenario changed(Scenario one, Scenario other, RandomGenerator random) {
    List<List<Invocation>> threads =
        new ArrayList<>(one.threads().stream().map(ArrayList::new).toList());
    List<Invocation> before = new ArrayList<>(one.before());
    switch (random.nextInt(4)) {
      case 0 -> {
        // The check of a reader of one processor holds only while no other has timers.
        List<Invocation> others = reads(one) || reads(other) ? List.of() : other.before();
        for (Invocation call : others) {
          if (before.size() < MOST_CALLS && call.op() != ScenarioCall.ADD) {
            before.add(call);
          }
        }
      }
      case 1 -> {
        if (!before.isEmpty()) {
          before.remove(random.nextInt(before.size()));
        }
      }
      case 2 -> {
        if (!before.isEmpty()) {
          int at = random.nextInt(before.size());
          before.set(at, tweaked(before.get(at), random));
        }
      }
      default -> {
        List<Invocation> thread = threads.get(random.nextInt(threads.size()));
        if (!thread.isEmpty()) {
          int at = random.nextInt(thread.size());
          thread.set(at, tweaked(thread.get(at), random));
        }
      }
    }
    return new Scenario(before, threads, one.after());
  }

  private static boolean reads(Scenario scenario) {
    return Stream.of(
            scenario.before().stream(),
            scenario.threads().stream().flatMap(List::stream),
            scenario.after().stream())
        .flatMap(calls -> calls)
        .anyMatch(call -> call.op() == ScenarioCall.WAKE);
  }

  /**
   * The call with another deadline, time or period. Timers and processors stay, because callers
   * must keep rules about them.
   */
  private static Invocation tweaked(Invocation call, RandomGenerator random) {
    List<Integer> args = new ArrayList<>(call.args());
    for (int k = 0; k < args.size(); k++) {
      switch (call.op().arguments().get(k)) {
        case "when", "now" -> args.set(k, 1 + random.nextInt(12));
        case "period" -> args.set(k, random.nextInt(3) == 0 ? 1 + random.nextInt(5) : 0);
        default -> {}
      }
    }
    return new Invocation(call.op(), args);
  }

  @Override
  public Execution run(String input) {
    ThreadsInput parsed = ThreadsInput.parse(input);
    ScenarioTimers timers = ScenarioTimers.on(protocol.variant());
    Calls calls = new Calls(timers, parsed.scenario());
    List<Done> before = calls.sequence(parsed.scenario().before());
    List<Runnable> lanes = new ArrayList<>();
    for (int k = 0; k < parsed.scenario().threads().size(); k++) {
      int lane = k;
      lanes.add(() -> calls.lane(lane));
    }
    Interleaving interleaving = new Interleaving(parsed.schedule(), lanes);
    if (calls.fault.isEmpty()) {
      interleaving.run();
    }
    List<Done> after = calls.sequence(parsed.scenario().after());
    if (calls.fault.isEmpty()) {
      calls.judge(new CallHistory(before, calls.done, after));
    }
    return new Execution(
        interleaving.reached(), calls.fault.map(text -> Fault.of(text, interleaving.rows())));
  }

  /** The calls of one run and what they returned. One thread at a time. */
  private static final class Calls {
    private final ScenarioTimers timers;
    private final List<List<Invocation>> threads;
    private final List<List<Done>> done = new ArrayList<>();
    private final int[] returned;
    private volatile Optional<String> fault = Optional.empty();

    Calls(ScenarioTimers timers, Scenario scenario) {
      this.timers = timers;
      threads = scenario.threads();
      returned = new int[threads.size()];
      threads.forEach(calls -> done.add(new ArrayList<>()));
    }

    List<Done> sequence(List<Invocation> calls) {
      List<Done> all = new ArrayList<>();
      for (Invocation call : calls) {
        call(call, List.of(), all);
      }
      return all;
    }

    void lane(int lane) {
      for (Invocation call : threads.get(lane)) {
        if (fault.isEmpty()) {
          List<Integer> earlier = Arrays.stream(returned).boxed().toList();
          call(call, earlier, done.get(lane));
          returned[lane]++;
        }
      }
    }

    private void call(Invocation call, List<Integer> earlier, List<Done> all) {
      if (fault.isPresent()) {
        return;
      }
      try {
        all.add(new Done(call.op(), call.args(), timers.call(call), earlier));
      } catch (RuntimeException | AssertionError e) {
        wrong(call.op().method() + ": " + e.getClass().getSimpleName() + ": " + e.getMessage());
      }
    }

    private void wrong(String text) {
      if (fault.isEmpty()) {
        fault = Optional.of(text);
      }
    }

    void judge(CallHistory history) {
      if (!history.isAllowedBy(CLAIM, ConsistencyVerifier.TIMERS)) {
        wrong(
            "no order of the calls explains their answers\n"
                + text(history.before())
                + history.threads().stream().map(Calls::text).collect(Collectors.joining("|"))
                + "|| "
                + text(history.after()));
        return;
      }
      try {
        timers.validate();
      } catch (RuntimeException | AssertionError e) {
        wrong("afterwards: " + e.getMessage());
      }
    }

    private static String text(List<Done> calls) {
      return calls.stream()
          .map(
              call ->
                  call.op().method()
                      + call.args()
                      + (call.answer().equals("") ? "" : " = " + call.answer()))
          .collect(Collectors.joining("; ", " ", " "));
    }
  }

  @Override
  public List<String> smaller(String input) {
    ThreadsInput parsed = ThreadsInput.parse(input);
    Scenario scenario = parsed.scenario();
    List<Switch> switches = parsed.schedule().switches();
    List<ThreadsInput> all = new ArrayList<>();
    for (int k = 0; k < scenario.threads().size(); k++) {
      for (List<Invocation> calls : Smaller.lists(scenario.threads().get(k))) {
        List<List<Invocation>> threads = new ArrayList<>(scenario.threads());
        threads.set(k, calls);
        all.add(
            new ThreadsInput(
                new Scenario(scenario.before(), threads, scenario.after()), parsed.schedule()));
      }
    }
    for (List<Invocation> before : Smaller.lists(scenario.before())) {
      all.add(
          new ThreadsInput(
              new Scenario(before, scenario.threads(), scenario.after()), parsed.schedule()));
    }
    for (List<Invocation> after : Smaller.lists(scenario.after())) {
      all.add(
          new ThreadsInput(
              new Scenario(scenario.before(), scenario.threads(), after), parsed.schedule()));
    }
    for (List<Switch> fewer : Smaller.lists(switches)) {
      all.add(new ThreadsInput(scenario, new Schedule(fewer)));
    }
    for (int k = 0; k < switches.size(); k++) {
      int least = k == 0 ? 0 : switches.get(k - 1).point() + 1;
      Switch its = switches.get(k);
      for (int point : new int[] {least, its.point() - 1}) {
        if (point >= least && point < its.point()) {
          List<Switch> earlier = new ArrayList<>(switches);
          earlier.set(k, new Switch(point, its.lane()));
          all.add(new ThreadsInput(scenario, new Schedule(earlier)));
        }
      }
    }
    return all.stream().map(ThreadsInput::toString).toList();
  }

  @Override
  public String shape(String input) {
    Scenario scenario = ThreadsInput.parse(input).scenario();
    return words(scenario.before())
        + "||"
        + scenario.threads().stream()
            .map(ThreadsTarget::words)
            .sorted()
            .collect(Collectors.joining("|"));
  }

  private static String words(List<Invocation> calls) {
    return calls.stream().map(call -> call.op().method()).collect(Collectors.joining(" "));
  }

  /** The calls of an input, without their schedule. */
  public static String calls(String input) {
    return ThreadsInput.parse(input).scenario().toString();
  }

  @Override
  public String lanes(String input) {
    ThreadsInput parsed = ThreadsInput.parse(input);
    StringBuilder text = new StringBuilder();
    text.append("before    ").append(join(parsed.scenario().before())).append('\n');
    for (int k = 0; k < parsed.scenario().threads().size(); k++) {
      text.append("thread ").append(k).append("  ");
      text.append(join(parsed.scenario().threads().get(k))).append('\n');
    }
    text.append("after     ").append(join(parsed.scenario().after())).append('\n');
    for (Switch each : parsed.schedule().switches()) {
      text.append("after ").append(each.point()).append(" accesses thread ");
      text.append(each.lane()).append(" goes on\n");
    }
    return text.toString();
  }

  private static String join(List<Invocation> calls) {
    return calls.stream().map(Invocation::toString).collect(Collectors.joining("; "));
  }

  @Override
  public List<String> known() {
    return new ArrayList<>(new TreeSet<>(protocol.rows()));
  }
}
