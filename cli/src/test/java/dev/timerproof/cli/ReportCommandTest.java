package dev.timerproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.claim.Outcome;
import dev.timerproof.evidence.claim.ScopeKind;
import dev.timerproof.evidence.layer.LayerName;
import dev.timerproof.evidence.layer.LayerRegistry;
import dev.timerproof.evidence.testing.FakeLayer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReportCommandTest {
  private static final String BEGIN = "<script type=\"application/json\" id=\"data\">";

  private final Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  ReportCommandTest(@TempDir Path directory) {
    this.directory = directory;
  }

  private int run(Object command, String... args) {
    CommandLine line = Main.commandLine(new CommandLine(command));
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return line.execute(args);
  }

  private String summary(Path folder, Outcome outcome, String... more) {
    Claim claim =
        Claim.of("model/a", "it is so </script><!--", ScopeKind.BOUNDED)
            .withOutcome(outcome)
            .withDetail("found it");
    var registry =
        new LayerRegistry(
            List.of(new FakeLayer(LayerName.MODEL, List.of("model/a"), c -> c.report(claim))));
    String[] args = new String[more.length + 2];
    System.arraycopy(more, 0, args, 2, more.length);
    args[0] = "--out";
    args[1] = folder.toString();
    assertEquals(outcome.exitCode().code(), run(new CheckCommand(registry), args), err::toString);
    return folder.resolve("summary.json").toString();
  }

  private static JsonNode data(Path page) throws IOException {
    String text = Files.readString(page);
    int begin = text.indexOf(BEGIN) + BEGIN.length();
    return new ObjectMapper().readTree(text.substring(begin, text.indexOf("</script>", begin)));
  }

  @Test
  void page_ofARun_holdsItsSummaryAndTheRowsOfItsEditions() throws IOException {
    summary(directory, Outcome.VIOLATED);
    assertEquals(0, run(new ReportCommand(), "--out", directory.toString()), err::toString);
    Path page = directory.resolve("report.html");
    assertTrue(out.toString().endsWith(page + System.lineSeparator()), out::toString);
    JsonNode data = data(page);
    assertEquals("violated", data.at("/summary/claims/0/outcome").asText());
    assertEquals("it is so </script><!--", data.at("/summary/claims/0/sentence").asText());
    JsonNode repaired = data.at("/stories/repaired");
    assertEquals(10, repaired.path("statuses").size());
    JsonNode row = repaired.at("/rows/del.Waiting");
    assertTrue(row.path("text").asText().startsWith("Row del.Waiting of repaired"), row::toString);
    assertTrue(row.path("code").asText().contains("tpp.deletedTimers += 1"), row::toString);
    assertEquals("must be reached by the models of repaired", row.path("reached").asText());
    assertTrue(row.path("cases").findValuesAsText("name").contains("WithoutR5"), row::toString);
    assertTrue(row.path("bugs").toString().contains("cl221077: "), row::toString);
    JsonNode change = data.at("/mutants/rows/del.Waiting/0");
    assertEquals("killed", change.path("fate").asText(), change::toString);
    assertTrue(change.at("/layers/proof").asBoolean(), change::toString);
    assertEquals(
        "not reached: a removed timer is in no heap",
        repaired.at("/rows/clean.Removed/reached").asText());
    assertTrue(
        repaired.at("/rows/find.spinning/code").asText().startsWith("-- find.spinning"),
        repaired.at("/rows/find.spinning")::toString);
    assertEquals("deltimer", row.path("op").asText());
    assertEquals("[\"Waiting\",\"Modifying\",\"Deleted\"]", row.path("statuses").toString());
    assertTrue(row.path("rivals").toString().contains("mod.Waiting.earlier"), row::toString);
    assertEquals("[\"resettimer\"]", repaired.at("/operations/modtimer/aliases").toString());
    row.path("writes")
        .forEach(field -> assertTrue(repaired.path("fields").has(field.asText()), field::asText));
    assertTrue(repaired.at("/edges").findValuesAsText("to").contains("Modifying"));
    String text = Files.readString(page);
    assertTrue(text.contains("Verdict: a property is violated</strong> (exit code 1)"), text);
    assertFalse(text.contains("id=\"changes\""), "there is no earlier run");
    assertFalse(text.contains("The table has changed"), "it has not");
    assertFalse(text.matches("(?s).*(src|href)=.*"), "it needs another file");
  }

  @Test
  void page_ofTextThatLooksLikeMarkup_holdsItAsText() throws IOException {
    String hostile = "\"'><script>alert(1)</script><img onerror=alert(2)>&amp;</pre>";
    Claim claim =
        Claim.of("model/" + hostile, "sentence " + hostile, ScopeKind.BOUNDED)
            .withOutcome(Outcome.VIOLATED)
            .withDetail("detail " + hostile)
            .withReplay("replay " + hostile);
    var registry =
        new LayerRegistry(
            List.of(
                new FakeLayer(
                    LayerName.MODEL,
                    List.of("model/a"),
                    context -> {
                      context.report(claim);
                      context.gap("gap " + hostile);
                    })));
    run(new CheckCommand(registry), "--out", directory.toString());
    assertEquals(0, run(new ReportCommand(), "--out", directory.toString()), err::toString);
    Path page = directory.resolve("report.html");
    String text = Files.readString(page);
    assertFalse(text.contains("<script>alert"), text);
    assertFalse(text.contains("<img"), text);
    String escaped = "&lt;script&gt;alert(1)&lt;/script&gt;&lt;img onerror=alert(2)&gt;&amp;amp;";
    for (String part : List.of("sentence", "detail", "replay", "gap")) {
      assertTrue(text.contains(part + " \"'&gt;" + escaped), part + ": " + text);
    }
    assertTrue(text.contains("id=\"claim-model/&#34;&#39;>&lt;script>"), text);
    assertEquals("sentence " + hostile, data(page).at("/summary/claims/0/sentence").asText());
  }

  @Test
  void html_ofACheck_isTheSamePage() throws IOException {
    Path page = directory.resolve("sub/page.html");
    summary(directory, Outcome.HOLDS, "--html", page.toString());
    assertEquals("holds", data(page).at("/summary/claims/0/outcome").asText());
  }

  @Test
  void previous_ofAnotherVerdict_isToldOnStdoutAndInThePage() throws IOException {
    String before = summary(directory.resolve("before"), Outcome.HOLDS);
    Path after = directory.resolve("after");
    summary(after, Outcome.VIOLATED);
    assertEquals(
        0,
        run(new ReportCommand(), "--out", after.toString(), "--previous", before),
        err::toString);
    assertTrue(
        out.toString().contains("no longer holds  model/a: violated, was holds"), out::toString);
    String text = Files.readString(after.resolve("report.html"));
    assertTrue(text.contains("<h3>No longer holds</h3>"), text);
    assertTrue(text.contains("<li>model/a: violated, was holds</li>"), text);
  }

  @Test
  void out_withoutASummary_isAUsageError() {
    assertEquals(2, run(new ReportCommand(), "--out", directory.toString()));
    assertTrue(
        err.toString().contains("there is no " + directory.resolve("summary.json")), err::toString);
    assertFalse(Files.exists(directory.resolve("report.html")));
  }

  @Test
  void summary_thatIsNone_isAUsageErrorThatNamesIt() throws IOException {
    Path file = directory.resolve("summary.json");
    for (String text :
        List.of(
            "{",
            "",
            "[]",
            "{\"schemaVersion\":2,\"claims\":[]}",
            "{\"schemaVersion\":1,\"claims\":[{\"id\":\"a\"}]}")) {
      Files.writeString(file, text);
      assertEquals(2, run(new ReportCommand(), "--out", directory.toString()), text);
      assertTrue(err.toString().contains(file + ": not a summary"), err::toString);
      err.getBuffer().setLength(0);
    }
  }

  @Test
  void table_thatIsGone_isAUsageErrorThatNamesIt() throws IOException {
    Path file = Path.of(summary(directory, Outcome.HOLDS));
    Files.writeString(file, Files.readString(file).replace("\"built in\"", "\"gone.tla\""));
    assertEquals(2, run(new ReportCommand(), "--out", directory.toString()));
    assertTrue(err.toString().contains("gone.tla, is not there"), err::toString);
  }
}
