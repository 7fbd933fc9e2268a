package dev.timerproof.lincheck.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.timerproof.lincheck.linear.ConsistencyCondition;
import java.util.List;

/**
 * Scenarios to be explored for one claim.
 *
 * @param name a name for messages
 * @param claim the claim
 * @param strategy how the executions are chosen
 * @param invocations how many executions of each scenario
 * @param scenarios the scenarios, as {@link Scenario#parse} reads them
 */
public record Task(
    String name,
    ConsistencyCondition claim,
    Strategy strategy,
    int invocations,
    List<String> scenarios) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public Task {
    scenarios = List.copyOf(scenarios);
  }

  /** The same task with at most so many executions of each scenario. */
  public Task atMost(int executions) {
    return new Task(name, claim, strategy, Math.min(invocations, executions), scenarios);
  }

  /** One line of JSON. */
  String toJson() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(name + " has no JSON", e);
    }
  }

  /** Reads what {@link #toJson} wrote. */
  static Task ofJson(String json) {
    try {
      return JSON.readValue(json, Task.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no task: " + json, e);
    }
  }
}
