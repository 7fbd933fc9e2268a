package dev.timerproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TraceCommandTest {
  private static final String HEADER =
      "{\"schema\":\"timerproof-trace\",\"version\":1,\"runtime\":\"r\",\"edition\":\"go1.19\","
          + "\"unit\":\"ns\",\"clock\":\"shared\",\"ends\":true}";
  private static final String END = "{\"kind\":\"end\"}";

  private final Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  TraceCommandTest(@TempDir Path directory) {
    this.directory = directory;
  }

  private int run(String... args) {
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return line.execute(args);
  }

  private static String change(int version, int ns, String kind, String op, String edge) {
    String[] fromTo = edge.split(" ", -1);
    return "{\"t\":1,\"ver\":%d,\"op\":\"%s\",\"kind\":\"%s\",\"from\":\"%s\",\"to\":\"%s\",\"ns\":%d}"
        .formatted(version, op, kind, fromTo[0], fromTo[1], ns);
  }

  private String file(String name, String... lines) throws IOException {
    return Files.writeString(directory.resolve(name), String.join("\n", lines) + "\n").toString();
  }

  private Path into() {
    return directory.resolve("all");
  }

  @Test
  void files_ofThreads_areOneTraceInTheOrderOfTheirTimes() throws IOException {
    String add = change(1, 10, "store", "addtimer", "NoStatus Waiting");
    String take = change(2, 20, "cas", "deltimer", "Waiting Modifying");
    String stop = change(3, 30, "cas", "deltimer", "Modifying Deleted");
    String quiet = "{\"kind\":\"quiet\",\"p\":0,\"num\":0,\"del\":0}";
    String one = file("one", HEADER, add, stop, quiet, END);
    String two = file("two", HEADER, take, END);

    assertEquals(0, run("trace", "merge", one, two, "--into", into().toString()), err::toString);
    assertEquals(List.of(HEADER, add, take, stop, quiet, END), Files.readAllLines(into()));
    assertTrue(out.toString().contains("4 events of 2 files"), out::toString);
    assertEquals(0, run("validate", "--window", "0", into().toString()), out::toString);
  }

  @Test
  void file_thatWasCut_leavesTheWholeWithoutAnEnd() throws IOException {
    String add = change(1, 10, "store", "addtimer", "NoStatus Waiting");
    String one = file("one", HEADER, add, END);
    String two = file("two", HEADER);

    assertEquals(0, run("trace", "merge", one, two, "--into", into().toString()), err::toString);
    assertEquals(List.of(HEADER, add), Files.readAllLines(into()));
    assertTrue(out.toString().contains(two + " has no end line"), out::toString);
    assertEquals(65, run("validate", into().toString()), out::toString);
  }

  @Test
  void files_ofTwoRuns_areRefusedAndNothingIsWritten() throws IOException {
    String one = file("one", HEADER, END);
    String two = file("two", HEADER.replace("go1.19", "repaired"), END);

    assertEquals(65, run("trace", "merge", one, two, "--into", into().toString()));
    assertTrue(err.toString().contains(two + ":1:1: found the header"), err::toString);
    assertFalse(Files.exists(into()));
  }

  @Test
  void file_withAFault_isNamedWithItsLineAndNothingIsWritten() throws IOException {
    String one = file("one", HEADER, "{\"kind\":\"fier\"}", END);

    assertEquals(65, run("trace", "merge", one, "--into", into().toString()));
    assertTrue(err.toString().contains(one + ":2:9: field kind: unknown word"), err::toString);
    assertFalse(Files.exists(into()));
    assertEquals(2, run("trace", "merge", one + "x", "--into", into().toString()));
  }
}
