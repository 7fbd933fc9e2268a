package dev.timerproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int execute(String... args) {
    return Main.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(args);
  }

  @ParameterizedTest
  @CsvSource({"md,# The table of go1.19", "dot,digraph \"go1.19\"", "mermaid,stateDiagram-v2"})
  void format_ofAnEdition_isPrinted(String format, String start) {
    assertEquals(0, execute("table", "--edition", "go1.19", "--format", format), err::toString);
    assertTrue(out.toString().startsWith(start), out.toString());
  }

  @Test
  void json_ofTheDefaultEdition_isTheOneThatShips() throws Exception {
    assertEquals(0, execute("table", "--format", "json"), err::toString);
    JsonNode table = new ObjectMapper().readTree(out.toString());
    assertEquals("repaired", table.at("/edition").asText());
    assertTrue(table.at("/rows").size() > 80, out.toString());
    assertTrue(table.at("/poller/rows").size() > 20, out.toString());
  }

  @Test
  void md_ofAnEdition_hasTheRowsOfThePoller() {
    assertEquals(0, execute("table", "--edition", "go1.19", "--format", "md"), err::toString);
    assertTrue(out.toString().contains("| `wake.polled` | lastpoll | polled |"), out.toString());
  }

  @Test
  void format_thatIsUnknown_isAUsageErrorThatSaysWhichThereAre() {
    assertEquals(2, execute("table", "--format", "pdf"));
    assertTrue(
        err.toString().contains("unknown format pdf; there are: dot, json, md, mermaid"),
        err.toString());
  }

  @Test
  void edition_thatIsUnknown_isAUsageError() {
    assertEquals(2, execute("table", "--format", "md", "--edition", "go2"));
    assertTrue(err.toString().contains("unknown edition go2; there are: go1.15"), err.toString());
  }
}
