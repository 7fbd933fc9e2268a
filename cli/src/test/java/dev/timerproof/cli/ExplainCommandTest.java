package dev.timerproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int explain(String... args) {
    String[] all = new String[args.length + 1];
    all[0] = "explain";
    System.arraycopy(args, 0, all, 1, args.length);
    return Main.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(all);
  }

  @Test
  void edition_thatIsNotGiven_isTheOneThatShips() {
    assertEquals(0, explain("del.Waiting"), err::toString);
    assertTrue(out.toString().contains("repaired"), out.toString());
  }

  @Test
  void edition_thatIsGiven_isTold() {
    assertEquals(0, explain("del.Waiting"), err::toString);
    String shipped = out.toString();
    out.getBuffer().setLength(0);
    assertEquals(0, explain("del.Waiting", "--edition", "go1.15"), err::toString);
    assertTrue(!out.toString().isBlank() && !out.toString().equals(shipped), out.toString());
  }

  @Test
  void row_ofThePoller_isTold() {
    assertEquals(0, explain("wake.set.later"), err::toString);
    String story = out.toString();
    assertTrue(story.contains("the word's deadline is later than mine"), story);
    assertTrue(story.contains("1. break  run netpollBreak"), story);
    assertTrue(story.contains("Interpreted in: MCWakeup."), story);
  }

  @Test
  void row_withABug_isToldWithIt() {
    assertEquals(0, explain("break.clear"), err::toString);
    assertTrue(out.toString().contains("Bugs: 42515, "), out.toString());
  }

  @Test
  void edition_thatIsUnknown_isAUsageErrorThatSaysWhichThereAre() {
    assertEquals(2, explain("del.Waiting", "--edition", "go1.23"));
    assertTrue(
        err.toString().contains("unknown edition go1.23; there are: go1.15, "), err.toString());
  }

  @Test
  void name_thatIsUnknown_isAUsageErrorThatNamesTheNearest() {
    assertEquals(2, explain("del.Wating"));
    assertTrue(err.toString().contains("did you mean del.Waiting?"), err.toString());
  }

  @Test
  void table_thatIsMalformed_isSaidWithItsPlace(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("TimerTable.tla");
    Files.writeString(file, "---- MODULE TimerTable ----\nRows == <<\n====\n");
    assertEquals(65, explain("del.Waiting", "--table", file.toString()));
    assertTrue(err.toString().contains(file + ":"), err.toString());
  }

  @Test
  void table_thatIsNotThere_isAUsageError(@TempDir Path directory) {
    assertEquals(2, explain("del.Waiting", "--table", directory.resolve("No.tla").toString()));
    assertTrue(err.toString().contains("cannot read it"), err.toString());
  }
}
