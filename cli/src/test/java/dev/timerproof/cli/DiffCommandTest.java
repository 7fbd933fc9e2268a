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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCommandTest {
  private static final Path TABLE = Path.of("..", "spec", "src", "main", "tla", "TimerTable.tla");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int diff(String... args) {
    List<String> all = new ArrayList<>(List.of("diff"));
    all.addAll(List.of(args));
    return Main.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(all.toArray(new String[0]));
  }

  @Test
  void difference_withoutAFormat_isAPage() {
    assertEquals(0, diff("go1.22", "repaired"), err::toString);
    assertTrue(out.toString().startsWith("# From go1.22 to repaired\n"), out.toString());
    assertTrue(out.toString().contains("## `add`: store becomes Modifying (R5)"), out.toString());
    assertTrue(out.toString().contains("--case WithoutR5"), out.toString());
    for (String section : out.toString().split("\n## ", -1)) {
      boolean repairs = section.lines().findFirst().orElseThrow().contains("(R");
      assertFalse(repairs && section.contains("no case yet"), section);
    }
  }

  @Test
  void difference_asJson_isOneDocument() throws IOException {
    assertEquals(0, diff("go1.17", "go1.19", "--format", "json"), err::toString);
    JsonNode json = new ObjectMapper().readTree(out.toString());
    assertEquals("emptied", json.at("/parameters/0/name").asText());
    assertEquals("emptied", json.at("/changes/0/parameters/0").asText());
  }

  @Test
  void editions_thatAreEqual_areSaidToBe() {
    assertEquals(0, diff("go1.19", "go1.19"), err::toString);
    assertTrue(out.toString().contains("The two editions are equal"), out.toString());
  }

  @Test
  void edition_thatIsUnknown_isAUsageErrorThatSaysWhichThereAre() {
    assertEquals(2, diff("go1.17", "go1.23"));
    assertTrue(
        err.toString().contains("unknown edition go1.23; there are: go1.15, "), err.toString());
    assertEquals(2, diff("go1.2", "go1.22"));
    assertTrue(err.toString().contains("unknown edition go1.2; "), err.toString());
  }

  @Test
  void edition_thatIsMissing_isAUsageError() {
    assertEquals(2, diff("go1.17"));
    assertTrue(err.toString().contains("AFTER"), err.toString());
  }

  @Test
  void format_thatIsUnknown_isAUsageErrorThatSaysWhichThereAre() {
    assertEquals(2, diff("go1.17", "go1.19", "--format", "html"));
    assertTrue(err.toString().contains("unknown format html; there are: md, json"), err.toString());
  }

  @Test
  void table_thatIsGiven_isCompared(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("TimerTable.tla");
    String text = Files.readString(TABLE);
    String other = text.replace("THEN \"spinningorneeded\"", "THEN \"spinning\"");
    assertTrue(!other.equals(text));
    Files.writeString(file, other);
    assertEquals(0, diff("go1.19", "go1.22", "--table", file.toString()), err::toString);
    assertTrue(out.toString().contains("The two editions are equal"), out.toString());
  }

  @Test
  void table_thatIsMalformed_isSaidWithItsPlace(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("TimerTable.tla");
    Files.writeString(file, "---- MODULE TimerTable ----\nRows == <<\n====\n");
    assertEquals(65, diff("go1.17", "go1.19", "--table", file.toString()));
    assertTrue(err.toString().contains(file + ":"), err.toString());
  }
}
