package dev.timerproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** The output of the commands about the timers with a mutex. */
class MutexCommandsTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    return Main.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(args);
  }

  @Test
  void table_asMarkdown_hasItsRows() {
    assertEquals(0, run("table", "--edition", "go1.23.2", "--format", "md"), err::toString);
    assertTrue(out.toString().contains("- `stop.heaped`, at 1, state `+*-`"), out.toString());
  }

  @Test
  void table_asADrawing_isRefused() {
    assertEquals(2, run("table", "--edition", "go1.23.2", "--format", "dot"));
    assertTrue(err.toString().contains("go1.23.2 has no states to draw"), err.toString());
  }

  @Test
  void explain_ofARowWithoutAnEdition_isFound() {
    assertEquals(0, run("explain", "reset.notearliest"), err::toString);
    assertTrue(
        out.toString().startsWith("Row reset.notearliest of repaired-mutex"), out.toString());
    assertTrue(out.toString().contains("Bugs: lost-bound"), out.toString());
  }

  @Test
  void diff_fromTheStatusWord_saysWhatBecameOfIt() {
    assertEquals(0, run("diff", "go1.22", "go1.23.2"), err::toString);
    assertTrue(out.toString().startsWith("# From go1.22 to go1.23.2\n"), out.toString());
    assertTrue(out.toString().contains("| clearDeletedTimers | adjust with force |"));
  }

  @Test
  void diff_backwards_isRefused() {
    assertEquals(2, run("diff", "go1.23.2", "go1.22"));
    assertTrue(err.toString().contains("ask for diff go1.22 go1.23.2"), err.toString());
  }

  @Test
  void diff_ofTheRepairs_namesTheCasesThatFailWithoutThem() {
    assertEquals(0, run("diff", "go1.23.2", "repaired-mutex"), err::toString);
    for (int repair = 1; repair <= 6; repair++) {
      assertTrue(out.toString().contains("--case WithoutT" + repair), out.toString());
    }
  }
}
