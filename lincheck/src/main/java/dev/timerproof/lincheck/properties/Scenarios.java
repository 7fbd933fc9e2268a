package dev.timerproof.lincheck.properties;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/** Random scenarios. */
final class Scenarios {
  private Scenarios() {}

  /** Histories for any arity and number of processors. */
  static Arbitrary<Scenario> random() {
    Arbitrary<List<Op>> ops = steps();
    return Combinators.combine(
            Arbitraries.integers().between(1, 3), Arbitraries.integers().between(1, 3), ops)
        .as(Scenario::of);
  }

  /** Steps, those that arm timers most often. */
  private static Arbitrary<List<Op>> steps() {
    Arbitrary<Long> timer = Arbitraries.longs().between(0, Scenario.TIMERS - 1);
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
        .ofMaxSize(Scenario.LENGTH)
        .withSizeDistribution(RandomDistribution.uniform());
  }
}
