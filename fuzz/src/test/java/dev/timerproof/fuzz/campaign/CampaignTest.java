package dev.timerproof.fuzz.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.timerproof.evidence.files.Scratch;
import dev.timerproof.evidence.jvm.ForkedJvm;
import dev.timerproof.evidence.jvm.JavaProgram;
import dev.timerproof.fuzz.state.Finding;
import dev.timerproof.fuzz.state.Heartbeat;
import dev.timerproof.fuzz.state.StateFolder;
import dev.timerproof.fuzz.state.UnitDone;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CampaignTest {
  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  Path folder;

  private final List<String> lines = new ArrayList<>();

  private Campaign.Result run(String toy, long units, boolean stops)
      throws IOException, InterruptedException {
    CampaignSettings settings = ToyCampaign.settings(toy, units, stops);
    return ToyCampaign.of(folder, settings, this::say).run();
  }

  private synchronized void say(String line) {
    lines.add(line);
  }

  private static List<String> properties(List<Finding> findings) {
    return findings.stream().map(Finding::property).sorted().toList();
  }

  @Test
  void campaign_thatIsStartedAgain_goesOn() throws IOException, InterruptedException {
    Campaign.Result first = run("", 5, false);
    assertEquals(5 * ToyCampaign.EXECUTIONS, first.executions());
    Campaign.Result second = run("", 8, false);
    assertEquals(3 * ToyCampaign.EXECUTIONS, second.executions());
    assertTrue(second.finished());
    StateFolder state = new StateFolder(folder);
    assertEquals(8, state.units().size());
    assertEquals(10, state.reached().size());
    Heartbeat beat =
        new ObjectMapper()
            .readValue(Files.readString(folder.resolve("heartbeat.json")), Heartbeat.class);
    assertEquals(8 * ToyCampaign.EXECUTIONS, beat.executions());
    assertEquals(8, beat.units());
    assertEquals(beat, state.heartbeats().get(state.heartbeats().size() - 1));
    // Each run writes one when it ends, and one every ten seconds before.
    assertTrue(state.heartbeats().size() >= 2, state.heartbeats()::toString);
  }

  @Test
  void inputThatFails_isAFindingMadeSmall() throws IOException, InterruptedException {
    Campaign.Result result = run("fails", 4, false);
    assertEquals(List.of("ends with 99"), properties(result.findings()));
    assertEquals("99", result.findings().get(0).input());
    assertTrue(result.finished());
    assertTrue(new StateFolder(folder).units().stream().mapToInt(UnitDone::failures).sum() > 1);
  }

  @Test
  void firstFinding_endsACampaignThatIsToStop() throws IOException, InterruptedException {
    Campaign.Result result = run("fails", 1_000_000, true);
    assertEquals(List.of("ends with 99"), properties(result.findings()));
    assertFalse(result.finished());
  }

  @Test
  void jvmThatDies_isAFindingAndIsReplaced() throws IOException, InterruptedException {
    Campaign.Result result = run("dies", 3, false);
    Set<String> seen = new TreeSet<>(properties(result.findings()));
    assertEquals(Set.of("the JVM ended with exit code 9"), seen);
    Finding finding = result.findings().get(0);
    assertEquals(99, Integer.parseInt(finding.input()) % 100);
    // A unit whose JVM died is not finished.
    assertFalse(result.finished());
  }

  @Test
  void inputThatDoesNotEnd_isAFindingWithStacks() throws IOException, InterruptedException {
    Campaign.Result result = run("hangs", 1, true);
    assertEquals(List.of("the input does not end"), properties(result.findings()));
    Finding finding = result.findings().get(0);
    assertEquals(99, Integer.parseInt(finding.input()) % 100);
    assertTrue(finding.message().contains("ToyTarget.run"), finding.message());
  }

  @Test
  void campaignThatIsKilled_losesNothingThatItHasSaid() throws IOException, InterruptedException {
    StateFolder state = new StateFolder(folder);
    Random random = new Random(1);
    Set<UnitDone> known = new TreeSet<>();
    for (int kill = 0; kill < 3; kill++) {
      int after = random.nextInt(20);
      Set<String> said = killedAfter(known.size() + after);
      Set<String> there = state.findings().stream().map(Finding::id).collect(Collectors.toSet());
      assertTrue(there.containsAll(said), said + " but there are " + there);
      assertTrue(state.units().containsAll(known));
      known = state.units();
    }
    Campaign.Result result = run("fails", 200, false);
    assertTrue(result.finished());
    Set<Long> units = new TreeSet<>();
    state.units().forEach(unit -> units.add(unit.unit()));
    assertEquals(200, units.size());
    assertEquals(200, state.units().size());
    assertTrue(state.units().containsAll(known));
  }

  /** Kills a campaign when it has so many units; gives the findings that it has told of. */
  private Set<String> killedAfter(int units) throws IOException, InterruptedException {
    JavaProgram program =
        JavaProgram.of(ToyCampaign.class.getName(), List.of(folder.toString(), "fails", "1000000"));
    try (ForkedJvm jvm = ForkedJvm.start(program, new Scratch())) {
      Thread killer =
          new Thread(
              () -> {
                try {
                  Path log = folder.resolve("units.jsonl");
                  while (!Files.exists(log) || Files.readAllLines(log).size() < units) {
                    Thread.sleep(1);
                  }
                  jvm.handle().destroyForcibly();
                } catch (IOException | InterruptedException e) {
                  jvm.handle().destroyForcibly();
                }
              });
      killer.start();
      Set<String> said = new TreeSet<>();
      try (BufferedReader out =
          new BufferedReader(new InputStreamReader(jvm.output(), StandardCharsets.UTF_8))) {
        out.lines()
            .filter(line -> line.startsWith("finding "))
            .forEach(line -> said.add(line.split("[ :]", -1)[1]));
      }
      killer.join();
      return said;
    }
  }
}
