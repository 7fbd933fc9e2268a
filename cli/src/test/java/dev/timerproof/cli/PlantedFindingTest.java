package dev.timerproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.timerproof.spec.table.reading.TableSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Plants a fault of one word in a table and checks where each report for CI shows it. */
class PlantedFindingTest {
  private static final String RIGHT = "from, \"Modifying\", \"Deleted\", \"any\"";

  private final Path directory;

  PlantedFindingTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void finding_ofAModel_standsAtItsRowInEveryReport() throws IOException {
    String right = new String(TableSource.builtIn().bytes(), StandardCharsets.UTF_8);
    assertEquals(2, right.split(RIGHT, -1).length, "the table has no such word, or two");
    Path table = directory.resolve("TimerTable.tla");
    Files.writeString(table, right.replace(RIGHT, RIGHT.replace("Deleted", "Removed")));

    assertEquals(1, check(table));

    int line =
        TableSource.in(table)
            .reader()
            .readUnchecked("go1.19", List.of())
            .row("del.Waiting")
            .place()
            .line();
    JsonNode result = json("timerproof.sarif").at("/runs/0/results/0");
    assertEquals("model", result.at("/ruleId").asText());
    JsonNode place = result.at("/locations/0/physicalLocation");
    assertEquals(table.toString(), place.at("/artifactLocation/uri").asText());
    assertEquals(line, place.at("/region/startLine").asInt());
    assertEquals(line, json("code-quality.json").at("/0/location/lines/begin").asInt());
    JsonNode trace = json("summary.json").at("/claims/0/trace");
    assertEquals("HeapAsStatus", trace.path("property").asText());
    JsonNode end = trace.path("steps").get(trace.path("steps").size() - 1);
    assertEquals("del.Waiting", end.at("/rows/0").asText());
    assertEquals("Removed", end.at("/changes/0/after").asText());
    assertEquals(Set.of(), schema().validate(json("summary.json")));
    String annotation = text("annotations.txt");
    assertTrue(
        annotation.startsWith(
            "::error file="
                + table
                + ",line="
                + line
                + ",title=model/one-go1.19 violated::HeapAsStatus violated after "),
        annotation);
    String page = text("summary.md");
    assertTrue(page.contains("At " + table + ":" + line + " (del.Waiting)."), page);
    assertTrue(page.contains("CAS Waiting -&gt; Modifying") || page.contains("-> Modifying"), page);
    String junit = text("junit/TEST-timerproof.model.xml");
    assertTrue(junit.contains("message=\"HeapAsStatus violated after "), junit);
    assertTrue(junit.contains("<system-out>replay: "), junit);
  }

  private static JsonSchema schema() throws IOException {
    try (InputStream in =
        PlantedFindingTest.class.getResourceAsStream("/schema/summary.schema.json")) {
      return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(in);
    }
  }

  private int check(Path table) {
    CommandLine line = Main.commandLine();
    StringWriter out = new StringWriter();
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(new StringWriter()));
    return line.execute(
        "check",
        "--case",
        "model/one-go1.19",
        "--table",
        table.toString(),
        "--out",
        directory.toString());
  }

  private String text(String name) throws IOException {
    return Files.readString(directory.resolve(name));
  }

  private JsonNode json(String name) throws IOException {
    return new ObjectMapper().readTree(text(name));
  }
}
