package dev.timerproof.lincheck.properties;

import dev.timerproof.lincheck.variant.TimerVariant;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Long random histories on one thread do what the sequential model does. */
public class HistoryProperties {
  /** Histories of the shipped protocol, for any arity and number of processors. */
  @Property(edgeCases = EdgeCasesMode.NONE)
  void history_anyArityAndProcessors_agreesWithTheModel(
      @ForAll("scenarios") HistoryInput scenario) {
    scenario.on(TimerVariant.shipped(), Promise.all()).run(scenario.ops());
  }

  /** All random histories. */
  @Provide
  Arbitrary<HistoryInput> scenarios() {
    return HistoryInputs.random();
  }
}
