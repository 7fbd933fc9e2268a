package dev.timerproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.spec.layer.SpecDerivedFiles;
import dev.timerproof.spec.model.ManifestReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PinCommandTest {
  private static final int SECONDS = 60;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Path checkout;
  private final Path manifest;

  /** A copy of the modules. */
  PinCommandTest(@TempDir Path checkout) throws IOException {
    this.checkout = checkout;
    Path modules = Readme.ROOT.resolve(SpecDerivedFiles.MODULES);
    Path copy = Files.createDirectories(checkout.resolve(SpecDerivedFiles.MODULES));
    try (Stream<Path> files = Files.list(modules)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, copy.resolve(modules.relativize(file)));
      }
    }
    manifest = copy.resolve(ManifestReader.FILE);
  }

  private int execute(String... args) {
    return Main.commandLine(new CommandLine(new PinCommand(Optional.of(checkout))))
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(args);
  }

  private String unpin(String name) throws IOException {
    String right = Files.readString(manifest);
    String wrong =
        right.replaceFirst("(\"name\": \"" + name + "\",[^}]*\"distinct\": )\\d+", "$11");
    assertFalse(right.equals(wrong), name + " has no number");
    Files.writeString(manifest, wrong);
    return right;
  }

  @Test
  void case_whoseNumbersDiffer_isPinned() throws IOException {
    String right = unpin("one-go1.19");
    assertEquals(0, execute("one-go1.19"), err::toString);
    assertEquals(right, Files.readString(manifest));
    assertTrue(out.toString().startsWith("one-go1.19: pinned: "), out.toString());
  }

  @Test
  void case_thatIsUnknown_isAUsageErrorThatSaysWhichThereAre() {
    assertEquals(2, execute("one-go1.20"));
    assertTrue(err.toString().contains("unknown case one-go1.20; there are: "), err.toString());
  }

  @Test
  void signal_toARunningPin_endsItAsInterruptedAndLeavesTheManifestWhole() throws Exception {
    String before = Files.readString(manifest);
    Path output = checkout.resolve("output");
    Process pin =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "pin",
                "--profile",
                "nightly")
            .directory(checkout.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      List<ProcessHandle> children = List.of();
      for (int i = 0; i < SECONDS * 10 && children.isEmpty(); i++) {
        assertTrue(pin.isAlive(), () -> text(output));
        Thread.sleep(100);
        children = pin.children().toList();
      }
      assertFalse(children.isEmpty(), "no model was run");
      new ProcessBuilder("kill", "-TERM", Long.toString(pin.pid())).start().waitFor();
      assertTrue(pin.waitFor(SECONDS, TimeUnit.SECONDS), "the signal had no effect");
      assertEquals(130, pin.exitValue(), () -> text(output));
      assertEquals(before, Files.readString(manifest));
      for (ProcessHandle child : children) {
        assertFalse(child.isAlive(), "a run is still there");
      }
    } finally {
      pin.descendants().forEach(ProcessHandle::destroyForcibly);
      pin.destroyForcibly();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
