package dev.timerproof.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConsoleTest {
  private static final String EOL = System.lineSeparator();
  private static final String ERASE = "\r\u001b[K";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final FakeClock clock = new FakeClock();

  private Console console(boolean terminal) {
    return Console.of(new PrintWriter(out), new PrintWriter(err), terminal, clock);
  }

  @Test
  void plain_manyStatusesInShortOrder_printOneLineEvery15Seconds() {
    Console console = console(false);
    for (int second = 1; second <= 45; second++) {
      clock.advance(Duration.ofSeconds(1));
      console.status("model: case " + second);
    }
    assertEquals(
        "[0:15] model: case 15"
            + EOL
            + "[0:30] model: case 30"
            + EOL
            + "[0:45] model: case 45"
            + EOL,
        err.toString());
    assertEquals("", out.toString());
  }

  @Test
  void plain_statusThatStays_isRepeatedAsTimePasses() {
    Console console = console(false);
    console.status("model: long case");
    clock.advance(Duration.ofSeconds(14));
    console.tick();
    assertEquals("", err.toString());
    clock.advance(Duration.ofSeconds(1));
    console.tick();
    assertEquals("[0:15] model: long case" + EOL, err.toString());
  }

  @Test
  void plain_results_goToTheOtherStreamAtOnce() {
    Console console = console(false);
    console.status("busy");
    console.result("holds table/x");
    assertEquals("holds table/x" + EOL, out.toString());
    assertEquals("", err.toString());
  }

  @Test
  void plain_afterFinish_saysNothingMore() {
    Console console = console(false);
    console.status("busy");
    console.finish();
    clock.advance(Duration.ofMinutes(1));
    console.tick();
    assertEquals("", err.toString());
  }

  @Test
  void terminal_status_isRedrawnInPlaceWithTheTime() {
    Console console = console(true);
    console.status("model: 1 of 9");
    clock.advance(Duration.ofSeconds(63));
    console.tick();
    assertEquals(ERASE + "[0:00] model: 1 of 9" + ERASE + "[1:03] model: 1 of 9", err.toString());
  }

  @Test
  void terminal_sameLine_isNotDrawnTwice() {
    Console console = console(true);
    console.status("model");
    console.tick();
    assertEquals(ERASE + "[0:00] model", err.toString());
  }

  @Test
  void terminal_result_takesTheStatusAwayAndBringsItBack() {
    Console console = console(true);
    console.status("model");
    err.getBuffer().setLength(0);
    console.result("holds table/x");
    assertEquals("holds table/x" + EOL, out.toString());
    assertEquals(ERASE + ERASE + "[0:00] model", err.toString());
  }

  @Test
  void terminal_longStatus_isCutToOneLine() {
    console(true).status("x".repeat(300));
    String line = err.toString().substring(ERASE.length());
    assertEquals(TerminalConsole.WIDTH, line.length());
    assertTrue(line.endsWith("..."), line);
  }

  @Test
  void terminal_finish_leavesAnEmptyLine() {
    Console console = console(true);
    console.status("model");
    console.finish();
    console.tick();
    assertEquals(ERASE + "[0:00] model" + ERASE, err.toString());
  }

  @Test
  void elapsed_durations_readAsClocks() {
    assertEquals("0:07", Elapsed.clock(Duration.ofSeconds(7)));
    assertEquals("59:59", Elapsed.clock(Duration.ofSeconds(3599)));
    assertEquals("2:03:04", Elapsed.clock(Duration.ofSeconds(2 * 3600 + 184)));
    assertEquals("0.4 s", Elapsed.seconds(Duration.ofMillis(432)));
  }
}
