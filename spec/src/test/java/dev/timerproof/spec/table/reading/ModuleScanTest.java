package dev.timerproof.spec.table.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.spec.table.EndlessTableException;
import dev.timerproof.spec.table.MalformedTableException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import util.ToolIO;

/** What is wrong with the text of a table, before the parser sees it; and any name of its file. */
class ModuleScanTest {
  private final Path directory;

  ModuleScanTest(@TempDir Path directory) {
    this.directory = directory;
  }

  private static Arguments text(String text, String problem) {
    return bytes(text.getBytes(StandardCharsets.UTF_8), problem);
  }

  private static Arguments bytes(byte[] bytes, String problem) {
    return Arguments.of(bytes, problem);
  }

  private static byte[] encoded(String text, String charset) {
    return text.getBytes(Charset.forName(charset));
  }

  static Stream<Arguments> wrong() {
    String header = "---- MODULE TimerTable ----\n";
    return Stream.of(
        text("", ":1:1: the file is empty, expected ---- MODULE TimerTable ----"),
        text("a table\n", ":1:1: found no header, expected ---- MODULE TimerTable ----"),
        text(
            "---- MODULE Other ----\n====\n",
            ":1:13: found a module called Other, expected TimerTable"),
        bytes(encoded(header, "UTF-16"), ":1:1: found UTF-16, expected UTF-8"),
        bytes(encoded("\uFEFF" + header, "UTF-16LE"), ":1:1: found UTF-16, expected UTF-8"),
        bytes(encoded(header + "\\* \u00FC\n====", "ISO-8859-1"), byteAt(2, 4, "FC")),
        bytes(new byte[] {(byte) 0xC3}, byteAt(1, 1, "C3")),
        text(header + "A == \0", ":2:6: found the control character U+0000"),
        text(header + "A == \"\u001B[31m\"\n====", ":2:7: found the control character U+001B"),
        text(header + "A == \"\u009B31m\"\n====", ":2:7: found the control character U+009B"),
        text(
            header + "\r\n A == 1 (* (* *)\n====",
            ":3:9: found a comment without an end," + " expected *)"),
        text(
            header + "A == \"a\\\"\nB == \"b\"\n====",
            ":2:6: found a string without an end, expected \" before the end of the line"),
        text(
            header + "A == 1\nB == 2\n\n",
            ":3:7: the file ends within its module, expected ==== after the last definition"),
        text(header + "CONSTANT N\n====", ":2:1: found CONSTANT, expected definitions alone"),
        text(
            header + "A == 1\n  VARIABLES x, y\n====",
            ":3:3: found VARIABLES, expected definitions alone"));
  }

  private static String byteAt(int line, int column, String hex) {
    return ":" + line + ":" + column + ": found the byte 0x" + hex + ", expected UTF-8";
  }

  private Path write(String name, byte[] bytes) throws IOException {
    return Files.write(directory.resolve(name), bytes);
  }

  private Path write(String name, String text) throws IOException {
    return write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void text_thatIsNoModuleOfDefinitions_isRefusedAtItsPlace(byte[] bytes, String problem)
      throws IOException {
    Path file = write("TimerTable.tla", bytes);
    var refused = assertThrows(MalformedTableException.class, () -> TableReader.of(file));
    assertEquals(file + problem, refused.getMessage());
  }

  @Test
  void wordsInCommentsAndStrings_areNoDeclarations() {
    String text =
        """
        a line before the header
        ---- MODULE TimerTable ----
        \\* CONSTANT " (*
        (* VARIABLE (* "nested *) ==== *)
        A == "(* CONSTANT \\" ===="
        ---- MODULE Inner ----
        CONSTANT N
        ====
        CONSTANTS_ == 1
        ====
        CONSTANT after the end
        """;
    assertEquals(
        List.of(),
        ModuleScan.problems("here", "TimerTable", text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void declaration_inAModuleBeside_isFoundThere() throws IOException {
    write("Beside.tla", "---- MODULE Beside ----\nCONSTANT N\n====\n");
    Path file =
        write(
            "TimerTable.tla", TableText.replaced("EXTENDS Sequences", "EXTENDS Sequences, Beside"));
    var refused = assertThrows(MalformedTableException.class, () -> TableReader.of(file));
    assertEquals(
        "Beside.tla:2:1: found CONSTANT, expected definitions alone", refused.getMessage());
  }

  @Test
  void file_ofAnotherName_isReadUnderEitherNameOfItsModule() throws IOException {
    Path same = write("my table.txt", TableText.real());
    Path own = write("My.tla", TableText.replaced("MODULE TimerTable", "MODULE My"));
    for (Path file : List.of(same, own)) {
      TableReader reader = TableReader.of(file);
      assertEquals(file.toString(), reader.read("go1.19").row("del.Waiting").place().file());
      assertEquals(
          TableText.real(),
          new String(reader.modules().get("TimerTable.tla"), StandardCharsets.UTF_8));
    }
  }

  @Test
  void whatAModulePrints_isDropped() throws IOException {
    Path file =
        write(
            "TimerTable.tla",
            TableText.replaced("EXTENDS Sequences", "EXTENDS Sequences, TLC")
                .replace(
                    "InitialStatus == \"NoStatus\"",
                    "InitialStatus == IF PrintT(\"hello\") THEN \"NoStatus\" ELSE \"\""));
    PrintStream before = ToolIO.out;
    var printed = new ByteArrayOutputStream();
    ToolIO.out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    try {
      assertEquals("NoStatus", TableReader.of(file).vocabulary().initialStatus());
    } finally {
      ToolIO.out = before;
    }
    assertEquals("", printed.toString(StandardCharsets.UTF_8));
  }

  @Test
  void definition_thatTakesTooLong_isGivenUp() throws IOException {
    Path file =
        write(
            "TimerTable.tla",
            TableText.replaced(
                    "EXTENDS Sequences",
                    "EXTENDS Sequences, Integers\nRECURSIVE Fib(_)\n"
                        + "Fib(n) == IF n < 2 THEN n ELSE Fib(n - 1) + Fib(n - 2)")
                .replace(
                    "InitialStatus == \"NoStatus\"",
                    "InitialStatus == IF Fib(20) = 0 THEN \"\" ELSE \"NoStatus\""));
    var endless =
        assertThrows(EndlessTableException.class, () -> TableReader.of(file, Duration.ofMillis(1)));
    assertEquals(
        file
            + ": its definitions have no value after 1 ms; one of them may have no end, or be too"
            + " large",
        endless.getMessage());
    awaitEvaluator();
  }

  /** Nothing can be read before the work that was given up has ended. */
  private static void awaitEvaluator() {
    long begin = System.nanoTime();
    while (true) {
      try {
        TableReader.builtIn();
        return;
      } catch (EndlessTableException e) {
        assertTrue(System.nanoTime() - begin < TimeUnit.MINUTES.toNanos(1), "it does not end");
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
      }
    }
  }
}
