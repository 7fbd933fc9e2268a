package dev.timerproof.proofs.flow;

import dev.timerproof.proofs.model.Facts;
import dev.timerproof.proofs.model.ImpossibleStep;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One atomic step of a thread, from one place in the program to another.
 *
 * @param name unique in its edition; names the row, the step and its number
 * @param rows ids of the rows that the step belongs to; empty for a step of a frame
 * @param op the operation
 * @param title the step in words
 * @param level the level of the thread's frame
 * @param before the facts at the place before the step
 * @param after the facts at the place after it
 * @param never why it cannot happen, if that is claimed
 * @param effect its conditions and effect
 */
public record Action(
    String name,
    List<String> rows,
    String op,
    String title,
    int level,
    Facts before,
    Facts after,
    @Nullable ImpossibleStep never,
    StepRelation effect) {
  public Action {
    rows = List.copyOf(rows);
  }

  /** The same step, which belongs to other rows too. */
  Action withRows(Collection<String> all) {
    return new Action(name, List.copyOf(all), op, title, level, before, after, never, effect);
  }
}
