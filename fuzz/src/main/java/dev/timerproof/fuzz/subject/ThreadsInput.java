package dev.timerproof.fuzz.subject;

import dev.timerproof.lincheck.linear.ConsistencyVerifier;
import dev.timerproof.lincheck.linear.ScenarioCall;
import dev.timerproof.lincheck.scenario.Invocation;
import dev.timerproof.lincheck.scenario.Scenario;
import dev.timerproof.lincheck.scenario.ScenarioTimers;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Calls of several threads and how they are interleaved, written as {@code before || one thread |
 * another || after @ switches}.
 *
 * @param scenario the calls
 * @param schedule when another thread goes on
 */
record ThreadsInput(Scenario scenario, Schedule schedule) {
  private static final Set<ScenarioCall> ON_TIMERS =
      EnumSet.range(ScenarioCall.ADD, ScenarioCall.SWEEP);

  static ThreadsInput parse(String text) {
    String[] parts = text.strip().split("@", -1);
    if (parts.length != 2) {
      throw new IllegalArgumentException(
          "expected calls and switches such as 'mod 0 0 5 0 || del 0 | run 0 9 || sweep 50 @ 0:1"
              + " 17:0', found '"
              + text.strip()
              + "'");
    }
    Scenario scenario = Scenario.parse(parts[0].strip());
    scenario.before().forEach(ThreadsInput::check);
    scenario.threads().forEach(calls -> calls.forEach(ThreadsInput::check));
    scenario.after().forEach(ThreadsInput::check);
    return new ThreadsInput(scenario, Schedule.parse(parts[1]));
  }

  private static void check(Invocation call) {
    if (!ON_TIMERS.contains(call.op())) {
      throw new IllegalArgumentException(
          "expected a call on timers, found '" + call + "', which is about the poller");
    }
    List<String> names = call.op().arguments();
    for (int k = 0; k < names.size(); k++) {
      int number = call.args().get(k);
      boolean fits =
          switch (names.get(k)) {
            case "timer" -> number >= 0 && number < ConsistencyVerifier.TIMERS;
            case "processor" -> number >= 0 && number < ScenarioTimers.PROCESSORS;
            case "period" -> number >= 0;
            default -> number > 0 && number < ScenarioTimers.END;
          };
      if (!fits) {
        throw new IllegalArgumentException(
            "expected a call on timers, found '"
                + call
                + "', whose "
                + names.get(k)
                + " is "
                + number);
      }
    }
  }

  @Override
  public String toString() {
    return (scenario + " @ " + schedule).strip();
  }
}
