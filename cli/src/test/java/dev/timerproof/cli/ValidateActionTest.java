package dev.timerproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script of the action that validates traces, run as GitHub runs it. */
class ValidateActionTest {
  private static final Path SCRIPT = Path.of(".github", "actions", "validate", "validate");
  private static final String GOOD =
      "{\"op\":\"addtimer\",\"kind\":\"store\",\"t\":1,\"ver\":1,"
          + "\"from\":\"NoStatus\",\"to\":\"Waiting\"}\n";

  private final Path directory;
  private final Path page;

  ValidateActionTest(@TempDir Path directory) {
    this.directory = directory;
    page = directory.resolve("page.md");
  }

  /** A copy of the script below a launcher that runs this build. */
  @BeforeEach
  void copyScript() throws IOException {
    Path copy = directory.resolve("timerproof").resolve(SCRIPT);
    Files.createDirectories(copy.getParent());
    Files.copy(Readme.ROOT.resolve(SCRIPT), copy);
    Path launcher = directory.resolve("timerproof/timerproof");
    Files.writeString(
        launcher, "#!/bin/sh\nexec \"$JAVA\" -cp \"$CP\" " + Main.class.getName() + " \"$@\"\n");
    assertTrue(launcher.toFile().setExecutable(true));
    assertTrue(copy.toFile().setExecutable(true));
    Files.createDirectories(directory.resolve("work/traces/deep"));
    Files.writeString(directory.resolve("work/traces/a good one.jsonl"), GOOD);
  }

  private int run(String traces) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(directory.resolve("timerproof").resolve(SCRIPT).toString())
            .directory(directory.resolve("work").toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("output").toFile());
    builder.environment().put("JAVA", System.getProperty("java.home") + "/bin/java");
    builder.environment().put("CP", System.getProperty("java.class.path"));
    builder.environment().put("TRACES", traces);
    builder.environment().put("EDITION", "");
    builder.environment().put("OUT", "results");
    builder.environment().put("GITHUB_STEP_SUMMARY", page.toString());
    Process process = builder.start();
    process.getOutputStream().close();
    return process.waitFor();
  }

  private String output() throws IOException {
    return Files.readString(directory.resolve("output"), StandardCharsets.UTF_8);
  }

  @Test
  void traces_ofWhichOneIsRejected_failWithItsAnnotationAndASummary() throws Exception {
    Files.writeString(
        directory.resolve("work/traces/deep/bad.jsonl"),
        GOOD.replace("\"Waiting\"", "\"Running\""));
    assertEquals(6, run("traces/**/*.jsonl"), this::outputOrNothing);
    assertTrue(
        output().contains("\n::error file=traces/deep/bad.jsonl,line=1,title="),
        this::outputOrNothing);
    String summary = Files.readString(page);
    assertTrue(summary.startsWith("## timerproof: a trace or a port is rejected\n"), summary);
    assertTrue(summary.contains("| traces | checked | 1 | 1 |"), summary);
  }

  @Test
  void traces_thatAreAllRight_pass() throws Exception {
    assertEquals(0, run("traces/*.jsonl nothing/*.jsonl"), this::outputOrNothing);
    assertTrue(
        Files.readString(page).startsWith("## timerproof: everything that was checked holds"));
  }

  @Test
  void traces_thatAreNowhere_areAnError() throws Exception {
    assertEquals(2, run("nothing/*.jsonl"), this::outputOrNothing);
    assertEquals("::error title=no trace::nothing matches 'nothing/*.jsonl'\n", output());
  }

  private String outputOrNothing() {
    try {
      return output();
    } catch (IOException e) {
      return e.toString();
    }
  }
}
