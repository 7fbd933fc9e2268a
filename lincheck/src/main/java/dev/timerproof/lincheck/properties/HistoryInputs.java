package dev.timerproof.lincheck.properties;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/** Generators of random histories. */
final class HistoryInputs {
  private HistoryInputs() {}

  /** Histories for any arity and number of processors. */
  static Arbitrary<HistoryInput> random() {
    Arbitrary<List<HistoryStep>> ops = steps();
    return Combinators.combine(
            Arbitraries.integers().between(1, 3), Arbitraries.integers().between(1, 3), ops)
        .as(HistoryInput::of);
  }

  /** Random steps; those that arm timers are the most frequent. */
  private static Arbitrary<List<HistoryStep>> steps() {
    Arbitrary<Long> timer = Arbitraries.longs().between(0, HistoryInput.TIMERS - 1);
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
    Arbitrary<HistoryStep> step =
        Arbitraries.frequencyOf(
            Tuple.of(3, Combinators.combine(timer, processor, delay, period).as(HistoryStep::add)),
            Tuple.of(10, Combinators.combine(timer, processor, delay, period).as(HistoryStep::mod)),
            Tuple.of(6, timer.map(t -> HistoryStep.of(HistoryStep.Kind.DEL, t))),
            Tuple.of(4, advance.map(d -> HistoryStep.of(HistoryStep.Kind.ADVANCE, d))),
            Tuple.of(4, processor.map(p -> HistoryStep.of(HistoryStep.Kind.CHECK, p))),
            Tuple.of(1, processor.map(p -> HistoryStep.of(HistoryStep.Kind.STEAL, p))),
            Tuple.of(1, processor.map(p -> HistoryStep.of(HistoryStep.Kind.RUN, p))),
            Tuple.of(1, processor.map(p -> HistoryStep.of(HistoryStep.Kind.CLEAN, p))),
            Tuple.of(1, processor.map(p -> HistoryStep.of(HistoryStep.Kind.ADJUST, p))),
            Tuple.of(1, processor.map(p -> HistoryStep.of(HistoryStep.Kind.CLEAR, p))),
            Tuple.of(
                1,
                Combinators.combine(processor, processor)
                    .as((p, q) -> HistoryStep.of(HistoryStep.Kind.MOVE, p, q))));
    return step.list()
        .ofMinSize(1)
        .ofMaxSize(HistoryInput.LENGTH)
        .withSizeDistribution(RandomDistribution.uniform());
  }
}
