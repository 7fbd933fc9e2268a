package dev.timerproof.conformance.trace.rules;

import dev.timerproof.conformance.trace.reading.TraceField;
import dev.timerproof.spec.table.Vocabulary;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The effects of a sequence of steps on the fields that a trace has. The table says which steps
 * write such a field and from which fields they compute it; this class adds which value that gives.
 */
public final class FieldEffects {
  private record StepEffect(TraceField field, Effect effect) {}

  /** The fields of a trace that steps write, by their names in the table. */
  private static final Map<String, TraceField> SHOWN =
      Map.of(
          "t.when", TraceField.WHEN,
          "t.nextwhen", TraceField.NEXT_WHEN,
          "t.period", TraceField.PERIOD,
          "t.pp", TraceField.HOME);

  /** The effect on such a field, by the fields that its new value is computed from. */
  private static final Map<Set<String>, Effect> BY_SOURCE =
      Map.of(
          Set.of(), Effect.NO_P,
          Set.of("p"), Effect.SOME_P,
          Set.of("when"), Effect.GIVEN,
          Set.of("period"), Effect.GIVEN,
          Set.of("t.nextwhen"), Effect.FROM_NEXT_WHEN,
          Set.of("t.when", "t.period", "now"), Effect.REARMED);

  private Effect when = Effect.KEPT;
  private Effect nextWhen = Effect.KEPT;
  private Effect period = Effect.KEPT;
  private Effect home = Effect.KEPT;

  private FieldEffects() {}

  /**
   * The effects of steps, taken in order.
   *
   * @throws IllegalArgumentException if a step is not in the vocabulary, or computes a field of the
   *     trace from something that the rules for traces do not know
   */
  static FieldEffects of(Vocabulary vocabulary, List<String> steps) {
    FieldEffects effects = new FieldEffects();
    for (String name : steps) {
      Vocabulary.Step step = vocabulary.step(name);
      for (String field : step.writes()) {
        TraceField shown = SHOWN.get(field);
        if (shown != null) {
          effects.add(new StepEffect(shown, effect(step, field)));
        }
      }
    }
    return effects;
  }

  private static Effect effect(Vocabulary.Step step, String field) {
    Effect effect = BY_SOURCE.get(Set.copyOf(step.reads()));
    if (effect == null) {
      throw new IllegalArgumentException(
          "step %s writes %s from %s: no rule for traces says what value that gives"
              .formatted(step.name(), field, String.join(", ", step.reads())));
    }
    return effect;
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

  /** Whether the fields that a new value is computed from are unchanged since the beginning. */
  private boolean sourcesKept(Effect effect) {
    return effect == Effect.REARMED
        ? when == Effect.KEPT && period == Effect.KEPT
        : nextWhen == Effect.KEPT;
  }

  public Effect when() {
    return when;
  }

  public Effect nextWhen() {
    return nextWhen;
  }

  public Effect period() {
    return period;
  }

  public Effect home() {
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
