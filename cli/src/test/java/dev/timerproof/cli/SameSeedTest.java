package dev.timerproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.timerproof.evidence.claim.Claim;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Two runs with one seed differ in times alone, and in counts of claims that say so. */
class SameSeedTest {
  private final Path directory;

  SameSeedTest(@TempDir Path directory) {
    this.directory = directory;
  }

  private JsonNode summary(String out, String... args) throws IOException {
    CommandLine line = Main.commandLine(new CommandLine(new CheckCommand()));
    StringWriter said = new StringWriter();
    line.setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
    List<String> all = new ArrayList<>(List.of(args));
    Path folder = directory.resolve(out);
    all.addAll(List.of("--no-cache", "--out", folder.toString()));
    assertEquals(0, line.execute(all.toArray(String[]::new)), said::toString);
    JsonNode summary = new ObjectMapper().readTree(folder.resolve("summary.json").toFile());
    assertFalse(summary.path("claims").isEmpty());
    return withoutTimes(summary);
  }

  private static JsonNode withoutTimes(JsonNode summary) {
    ((ObjectNode) summary).remove(List.of("began", "durationMs"));
    summary.path("layers").forEach(layer -> ((ObjectNode) layer).remove("durationMs"));
    for (JsonNode claim : summary.path("claims")) {
      ((ObjectNode) claim).remove("durationMs");
      String scope = claim.path("scope").asText();
      if (scope.endsWith(Claim.OTHER_COUNTS)) {
        ((ObjectNode) claim).remove("evidence");
        ((ObjectNode) claim).put("scope", scope.replaceAll("[0-9]+", "N"));
        // It repeats the counts.
        ((ObjectNode) claim).remove("detail");
      }
    }
    return summary;
  }

  @ParameterizedTest
  @ValueSource(strings = {"table/repaired", "traces/own", "jqwik/shipped"})
  void runs_withOneSeed_differInTimesAlone(String name) throws IOException {
    JsonNode one = summary("one", "--case", name, "--seed", "7");
    assertEquals(one, summary("two", "--case", name, "--seed", "7"));
    assertEquals(7, one.at("/settings/seed").asLong());
  }
}
