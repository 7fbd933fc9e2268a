package dev.timerproof.fuzz.subject;

import dev.timerproof.lincheck.properties.HistoryInput;
import dev.timerproof.lincheck.properties.HistoryStep;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Histories of one thread: all operations, compared with the sequential model after each step, with
 * every invariant of a quiet processor.
 */
public final class ProtocolTarget implements Target {
  /** Its name. */
  public static final String NAME = "protocol";

  private final WatchedProtocol protocol;

  /** Histories of this protocol. */
  public ProtocolTarget(WatchedProtocol protocol) {
    this.protocol = protocol;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String random(RandomGenerator random) {
    int length = 1 + random.nextInt(HistoryInput.LENGTH);
    return history(random, steps -> steps < length);
  }

  /**
   * A new history.
   *
   * @param more whether another step follows so many; there is at least one, and at most {@link
   *     HistoryInput#LENGTH}
   */
  public String history(RandomGenerator random, IntPredicate more) {
    RandomSteps steps = new RandomSteps(random);
    List<HistoryStep> ops = new ArrayList<>();
    do {
      ops.add(steps.step());
    } while (ops.size() < HistoryInput.LENGTH && more.test(ops.size()));
    return HistoryInput.of(1 + random.nextInt(3), 1 + random.nextInt(3), ops).toString();
  }

  @Override
  public String mutate(String input, String other, RandomGenerator random) {
    HistoryInput one = HistoryInput.parse(input);
    RandomSteps steps = new RandomSteps(random);
    List<HistoryStep> ops = new ArrayList<>(one.ops());
    int arity = one.arityShift();
    int processors = one.processors();
    int changes = 1 + random.nextInt(8);
    for (int k = 0; k < changes; k++) {
      int at = random.nextInt(ops.size());
      switch (random.nextInt(8)) {
        case 0, 1 -> ops.add(at, steps.step());
        case 2 -> ops.set(at, steps.tweaked(ops.get(at)));
        case 3 -> ops.set(at, steps.step());
        case 4 -> {
          if (ops.size() > 1) {
            ops.remove(at);
          }
        }
        case 5 -> ops.addAll(at, new ArrayList<>(piece(ops, random)));
        case 6 -> ops.addAll(at, piece(HistoryInput.parse(other).ops(), random));
        default -> {
          arity = 1 + random.nextInt(3);
          processors = 1 + random.nextInt(3);
        }
      }
    }
    while (random.nextInt(3) > 0) {
      ops.add(steps.step());
    }
    List<HistoryStep> kept = ops.subList(Math.max(0, ops.size() - HistoryInput.LENGTH), ops.size());
    return HistoryInput.of(arity, processors, kept).toString();
  }

  private static List<HistoryStep> piece(List<HistoryStep> ops, RandomGenerator random) {
    int from = random.nextInt(ops.size());
    int length = 1 + random.nextInt(Math.min(20, ops.size() - from));
    return ops.subList(from, from + length);
  }

  @Override
  public Execution run(String input) {
    HistoryInput history = HistoryInput.parse(input);
    return Probe.watch(
        probe ->
            history.fault(
                new ObservedTimers(
                    protocol
                        .variant()
                        .timers(HistoryInput.TIMERS, history.processors(), history.arityShift()),
                    HistoryInput.TIMERS,
                    probe),
                protocol.promises()));
  }

  @Override
  public List<String> smaller(String input) {
    HistoryInput history = HistoryInput.parse(input);
    List<List<HistoryStep>> fewer = Smaller.lists(history.ops());
    for (int k = 0; k < history.ops().size(); k++) {
      HistoryStep step = history.ops().get(k);
      for (int arg = 0; arg < step.args().size(); arg++) {
        for (long less : Smaller.numbers(step.arg(arg))) {
          List<Long> args = new ArrayList<>(step.args());
          args.set(arg, less);
          List<HistoryStep> ops = new ArrayList<>(history.ops());
          ops.set(k, new HistoryStep(step.kind(), args));
          fewer.add(ops);
        }
      }
    }
    List<String> all = new ArrayList<>();
    if (history.processors() > 1) {
      all.add(HistoryInput.of(history.arityShift(), 1, history.ops()).toString());
    }
    fewer.stream()
        .filter(ops -> !ops.isEmpty())
        .map(ops -> new HistoryInput(history.arityShift(), history.processors(), ops).toString())
        .forEach(all::add);
    return all;
  }

  @Override
  public String shape(String input) {
    return HistoryInput.parse(input).ops().stream()
        .map(step -> step.toString().split(" ", 2)[0])
        .collect(Collectors.joining(" "));
  }

  @Override
  public String lanes(String input) {
    HistoryInput history = HistoryInput.parse(input);
    StringBuilder text = new StringBuilder();
    text.append("arity ").append(1 << history.arityShift());
    text.append(", processors ").append(history.processors()).append(", one thread\n");
    for (int k = 0; k < history.ops().size(); k++) {
      text.append("%4d  %s%n".formatted(k + 1, history.ops().get(k)));
    }
    return text.toString();
  }

  @Override
  public List<String> known() {
    return protocol.rows();
  }
}
