package dev.timerproof.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class HistoryCommandTest {
  private static final String GOOD =
      """
      {"schema":"timerproof-history","version":1,"runtime":"test","contract":"go1.22"}
      {"kind":"call","th":1,"at":0,"t":1,"op":"start","delay":10}
      {"kind":"return","th":1,"at":1}
      {"kind":"fire","th":2,"at":12,"t":1}
      {"kind":"end","at":20}
      """;
  private static final String EARLY = GOOD.replace("\"at\":12", "\"at\":9");
  private static final String CUT = GOOD.replace("{\"kind\":\"end\",\"at\":20}\n", "");

  private final Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  HistoryCommandTest(@TempDir Path directory) {
    this.directory = directory;
  }

  private int history(String... args) {
    var in = new ByteArrayInputStream(EARLY.getBytes(UTF_8));
    CommandLine line = Main.commandLine(new CommandLine(new HistoryCommand(in)));
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return line.execute(args);
  }

  private String file(String name, String content) throws IOException {
    Path file = directory.resolve(name);
    Files.writeString(file, content);
    return file.toString();
  }

  @Test
  void histories_ofEachKind_endWithTheFirstCodeThatApplies() throws IOException {
    String good = file("good", GOOD);
    String cut = file("cut", CUT);
    String broken = file("broken", GOOD.replace("start", "begin"));

    assertEquals(0, history(good, good));
    assertEquals(6, history(good, "-"));
    assertEquals(65, history(cut));
    assertEquals(65, history(broken, "-"));
    assertTrue(out.toString().startsWith(good + ": kept, test keeps go1.22\n"), out::toString);
    assertTrue(out.toString().contains("-: rejected, test breaks go1.22 with 1 of 1 timers"));
    assertTrue(out.toString().contains("  line 4: early, timer 1\n"), out::toString);
    assertTrue(out.toString().contains(cut + ": cut, test keeps go1.22 as far as it goes"));
    assertTrue(out.toString().contains(broken + ":2:60: field op: unknown word \"begin\""));
  }

  @Test
  void json_holdsAllReports() throws IOException {
    int code = history("--format", "json", file("good", GOOD), "-");
    JsonNode histories = new ObjectMapper().readTree(out.toString()).get("histories");

    assertEquals(6, code);
    assertEquals("kept", histories.get(0).get("verdict").asText());
    assertEquals("early", histories.get(1).get("violation").get("kind").asText());
  }

  @Test
  void out_getsTheVerdictOnEachHistory_withTheLineThatBreaksIt() throws IOException {
    Path results = directory.resolve("results");
    String early = file("early", EARLY);

    int code = history("--out", results.toString(), file("good", GOOD), early, file("cut", CUT));

    assertEquals(65, code, err::toString);
    JsonNode claims =
        new ObjectMapper().readTree(results.resolve("summary.json").toFile()).get("claims");
    assertEquals(List.of("holds", "rejected", "malformed"), claims.findValuesAsText("outcome"));
    String junit = Files.readString(results.resolve("junit/TEST-timerproof.traces.xml"));
    assertTrue(junit.contains("tests=\"3\""), junit);
    String annotations = Files.readString(results.resolve("annotations.txt"));
    assertTrue(annotations.contains(early + ",line=4"), annotations);
  }

  @Test
  void contract_ofAFile_isTheOneThatCounts() throws IOException {
    assertEquals(0, history("--show", "go1.22"));
    String shown = out.toString();
    String mine = file("mine", shown.replaceFirst("early +0", "early 5ns"));

    assertEquals(0, history("--contract", mine, "-"), out::toString);
    String bad = file("bad", shown.replaceFirst("early +0", "early soon"));
    assertEquals(65, history("--contract", bad, "-"));
    assertTrue(err.toString().contains("bad:2:7: key early: found \"soon\""), err::toString);
  }

  @Test
  void badArguments_areUsageErrors() throws IOException {
    assertEquals(2, history());
    assertEquals(2, history("--contract", "go1.14", "-"));
    assertEquals(2, history(file("none", GOOD.replace(",\"contract\":\"go1.22\"", ""))));
    assertEquals(2, history(directory.resolve("gone").toString()));
    assertTrue(
        err.toString()
            .contains("unknown contract go1.14; there are: go1.22, go1.23, java-ses, node"),
        err::toString);
    assertTrue(err.toString().contains("the header names no contract"), err::toString);
    assertTrue(err.toString().contains("there is no such file"), err::toString);
  }
}
