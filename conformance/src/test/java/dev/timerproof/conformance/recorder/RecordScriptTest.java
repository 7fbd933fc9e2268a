package dev.timerproof.conformance.recorder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the recorder's script that need no installed Go. */
class RecordScriptTest {
  private final Path folder;
  private final Path trace;
  private final FakeGo go;

  RecordScriptTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    this.trace = folder.resolve("trace.gz");
    this.go = new FakeGo(folder);
  }

  private FakeGo.Ended record(String... options) throws IOException, InterruptedException {
    String[] all = new String[options.length + 4];
    all[0] = "--go";
    all[1] = go.command();
    all[2] = "--out";
    all[3] = trace.toString();
    System.arraycopy(options, 0, all, 4, options.length);
    return go.record(all);
  }

  private void assertNothingLeft() throws IOException {
    assertFalse(Files.exists(trace));
    assertEquals(List.of(), go.leftBehind());
    try (var files = Files.list(folder)) {
      assertTrue(files.noneMatch(file -> file.toString().contains(".part.")));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "go version go1.16.15 linux/amd64",
        "go version go1.23.0 linux/amd64",
        "go version go1.23rc1 linux/amd64",
        "go version devel go1.19-f2b687b Sat Nov 21 2026 linux/amd64",
        "go version go2.19 linux/amd64",
        "something else"
      })
  void version_outside117To122_isRefused(String version) throws Exception {
    go.says(version).overlay("exit 0").workload("exit 0");
    FakeGo.Ended ended = record();

    assertEquals(69, ended.code(), ended::err);
    assertTrue(ended.err().contains("is \"" + version + "\""), ended::err);
    assertTrue(ended.err().contains("Go 1.17 to 1.22"), ended::err);
    assertTrue(ended.err().contains("apt-get install golang-1.19-go"), ended::err);
    assertNothingLeft();
  }

  @Test
  void command_thatIsMissing_isRefused() throws Exception {
    FakeGo.Ended ended = go.record("--go", folder.resolve("none").toString());

    assertEquals(69, ended.code(), ended::err);
    assertTrue(ended.err().contains("none was not found"), ended::err);
  }

  @ParameterizedTest
  @CsvSource({
    "go1.17,     go1.17",
    "go1.18,     go1.17",
    "go1.18.4,   go1.17",
    "go1.18.5,   go1.19",
    "go1.18.10,  go1.19",
    "go1.19rc1,  go1.19",
    "go1.19.8,   go1.19",
    "go1.20,     go1.22",
    "go1.21.13,  go1.22",
    "go1.22.12,  go1.22"
  })
  void version_decidesTheEdition(String version, String edition) throws Exception {
    go.says("go version " + version + " linux/amd64").overlay("exit 0");
    go.workload("echo \"$@\" >\"$2\"");
    FakeGo.Ended ended = record("--events", "7", "--seed", "5", "--chaos", "3");
    String arguments = Files.readString(trace);

    assertEquals(0, ended.code(), ended::err);
    assertTrue(arguments.contains(" -edition " + edition + " "), arguments);
    assertTrue(arguments.contains(" -events 7 -seed 5 -chaos 3 "), arguments);
    assertEquals(List.of(), go.leftBehind());
  }

  @Test
  void runtime_ofAnUnknownForm_isRefused() throws Exception {
    go.says("go version go1.19.8 linux/amd64");
    go.overlay("echo 'time.go:7:1: no store' >&2; exit 69").workload("exit 0");
    FakeGo.Ended ended = record();

    assertEquals(69, ended.code(), ended::err);
    assertTrue(ended.err().contains("time.go:7:1: no store"), ended::err);
    assertNothingLeft();
  }

  @Test
  void recording_withDroppedEvents_leavesNoTrace() throws Exception {
    go.says("go version go1.19.8 linux/amd64").overlay("exit 0");
    go.workload("echo half >\"$2\"; exit 3");

    assertEquals(3, record().code());
    assertNothingLeft();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 139})
  void recording_thatFails_leavesTheOldTrace(int code) throws Exception {
    go.says("go version go1.19.8 linux/amd64").overlay("exit 0");
    go.workload("echo half >\"$2\"; exit " + code);
    Files.writeString(trace, "old");

    assertEquals(code == 2 ? 2 : 70, record().code());
    assertEquals("old", Files.readString(trace));
    assertEquals(List.of(), go.leftBehind());
  }

  @Test
  void build_thatFails_isAnInternalError() throws Exception {
    go.says("go version go1.19.8 linux/amd64");
    FakeGo.Ended ended = record();

    assertEquals(70, ended.code(), ended::err);
    assertTrue(ended.err().contains("fake go: cannot build"), ended::err);
    assertNothingLeft();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--events 0",
        "--events 20000001",
        "--events -1",
        "--events x",
        "--events 99999999999999999999",
        "--seed",
        "--buffer 0",
        "--limit 0",
        "--out no/such/folder/trace",
        "--out .",
        "--frobnicate",
        "trace"
      })
  void options_thatMakeNoSense_areUsageErrors(String options) throws Exception {
    FakeGo.Ended ended = record(options.split(" ", -1));

    assertEquals(2, ended.code(), ended::err);
    assertTrue(ended.err().contains("record: usage: record "), ended::err);
    assertNothingLeft();
  }

  @Test
  void which_namesTheCommandAndBuildsNothing() throws Exception {
    go.says("go version go1.22.1 linux/arm64");
    FakeGo.Ended ended = record("--which");

    assertEquals(0, ended.code(), ended::err);
    assertEquals(go.command() + "\n", ended.out());
    assertNothingLeft();
  }

  @Test
  void help_namesEveryOption() throws Exception {
    FakeGo.Ended ended = go.record("--help");

    assertEquals(0, ended.code());
    for (String option :
        List.of("go", "events", "seed", "chaos", "workload", "out", "buffer", "limit", "which")) {
      assertTrue(ended.out().contains("\n  --" + option + " "), option);
    }
  }
}
