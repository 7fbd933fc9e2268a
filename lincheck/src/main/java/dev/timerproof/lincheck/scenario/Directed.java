package dev.timerproof.lincheck.scenario;

import dev.timerproof.lincheck.linear.ConsistencyCondition;
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
 * @param fails protocols that have an execution that is not, with what is seen of it
 */
public record Directed(
    String name,
    String race,
    ConsistencyCondition claim,
    Scenario scenario,
    int invocations,
    List<Variant> holds,
    List<LosingVariant> fails) {
  public Directed {
    holds = List.copyOf(holds);
    fails = List.copyOf(fails);
  }

  /** The rows, frames and parameters that it was written for, each once. */
  public List<String> about() {
    return fails.stream().flatMap(f -> f.variant().changed().stream()).distinct().toList();
  }

  /** The scenario as a task, the same for every protocol. */
  public Task task() {
    return new Task(
        name, claim, Strategy.MODEL_CHECKING, invocations, List.of(scenario.toString()));
  }
}
