package dev.timerproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
        err.toString()
            .contains(
                "unknown format pdf; there are: c, c-steps, dot, json, md, mermaid, pseudo, rust"),
        err.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "go1.14|for go1.14 take go1.15",
        "go1.16|for go1.16 take go1.17",
        "go1.18|for go1.18 take go1.17 up to 1.18.4, go1.19 from 1.18.5 on",
        "go1.18.5|for go1.18.5 take go1.17 up to 1.18.4, go1.19 from 1.18.5 on",
        "go1.20|for go1.20 take go1.22",
        "go1.21|for go1.21 take go1.22",
      })
  void edition_ofAReleaseWithoutOne_isAUsageErrorThatSaysWhichToTake(String edition, String say) {
    assertEquals(2, execute("table", "--format", "md", "--edition", edition));
    assertTrue(err.toString().contains(say), err.toString());
  }

  @Test
  void operation_ofThePseudoCode_isPrintedAlone() {
    assertEquals(0, execute("table", "--format", "pseudo", "--op", "checkTimers"), err::toString);
    assertTrue(out.toString().contains("checkTimers(p, own, now) gives"), out.toString());
    assertFalse(out.toString().contains("deltimer("), out.toString());
  }

  @Test
  void operation_thatIsUnknown_isAUsageError() {
    assertEquals(2, execute("table", "--format", "pseudo", "--op", "deltimr"));
    assertTrue(err.toString().contains("unknown operation deltimr"), err.toString());
  }

  @Test
  void operation_ofAFormatWithoutOperations_isAUsageError() {
    assertEquals(2, execute("table", "--format", "md", "--op", "deltimer"));
    assertTrue(err.toString().contains("--op needs"), err.toString());
  }

  @Test
  void format_andTemplate_areOneOrTheOther(@TempDir Path folder) throws IOException {
    Path template = folder.resolve("ids.stg");
    Files.writeString(template, "table(t) ::= \"<t.initial>\"\n");
    assertEquals(2, execute("table"));
    assertTrue(err.toString().contains("found none"), err.toString());
    assertEquals(0, execute("table", "--template", template.toString()), err::toString);
    assertEquals("NoStatus\n", out.toString());
    assertEquals(2, execute("table", "--template", template.toString(), "--format", "c"));
    assertTrue(err.toString().contains("found both"), err.toString());
    assertEquals(2, execute("table", "--template", folder.resolve("gone").toString()));
    assertTrue(err.toString().contains("there is no such file"), err.toString());
  }

  @Test
  void edition_thatIsUnknown_isAUsageError() {
    assertEquals(2, execute("table", "--format", "md", "--edition", "go2"));
    assertTrue(err.toString().contains("unknown edition go2; there are: go1.15"), err.toString());
  }
}
