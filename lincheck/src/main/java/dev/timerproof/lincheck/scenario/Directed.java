package dev.timerproof.lincheck.scenario;

import dev.timerproof.lincheck.linear.Claim;
import java.util.List;

/**
 * A scenario that was written for a certain race.
 *
 * @param name a name for it
 * @param race what happens at the same time, in words
 * @param claim what is claimed of its executions
 * @param scenario the calls
 * @param invocations how many interleavings are explored; enough to find the faults
 * @param holds protocols whose executions are as claimed
 * @param fails protocols that have an execution that is not
 */
public record Directed(
    String name,
    String race,
    Claim claim,
    Scenario scenario,
    int invocations,
    List<Variant> holds,
    List<Variant> fails) {
  public Directed {
    holds = List.copyOf(holds);
    fails = List.copyOf(fails);
  }

  /** The scenario as a task, the same for every protocol. */
  public Task task() {
    return new Task(
        name, claim, Strategy.MODEL_CHECKING, invocations, List.of(scenario.toString()));
  }
}
