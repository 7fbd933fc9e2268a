package dev.timerproof.conformance.trace;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a run of steps makes of the fields that a trace shows. Here stands, once, the meaning of the
 * steps that write such a field; all other steps leave them alone.
 */
final class FieldEffects {
  private record StepEffect(TraceField field, Effect effect) {}

  private static final Map<String, StepEffect> STEPS =
      Map.of(
          "setargs", new StepEffect(TraceField.PERIOD, Effect.GIVEN),
          "setwhen", new StepEffect(TraceField.WHEN, Effect.GIVEN),
          "setnext", new StepEffect(TraceField.NEXT_WHEN, Effect.GIVEN),
          "applynext", new StepEffect(TraceField.WHEN, Effect.FROM_NEXT_WHEN),
          "rearm", new StepEffect(TraceField.WHEN, Effect.REARMED),
          "setpp", new StepEffect(TraceField.HOME, Effect.SOME_P),
          "clearpp", new StepEffect(TraceField.HOME, Effect.NO_P),
          "zeropp", new StepEffect(TraceField.HOME, Effect.NO_P));

  private Effect when = Effect.KEPT;
  private Effect nextWhen = Effect.KEPT;
  private Effect period = Effect.KEPT;
  private Effect home = Effect.KEPT;

  private FieldEffects() {}

  /** The effects of steps, taken in order. */
  static FieldEffects of(List<String> steps) {
    FieldEffects effects = new FieldEffects();
    for (String step : steps) {
      StepEffect one = STEPS.get(step);
      if (one != null) {
        effects.add(one);
      }
    }
    return effects;
  }

  /** The steps that write a field of the trace. */
  static Set<String> steps() {
    return STEPS.keySet();
  }

  private void add(StepEffect one) {
    switch (one.field()) {
      case WHEN -> when = when.then(one.effect(), sourcesKept(one.effect()));
      case NEXT_WHEN -> nextWhen = nextWhen.then(one.effect(), true);
      case PERIOD -> period = period.then(one.effect(), true);
      case HOME -> home = home.then(one.effect(), true);
      default -> throw new IllegalStateException("no step writes " + one.field());
    }
  }

  /** Whether the fields that a new deadline is computed from are as they were at the beginning. */
  private boolean sourcesKept(Effect effect) {
    return effect == Effect.REARMED
        ? when == Effect.KEPT && period == Effect.KEPT
        : nextWhen == Effect.KEPT;
  }

  Effect when() {
    return when;
  }

  Effect nextWhen() {
    return nextWhen;
  }

  Effect period() {
    return period;
  }

  Effect home() {
    return home;
  }

  /** The effect on one of the four fields. */
  Effect on(TraceField field) {
    return switch (field) {
      case WHEN -> when;
      case NEXT_WHEN -> nextWhen;
      case PERIOD -> period;
      case HOME -> home;
      default -> throw new IllegalArgumentException("no step writes " + field);
    };
  }
}
