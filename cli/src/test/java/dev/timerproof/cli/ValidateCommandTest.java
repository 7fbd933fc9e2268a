package dev.timerproof.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.timerproof.conformance.trace.reading.BundledTrace;
import dev.timerproof.spec.table.reading.EditionTables;
import dev.timerproof.spec.table.reading.TableReader;
import dev.timerproof.spec.table.reading.TableSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ValidateCommandTest {
  private static final String GOOD =
      "{\"op\":\"addtimer\",\"kind\":\"store\",\"t\":1,\"ver\":1,"
          + "\"from\":\"NoStatus\",\"to\":\"Waiting\"}\n";
  private static final String BAD = GOOD.replace("\"Waiting\"", "\"Running\"");
  private static final String BROKEN = GOOD.replace("\"Waiting\"", "\"Wating\"");

  private static final String MODIFYING = "\"to\":\"Modifying\"";
  private static final String REMOVED = "\"to\":\"Removed\"";

  private static final EditionTables TABLES = new EditionTables(TableReader.builtIn());

  private final Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  ValidateCommandTest(@TempDir Path directory) {
    this.directory = directory;
  }

  private int validate(InputStream in, String... args) {
    CommandLine line = Main.commandLine(new CommandLine(new ValidateCommand(in, () -> TABLES)));
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return line.execute(args);
  }

  private int validate(String... args) {
    return validate(InputStream.nullInputStream(), args);
  }

  private String file(String name, String content) throws IOException {
    Path file = directory.resolve(name);
    Files.writeString(file, content);
    return file.toString();
  }

  @Test
  void recording_ofRealGo_holds() throws IOException {
    Path file = directory.resolve("recording");
    try (InputStream in = BundledTrace.GO_1_19_8.open()) {
      Files.copy(in, file);
    }

    assertEquals(0, validate(file.toString()), out::toString);
    assertTrue(out.toString().startsWith(file + ": valid, a run of go1.19\n"), out::toString);
    assertTrue(out.toString().contains("events 175,000, changes 150,307, timers 18,979, live"));
    assertTrue(out.toString().contains("note: the trace has no header: edition go1.19 is assumed"));
  }

  @Test
  void name_thatIsNoPathInThisLocale_isAUsageErrorThatSaysIt() {
    // What the C locale cannot encode is refused in the same way.
    assertEquals(2, validate("a\0b"));
    assertTrue(
        err.toString().startsWith("validate: 'a\0b' cannot be a path here: "), err.toString());
  }

  @Test
  void traces_ofEachKind_endWithTheFirstCodeThatApplies() throws IOException {
    String good = file("good", GOOD);
    String bad = file("bad", BAD);
    String broken = file("broken", BROKEN);

    assertEquals(0, validate(good, good));
    assertEquals(6, validate(good, bad));
    assertEquals(65, validate(broken, bad, good));
    assertTrue(out.toString().contains(bad + ": rejected, no run of go1.19"), out::toString);
    assertTrue(out.toString().contains(broken + ": malformed"), out::toString);
    assertTrue(out.toString().contains(broken + ":1:70: field to: unknown word"), out::toString);
  }

  @Test
  void table_ofOnesOwn_makesADeviationARun() throws IOException {
    Path table = directory.resolve("TimerTable.tla");
    String own = Files.readString(Path.of("..", "spec", "src", "main", "tla", "TimerTable.tla"));
    String from = "from, \"Modifying\", \"Deleted\", \"any\"";
    assertTrue(own.contains(from));
    Files.writeString(table, own.replace(from, "from, \"Modifying\", \"Removed\", \"any\""));
    String change = GOOD.replace("store", "cas").replace("addtimer", "deltimer");
    String take = change.replace("NoStatus", "Waiting").replace("\"to\":\"Waiting\"", MODIFYING);
    String stop = change.replace("NoStatus", "Modifying").replace("\"to\":\"Waiting\"", REMOVED);
    String trace =
        file(
            "own",
            GOOD + take.replace(":1,\"from", ":2,\"from") + stop.replace(":1,\"from", ":3,\"from"));

    assertEquals(6, new CommandLine(new ValidateCommand()).execute(trace));
    String results = directory.resolve("results").toString();
    assertEquals(
        0,
        new CommandLine(new ValidateCommand())
            .execute("--table", table.toString(), "--out", results, trace));
    JsonNode summary = new ObjectMapper().readTree(Path.of(results, "summary.json").toFile());
    TableSource source = new TableSource(Optional.of(table), Duration.ofMinutes(1));
    assertEquals(source.sha256(), summary.path("tableSha256").asText());
    assertEquals(
        "timerproof validate --table '" + table + "' '" + trace + "'",
        summary.at("/claims/0/replay").asText());
  }

  @Test
  void follow_readsUntilTheEndLine() throws Exception {
    String header =
        "{\"schema\":\"timerproof-trace\",\"version\":1,\"runtime\":\"r\",\"edition\":\"go1.19\","
            + "\"unit\":\"ns\",\"clock\":\"shared\",\"ends\":true}\n";
    Path growing = Path.of(file("growing", header));
    AtomicInteger code = new AtomicInteger(-1);
    Thread reader =
        new Thread(() -> code.set(validate("--follow", "60s", growing.toString())), "reader");
    reader.start();
    Files.writeString(growing, GOOD, StandardOpenOption.APPEND);
    Files.writeString(growing, "{\"kind\":\"end\"}\n", StandardOpenOption.APPEND);
    reader.join(60_000);

    assertEquals(0, code.get(), () -> out + "" + err);
    assertTrue(out.toString().contains("events 2, changes 1"), out::toString);
  }

  @Test
  void follow_ofAFileThatNobodyWrites_endsAndSaysThatItIsCut() throws IOException {
    String header =
        "{\"schema\":\"timerproof-trace\",\"version\":1,\"runtime\":\"r\",\"edition\":\"go1.19\","
            + "\"unit\":\"ns\",\"clock\":\"shared\",\"ends\":true}\n";

    assertEquals(65, validate("--follow", "1s", file("left", header + GOOD)));
    assertTrue(out.toString().contains("cut, not written to its end"), out::toString);
  }

  @Test
  void standardInput_isReadForAHyphen() {
    int code = validate(new ByteArrayInputStream(BAD.getBytes(UTF_8)), "-");

    assertEquals(6, code);
    assertTrue(out.toString().startsWith("-: rejected"), out::toString);
  }

  @Test
  void json_holdsAllReports() throws IOException {
    int code = validate("--format", "json", file("good", GOOD), file("bad", BAD));
    JsonNode traces = new ObjectMapper().readTree(out.toString()).get("traces");

    assertEquals(6, code);
    assertEquals("valid", traces.get(0).get("verdict").asText());
    assertEquals("unknown-edge", traces.get(1).get("rejection").get("kind").asText());
  }

  @Test
  void rows_ofAllTraces_areListedAtTheEnd() throws IOException {
    assertEquals(0, validate("--rows", file("one", GOOD), file("two", GOOD)));
    assertTrue(out.toString().contains("rows taken by 2 traces"), out::toString);
    assertTrue(out.toString().contains("  not taken, because they throw"), out::toString);
  }

  @Test
  void edition_ofTheOption_wins() throws IOException {
    assertEquals(6, validate("--edition", "repaired", file("good", GOOD)));
    assertEquals(2, validate("--edition", "go1.21", file("good", GOOD)));
    assertTrue(err.toString().contains("unknown edition go1.21; there are: go1.15"), err::toString);
  }

  @Test
  void edgesOnly_takesATraceWithoutVersions() throws IOException {
    String file = file("unversioned", GOOD.replace("\"ver\":1,", ""));

    assertEquals(65, validate(file));
    assertEquals(0, validate("--edges-only", file));
    assertTrue(out.toString().contains("note: edges only"), out::toString);
  }

  @Test
  void file_thatCannotBeRead_isAUsageError() {
    assertEquals(2, validate(directory.resolve("none").toString()));
    assertTrue(err.toString().contains("there is no such file"), err::toString);
    assertEquals(2, validate(directory.toString()));
    assertEquals(2, validate());
    assertEquals(2, validate("--window", "-1", "x"));
    assertEquals(2, validate("--format", "xml", "x"));
  }

  @Test
  void out_ofTraces_hasTheVerdictsForContinuousIntegration() throws IOException {
    String good = file("good.jsonl", GOOD);
    String bad = file("bad.jsonl", GOOD + BAD);
    Path results = directory.resolve("results");

    assertEquals(6, validate("--out", results.toString(), good, bad));

    JsonNode summary = new ObjectMapper().readTree(results.resolve("summary.json").toFile());
    assertEquals(6, summary.at("/exitCode").asInt());
    assertEquals("holds", summary.at("/claims/0/outcome").asText());
    assertEquals("rejected", summary.at("/claims/1/outcome").asText());
    String annotations = Files.readString(results.resolve("annotations.txt"));
    assertEquals(1, annotations.lines().count(), annotations);
    assertTrue(annotations.startsWith("::error file=" + bad + ",line=2,title="), annotations);
    assertTrue(
        Files.readString(results.resolve("summary.md"))
            .startsWith("## timerproof: a trace or a port is rejected\n"));
    assertTrue(Files.exists(results.resolve("junit/TEST-timerproof.traces.xml")));

    assertEquals(0, validate("--out", results.toString(), good));
    assertEquals("", Files.readString(results.resolve("annotations.txt")));
  }

  @Test
  void out_whereNoDirectoryCanBe_isAUsageError() throws IOException {
    String good = file("good.jsonl", GOOD);
    assertEquals(2, validate("--out", good, good));
    assertTrue(err.toString().contains("--out " + good + ": cannot write there"), err::toString);
  }
}
