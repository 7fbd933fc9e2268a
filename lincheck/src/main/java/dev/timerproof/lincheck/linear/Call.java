package dev.timerproof.lincheck.linear;

import java.util.List;

/**
 * A call of a history, as the sequence of atomic steps that the claim takes it for.
 *
 * @param steps the steps, in order; other calls may come in between
 * @param after for each lane how many of its calls had returned before this one began
 */
record Call(List<Step> steps, List<Integer> after) {
  Call {
    steps = List.copyOf(steps);
    after = List.copyOf(after);
  }
}
