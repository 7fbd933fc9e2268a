package dev.timerproof.fuzz.subject;

import dev.timerproof.fuzz.runtime.RuntimeHistory;
import dev.timerproof.fuzz.runtime.RuntimeProgram;
import dev.timerproof.fuzz.runtime.RuntimeStep;
import dev.timerproof.fuzz.runtime.RuntimeStep.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Calls of the public API on a virtual clock: timers, tickers, raw timers, tasks, a changing number
 * of processors, callbacks that throw, shutdown. After each call whatever a program can see is
 * compared with a sequential model of what the Javadoc promises.
 */
public final class RuntimeTarget implements Target {
  /** Its name. */
  public static final String NAME = "runtime";

  private static final long NEVER = Long.MAX_VALUE;
  private static final List<Kind> KINDS = kinds();

  private final RuntimeProgram program;
  private final List<String> known;

  /**
   * Calls of a program.
   *
   * @param known what can be reached and is known beforehand
   */
  RuntimeTarget(RuntimeProgram program, List<String> known) {
    this.program = program;
    this.known = List.copyOf(known);
  }

  private static List<Kind> kinds() {
    List<Kind> all = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      int weight =
          switch (kind) {
            case RESET, ADVANCE -> 12;
            case ARM, STOP, NEXT -> 8;
            case DISARM, EVERY, TICK, TAKE -> 5;
            case UNTICK, AT, SCHEDULE, RATE, SPACED, EXECUTE, CANCEL, PROCESSORS -> 4;
            case END, SHUTDOWN, CLOSE -> 1;
          };
      for (int k = 0; k < weight; k++) {
        all.add(kind);
      }
    }
    return all;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String random(RandomGenerator random) {
    int length = 1 + random.nextInt(RuntimeHistory.LENGTH);
    List<RuntimeStep> steps = new ArrayList<>();
    for (int k = 0; k < length; k++) {
      steps.add(step(random));
    }
    return new RuntimeHistory(
            random.nextInt(100), 1 + random.nextInt(RuntimeHistory.PROCESSORS), steps)
        .toString();
  }

  private static RuntimeStep step(RandomGenerator random) {
    Kind kind = KINDS.get(random.nextInt(KINDS.size()));
    List<Long> args = new ArrayList<>();
    for (String name : kind.names()) {
      args.add(number(kind, name, random));
    }
    return new RuntimeStep(kind, args);
  }

  private static long number(Kind kind, String name, RandomGenerator random) {
    long least = RuntimeStep.least(kind, name);
    long most = RuntimeStep.most(name);
    if (most < NEVER) {
      return least + random.nextInt((int) (most - least + 1));
    }
    // Few different times, so that many timers are due at the same moment.
    return switch (random.nextInt(25)) {
      case 0 -> NEVER - random.nextInt(3);
      case 1 -> 1L << (40 + random.nextInt(22));
      default -> least + random.nextInt(kind == Kind.AT ? 200 : 30);
    };
  }

  @Override
  public String mutate(String input, String other, RandomGenerator random) {
    RuntimeHistory one = RuntimeHistory.parse(input);
    List<RuntimeStep> steps = new ArrayList<>(one.steps());
    long seed = one.seed();
    int processors = one.processors();
    int changes = 1 + random.nextInt(6);
    for (int k = 0; k < changes; k++) {
      int at = random.nextInt(steps.size());
      switch (random.nextInt(7)) {
        case 0, 1 -> steps.add(at, step(random));
        case 2 -> steps.set(at, tweaked(steps.get(at), random));
        case 3 -> {
          if (steps.size() > 1) {
            steps.remove(at);
          }
        }
        case 4 -> steps.addAll(at, piece(steps, random));
        case 5 -> steps.addAll(at, piece(RuntimeHistory.parse(other).steps(), random));
        default -> {
          seed = random.nextInt(100);
          processors = 1 + random.nextInt(RuntimeHistory.PROCESSORS);
        }
      }
    }
    List<RuntimeStep> kept = steps.subList(0, Math.min(RuntimeHistory.LENGTH, steps.size()));
    return new RuntimeHistory(seed, processors, kept).toString();
  }

  private static List<RuntimeStep> piece(List<RuntimeStep> steps, RandomGenerator random) {
    int from = random.nextInt(steps.size());
    int length = 1 + random.nextInt(Math.min(15, steps.size() - from));
    return List.copyOf(steps.subList(from, from + length));
  }

  private static RuntimeStep tweaked(RuntimeStep step, RandomGenerator random) {
    if (step.args().isEmpty()) {
      return step;
    }
    int k = random.nextInt(step.args().size());
    List<Long> args = new ArrayList<>(step.args());
    args.set(k, number(step.kind(), step.kind().names().get(k), random));
    return new RuntimeStep(step.kind(), args);
  }

  @Override
  public Execution run(String input) {
    RuntimeHistory history = RuntimeHistory.parse(input);
    return Probe.watch(
        probe ->
            program.fault(
                history,
                word -> {
                  probe.begin(word);
                  probe.reached("call " + word);
                }));
  }

  @Override
  public List<String> smaller(String input) {
    RuntimeHistory history = RuntimeHistory.parse(input);
    List<String> all = new ArrayList<>();
    for (List<RuntimeStep> fewer : Smaller.lists(history.steps())) {
      if (!fewer.isEmpty()) {
        all.add(new RuntimeHistory(history.seed(), history.processors(), fewer).toString());
      }
    }
    for (long seed : Smaller.numbers(history.seed())) {
      all.add(new RuntimeHistory(seed, history.processors(), history.steps()).toString());
    }
    if (history.processors() > 1) {
      all.add(new RuntimeHistory(history.seed(), 1, history.steps()).toString());
    }
    for (int k = 0; k < history.steps().size(); k++) {
      RuntimeStep step = history.steps().get(k);
      for (int arg = 0; arg < step.args().size(); arg++) {
        long least = RuntimeStep.least(step.kind(), step.kind().names().get(arg));
        for (long less : Smaller.numbers(step.arg(arg))) {
          if (less >= least) {
            List<Long> args = new ArrayList<>(step.args());
            args.set(arg, less);
            List<RuntimeStep> steps = new ArrayList<>(history.steps());
            steps.set(k, new RuntimeStep(step.kind(), args));
            all.add(new RuntimeHistory(history.seed(), history.processors(), steps).toString());
          }
        }
      }
    }
    return all;
  }

  @Override
  public String shape(String input) {
    return RuntimeHistory.parse(input).steps().stream()
        .map(step -> step.kind().word())
        .collect(Collectors.joining(" "));
  }

  @Override
  public String lanes(String input) {
    RuntimeHistory history = RuntimeHistory.parse(input);
    StringBuilder text = new StringBuilder();
    text.append("virtual clock with seed ").append(history.seed());
    text.append(", processors ").append(history.processors()).append(", one thread\n");
    for (int k = 0; k < history.steps().size(); k++) {
      text.append("%4d  %s%n".formatted(k + 1, history.steps().get(k)));
    }
    return text.toString();
  }

  @Override
  public List<String> known() {
    return known;
  }
}
