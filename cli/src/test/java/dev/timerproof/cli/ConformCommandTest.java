package dev.timerproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

class ConformCommandTest {
  private final Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  ConformCommandTest(@TempDir Path directory) {
    this.directory = directory;
  }

  private int conform(String... args) {
    String[] all = new String[args.length + 1];
    all[0] = "conform";
    System.arraycopy(args, 0, all, 1, args.length);
    return Main.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(all);
  }

  @Test
  void portThatDies_isRejected_andTheFilesOfTheRunSaySo() throws IOException {
    int code = conform("--out", directory.toString(), "--", "sh", "-c", "read l; exit 7");

    assertEquals(6, code, err::toString);
    assertTrue(out.toString().contains("it has ended: ended with exit code 7"), out::toString);
    assertTrue(out.toString().contains("a trace or a port is rejected (exit 6"), out::toString);
    JsonNode summary = new ObjectMapper().readTree(directory.resolve("summary.json").toFile());
    assertEquals("rejected", summary.path("claims").path(0).path("outcome").asText());
    Path junit = directory.resolve("junit/TEST-timerproof.traces.xml");
    assertTrue(Files.readString(junit).contains("failures=\"1\""), junit::toString);
  }

  @Test
  void portOfAnUnknownEdition_isRejected() {
    int code = conform("--", "sh", "-c", "read n r; echo $n hello 1 x go9 reset; read l");

    assertEquals(6, code, err::toString);
    assertTrue(out.toString().contains("it says that it is of edition go9"), out::toString);
  }

  @Test
  void portThatOffersNothing_givesNoVerdict_andTheGapSaysWhatItLacks() {
    String port = "while read n w r; do case $w in hello) echo $n hello 1 x repaired;; esac; done";

    assertEquals(3, conform("--random", "1s", "--", "sh", "-c", port), err::toString);
    assertTrue(out.toString().contains("vectors, as the port does not offer"), out::toString);
    assertTrue(out.toString().contains("random histories, as the port does not"), out::toString);
  }

  @Test
  void commandThatDoesNotExist_andOptionsThatMakeNoSense_areUsageErrors() throws IOException {
    Path known = Files.writeString(directory.resolve("known"), "a\na\n");

    assertEquals(2, conform("--", directory.resolve("none").toString()));
    assertEquals(2, conform("--vectors", directory.resolve("none").toString(), "--", "true"));
    assertEquals(2, conform("--vectors", "none", "--", "true"));
    String table = Path.of("..", "spec", "src", "main", "tla", "TimerTable.tla").toString();
    assertEquals(2, conform("--counterexample", "c", "--table", table, "--", "true"));
    assertTrue(err.toString().contains("does not go with --table"), err::toString);
    assertEquals(2, conform());
    assertEquals(65, conform("--expected-failures", known.toString(), "--", "true"));
    assertTrue(err.toString().contains("known:2: found a again"), err::toString);
  }
}
