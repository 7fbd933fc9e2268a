package dev.timerproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.evidence.claim.ExitCode;
import dev.timerproof.spec.table.reading.TableSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole command in a process with little memory. */
class ExplodingTableTest {
  private final Path directory;

  ExplodingTableTest(@TempDir Path directory) {
    this.directory = directory;
  }

  /** A table with a set of eight million pairs in it. */
  private Path exploding() throws Exception {
    String text = new String(TableSource.builtIn().bytes(), StandardCharsets.UTF_8);
    String changed =
        text.replace("EXTENDS Sequences", "EXTENDS Sequences, Integers, FiniteSets")
            .replace(
                "InitialStatus == \"NoStatus\"",
                "InitialStatus == IF Cardinality({<<s, 1>> : s \\in SUBSET (1 .. 23)}) = 0"
                    + " THEN \"\" ELSE \"NoStatus\"");
    assertTrue(changed.contains("SUBSET (1 .. 23)"), "the table has changed");
    return Files.writeString(directory.resolve("TimerTable.tla"), changed);
  }

  @Test
  void definition_thatNeedsMoreMemoryThanThereIs_isMalformedAtItsPlace() throws Exception {
    Path table = exploding();
    Path out = directory.resolve("out");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "check",
                "--only",
                "table",
                "--table",
                table.toString(),
                "--out",
                out.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(ExitCode.MALFORMED.code(), process.waitFor(), said);
    int line = 1 + Files.readString(table).lines().toList().indexOf(definition(table));
    assertTrue(said.contains(table + ":" + line + ":"), said);
    assertTrue(said.contains(": needs more memory than there is\n"), said);
  }

  private static String definition(Path table) throws Exception {
    return Files.readString(table)
        .lines()
        .filter(l -> l.contains("SUBSET (1 .. 23)"))
        .findFirst()
        .orElseThrow();
  }
}
