package dev.timerproof.lincheck.properties;

import dev.timerproof.lincheck.TimerVariant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** Long random histories on one thread do what the sequential model does. */
public class HistoryProperties {
  private static final int TIMERS = 12;
  private static final int LENGTH = 250;
  private static final AtomicLong STEPS = new AtomicLong();
  private static TimerVariant variant = TimerVariant.shipped();
  private static boolean moves = true;

  /**
   * Sets what is checked.
   *
   * @param next the protocol
   * @param withMoves whether timers are moved between processors
   */
  static void check(TimerVariant next, boolean withMoves) {
    variant = next;
    moves = withMoves;
  }

  /** The steps that all histories so far had. */
  static long steps() {
    return STEPS.get();
  }

  /** Histories for any arity and number of processors. */
  @Property(edgeCases = EdgeCasesMode.NONE)
  void history_anyArityAndProcessors_agreesWithTheModel(
      @ForAll("histories") List<Op> ops,
      @ForAll @IntRange(min = 1, max = 3) int arityShift,
      @ForAll @IntRange(min = 1, max = 3) int processors) {
    History history =
        new History(variant.timers(TIMERS, processors, arityShift), TIMERS, processors);
    try {
      history.run(onProcessors(ops, processors));
    } finally {
      STEPS.addAndGet(history.steps());
    }
  }

  private static List<Op> onProcessors(List<Op> ops, int processors) {
    return ops.stream()
        .filter(op -> moves || op.kind() != Op.Kind.MOVE)
        .map(op -> op.onProcessors(processors))
        .toList();
  }

  /** Steps, those that arm timers most often. */
  @Provide
  Arbitrary<List<Op>> histories() {
    Arbitrary<Long> timer = Arbitraries.longs().between(0, TIMERS - 1);
    Arbitrary<Long> processor = Arbitraries.longs().between(0, 2);
    Arbitrary<Long> delay =
        Arbitraries.frequencyOf(
            Tuple.of(20, Arbitraries.longs().between(0, 40)),
            Tuple.of(1, Arbitraries.of(1_000_000_000L, Long.MAX_VALUE - 1, Long.MAX_VALUE)));
    Arbitrary<Long> period =
        Arbitraries.frequencyOf(
            Tuple.of(8, Arbitraries.just(0L)),
            Tuple.of(4, Arbitraries.longs().between(1, 20)),
            Tuple.of(1, Arbitraries.of(Long.MAX_VALUE - 1, Long.MAX_VALUE)));
    Arbitrary<Long> advance =
        Arbitraries.frequencyOf(
            Tuple.of(40, Arbitraries.longs().between(1, 15)),
            Tuple.of(1, Arbitraries.of(1L << 40, Long.MAX_VALUE - 1_000)));
    Arbitrary<Op> step =
        Arbitraries.frequencyOf(
            Tuple.of(3, Combinators.combine(timer, processor, delay, period).as(Op::add)),
            Tuple.of(10, Combinators.combine(timer, processor, delay, period).as(Op::mod)),
            Tuple.of(6, timer.map(t -> Op.of(Op.Kind.DEL, t))),
            Tuple.of(4, advance.map(d -> Op.of(Op.Kind.ADVANCE, d))),
            Tuple.of(4, processor.map(p -> Op.of(Op.Kind.CHECK, p))),
            Tuple.of(1, processor.map(p -> Op.of(Op.Kind.STEAL, p))),
            Tuple.of(1, processor.map(p -> Op.of(Op.Kind.RUN, p))),
            Tuple.of(1, processor.map(p -> Op.of(Op.Kind.CLEAN, p))),
            Tuple.of(1, processor.map(p -> Op.of(Op.Kind.ADJUST, p))),
            Tuple.of(1, processor.map(p -> Op.of(Op.Kind.CLEAR, p))),
            Tuple.of(
                1,
                Combinators.combine(processor, processor).as((p, q) -> Op.of(Op.Kind.MOVE, p, q))));
    return step.list()
        .ofMinSize(1)
        .ofMaxSize(LENGTH)
        .withSizeDistribution(RandomDistribution.uniform());
  }
}
