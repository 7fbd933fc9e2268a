package dev.timerproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.evidence.claim.CounterexampleFile;
import dev.timerproof.evidence.claim.ExitCode;
import dev.timerproof.spec.model.Bug;
import dev.timerproof.spec.model.BugHistory;
import dev.timerproof.spec.model.BugReader;
import dev.timerproof.spec.model.CounterexampleReader;
import dev.timerproof.spec.model.JavaCaseReader;
import dev.timerproof.spec.model.ManifestReader;
import dev.timerproof.spec.table.reading.TableSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BugsCommandTest {
  private static final Path MODULES = Path.of("..", "spec", "src", "main", "tla");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(BugsCommand command, String... args) {
    return new CommandLine(command)
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(args);
  }

  @Test
  void list_hasEveryBugWithItsCasesOrTheReasonWhyNot() throws IOException {
    assertEquals(ExitCode.HOLDS.code(), run(new BugsCommand()), err::toString);
    for (Bug bug : BugReader.builtIn().bugs()) {
      assertTrue(out.toString().contains(bug.id()), bug.id());
      String shown = bug.modelled() ? bug.cases().get(0) : bug.noModel();
      assertTrue(out.toString().contains(shown), shown);
      bug.java().forEach(name -> assertTrue(out.toString().contains("/" + name), name));
      assertTrue(out.toString().contains(bug.javaTest()), bug.javaTest());
      assertTrue(out.toString().contains(bug.noJava()), bug.noJava());
    }
  }

  @Test
  void bug_thatFailsAsNamed_isShownWithItsStoryAndItsScheduleWhichIsAFileToo(@TempDir Path folder)
      throws IOException {
    Path files = folder.resolve("files");
    assertEquals(
        ExitCode.HOLDS.code(),
        run(new BugsCommand(), "#47329", "--counterexamples", files.toString()),
        err::toString);
    Path file = files.resolve("bugs-BoundClearedOnCount.json");
    CounterexampleFile read = CounterexampleReader.read(file, TableSource.builtIn());
    assertEquals("bugs/BoundClearedOnCount", read.claim());
    assertEquals("EarliestIsKnown", read.trace().property());
    assertTrue(out.toString().contains("counterexample: " + file + "\n"), out.toString());
    String text = out.toString();
    assertTrue(text.contains("frame adjusttimers, enter: clearbound exitifnoadjust"), text);
    assertTrue(text.contains("one-go1.19 holds on the same instance"), text);
    assertTrue(text.contains("EarliestIsKnown is violated after"), text);
    assertTrue(text.contains("BoundClearedOnCount: fails as named"), text);
  }

  @Test
  void bug_inGeneratedJava_isSeenToFailAsNamed() {
    assertEquals(ExitCode.HOLDS.code(), run(new BugsCommand(), "cl214338"), err::toString);
    String text = out.toString();
    assertTrue(text.contains("WalkSkipsHole on go1.19 it finds 'timer 2 is due at 6"), text);
    assertTrue(text.contains("call 6 (check 0 6): timer 2 is due at 6"), text);
    assertTrue(text.contains("history/walk-skips: fails as named"), text);
  }

  @Test
  void bug_whoseJavaFailsInAnotherWay_isExitFour() {
    BugsCommand.Source other =
        () ->
            BugReader.read(
                BugReader.FILE,
                Files.readString(MODULES.resolve(BugReader.FILE)),
                ManifestReader.builtIn(),
                JavaCaseReader.read(
                    JavaCaseReader.FILE,
                    Files.readString(MODULES.resolve(JavaCaseReader.FILE))
                        .replace("timer 2 is due at 6", "timer 3 is due at 6")));
    assertEquals(
        ExitCode.MUST_FAIL_HELD.code(), run(new BugsCommand(other), "cl214338"), err::toString);
    assertTrue(
        out.toString().contains("history/walk-skips: does not fail as named"), out.toString());
  }

  @Test
  void bug_thatFailsInAnotherWay_isExitFour() {
    assertEquals(
        ExitCode.MUST_FAIL_HELD.code(),
        run(new BugsCommand(BugsCommandTest::otherProperty), "47329"),
        err::toString);
    assertTrue(
        out.toString().contains("BoundClearedOnCount: does not fail as named"), out.toString());
  }

  /** The list of bugs, changed so that one case names a property that it does not violate. */
  private static BugHistory otherProperty() throws IOException {
    String text = Files.readString(MODULES.resolve(ManifestReader.FILE));
    int at = text.indexOf("\"BoundClearedOnCount\"");
    String wrong =
        text.substring(0, at)
            + text.substring(at)
                .replaceFirst("\"property\": \"EarliestIsKnown\"", "\"property\": \"NoPanic\"");
    assertFalse(wrong.equals(text), "nothing was replaced");
    return BugReader.of(MODULES.resolve(BugReader.FILE), ManifestReader.read("wrong.json", wrong));
  }

  @Test
  void bug_thatNoModelExpresses_isToldWithTheReason() {
    assertEquals(ExitCode.HOLDS.code(), run(new BugsCommand(), "35282"), err::toString);
    assertTrue(out.toString().contains("none: a one-time initialization"), out.toString());
  }

  @Test
  void counterexamples_inAFile_areAUsageErrorBeforeAnythingIsRun(@TempDir Path folder)
      throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertEquals(
        ExitCode.USAGE.code(),
        run(new BugsCommand(), "47329", "--counterexamples", file.toString()));
    assertTrue(
        err.toString().contains("--counterexamples " + file + ": expected a folder, found a file"),
        err.toString());
    assertEquals("", out.toString());
  }

  @Test
  void bug_thatIsUnknown_isAUsageErrorThatSaysWhichThereAre() {
    assertEquals(ExitCode.USAGE.code(), run(new BugsCommand(), "1"));
    assertTrue(err.toString().contains("unknown bug 1; there are: 37400, "), err.toString());
  }
}
