package dev.timerproof.lincheck.scenario;

import dev.timerproof.lincheck.CaseResult;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * Explores scenarios in a process of its own, on the protocol that comes first on its class path.
 * Lincheck knows classes by their names alone, so two protocols cannot share a process.
 */
public final class ScenarioRunner {
  private ScenarioRunner() {}

  /**
   * Reads tasks, one line of JSON each, from the standard input; prints for each, as soon as it is
   * done, one line of JSON as {@link CaseResult#toJson} gives it. Exits with 0 at the end.
   */
  public static void main(String[] args) throws IOException {
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        System.out.println(Exploration.run(Task.ofJson(line)).toJson());
      }
    }
    // Ends the threads of executions that hung, too.
    System.exit(0);
  }
}
