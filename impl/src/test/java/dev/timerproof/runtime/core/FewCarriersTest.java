package dev.timerproof.runtime.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class FewCarriersTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void ownerThatWaitsForTheLock_fewCarriers_ends(int carriers) throws Exception {
    assertEquals("done", run("ownerWaitsForTheLock", carriers));
  }

  @Test
  void ownerThatParksWhileOthersSpin_oneCarrier_hangs() throws Exception {
    String scenario = "ownerParksOthersSpin";
    String expected = CarrierScenarios.hangs(scenario) ? "hang" : "done";
    assertEquals(expected, run(scenario, 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void moreWaitersThanCarriers_allEnd(int carriers) throws Exception {
    assertEquals("done", run("moreWaitersThanCarriers", carriers));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void sleepersOfOneRuntime_fewCarriers_allEnd(int carriers) throws Exception {
    assertEquals("done", run("sleepersOfOneRuntime", carriers));
  }

  private static String run(String scenario, int carriers)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(CarrierScenarios.command(scenario, carriers))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return out.strip();
  }
}
