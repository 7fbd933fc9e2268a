package dev.timerproof.fuzz.subject;

import dev.timerproof.lincheck.properties.HistoryInput;
import dev.timerproof.lincheck.properties.HistoryStep;
import dev.timerproof.lincheck.properties.HistoryStep.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Draws steps of histories at random; steps that arm a timer are the most frequent. */
final class RandomSteps {
  private static final long NEVER = Long.MAX_VALUE;

  /** Each kind as many times as its weight, so that a uniform draw respects the weights. */
  private static final List<Kind> KINDS = kinds();

  private final RandomGenerator random;

  RandomSteps(RandomGenerator random) {
    this.random = random;
  }

  private static List<Kind> kinds() {
    List<Kind> all = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      int weight =
          switch (kind) {
            case MOD -> 10;
            case DEL -> 6;
            case ADVANCE, CHECK -> 4;
            case ADD -> 3;
            case STEAL, RUN, CLEAN, ADJUST, CLEAR, MOVE -> 1;
          };
      for (int k = 0; k < weight; k++) {
        all.add(kind);
      }
    }
    return all;
  }

  /** A step of any kind, on up to three processors. */
  HistoryStep step() {
    Kind kind = KINDS.get(random.nextInt(KINDS.size()));
    List<String> names = kind.names();
    long[] args = new long[names.size()];
    for (int k = 0; k < args.length; k++) {
      args[k] = number(kind, names.get(k));
    }
    return HistoryStep.of(kind, args);
  }

  /** The same step with one of its arguments changed. */
  HistoryStep tweaked(HistoryStep step) {
    int k = random.nextInt(step.args().size());
    List<Long> args = new ArrayList<>(step.args());
    args.set(k, number(step.kind(), step.kind().names().get(k)));
    return new HistoryStep(step.kind(), args);
  }

  private long number(Kind kind, String name) {
    return switch (name) {
      case "timer" -> random.nextInt(HistoryInput.TIMERS);
      case "processor" -> random.nextInt(3);
      case "period" -> random.nextInt(13) < 8 ? 0 : seldomHuge(NEVER - 1, NEVER, 20, 5);
      default ->
          kind == Kind.ADVANCE
              ? seldomHuge(1L << 40, NEVER - 1_000, 15, 40)
              : seldomHuge(1_000_000_000L, NEVER, 41, 20) - random.nextInt(2);
    };
  }

  /** A number from 1 to a bound; rarely, once in {@code rarity + 1} times, one of two huge ones. */
  private long seldomHuge(long huge, long other, int bound, int rarity) {
    if (random.nextInt(rarity + 1) == 0) {
      return random.nextBoolean() ? huge : other;
    }
    return 1L + random.nextInt(bound);
  }
}
