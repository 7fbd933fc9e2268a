package dev.timerproof.spec.table.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.evidence.testing.Golden;
import dev.timerproof.spec.table.MalformedTableException;
import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.Place;
import dev.timerproof.spec.table.Problem;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.checks.TableChecks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MalformedTableTest {
  private static final Path GOLDEN = Golden.module().resolve("src/test/resources/malformed");

  private static final Pattern PLACE = Pattern.compile("TimerTable\\.tla:(\\d+):(\\d+): ");
  private static final Pattern ANY_PLACE =
      Pattern.compile("((?:\\.tla:|line ))\\d+((?::|, column ))\\d+");

  static List<MalformedTables.Malformed> tables() {
    return MalformedTables.all();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void table_malformed_isRefusedWithItsPlaces(
      MalformedTables.Malformed malformed, @TempDir Path folder) {
    var refused =
        assertThrows(
            MalformedTableException.class,
            () ->
                TableText.reader(folder, malformed.text())
                    .read(malformed.edition(), malformed.mutations()));

    String message = String.valueOf(refused.getMessage());
    assertTrue(
        message.startsWith(folder.resolve("TimerTable.tla").toString()),
        () -> "the file is shown as it was given: " + message);
    String relative =
        message.replace(folder.toString() + folder.getFileSystem().getSeparator(), "");
    Golden.assertMatches(
        GOLDEN.resolve(malformed.name() + ".txt"), quoted(relative, malformed.text()));
    assertEquals(refused.problems().get(0).place(), refused.place());
  }

  /**
   * Replaces line and column by the text at that place, so that the golden files do not change with
   * every line that is added to the table.
   */
  private static String quoted(String message, String text) {
    List<String> lines = text.lines().toList();
    var quoted = new StringBuilder();
    for (String line : message.lines().toList()) {
      Matcher place = PLACE.matcher(line);
      String there = "";
      if (place.lookingAt()) {
        String source = lines.get(Integer.parseInt(place.group(1)) - 1);
        int column = Integer.parseInt(place.group(2)) - 1;
        there =
            "\n    at "
                + source.substring(column, Math.min(source.length(), column + 40)).stripTrailing();
      }
      quoted
          .append(ANY_PLACE.matcher(line).replaceAll("$1LINE$2COLUMN"))
          .append(there)
          .append('\n');
    }
    return quoted.toString();
  }

  @Test
  void message_ofAMalformedRow_namesFileLineAndColumn(@TempDir Path folder) {
    TableReader reader =
        TableText.reader(folder, TableText.replaced("Stop(P, \"Waiting\")", "Stop(P, \"Wating\")"));
    var refused = assertThrows(MalformedTableException.class, () -> reader.read("go1.19"));

    List<String> lines = TableText.real().lines().toList();
    int line = 0;
    while (!lines.get(line).contains("Stop(P, \"Waiting\")")) {
      line++;
    }
    Place place =
        new Place(
            folder.resolve("TimerTable.tla").toString(),
            line + 1,
            lines.get(line).indexOf("Stop(") + 1);
    assertEquals(place, refused.place());
    assertEquals(
        place
            + ": row del.Wating: unknown status Wating, expected one of "
            + String.join(", ", reader.vocabulary().statuses()),
        refused.problems().get(0).toString());
  }

  @Test
  void rowsOfTimersAndOfThePoller_bothWrong_theFirstAreNamed(@TempDir Path folder) {
    String poller = "result |-> result, source |-> PollerSource(op)";
    String both = TableText.replaced("lost |-> lost, source", "source");
    assertTrue(both.contains(poller), "the table has changed");
    TableReader reader = TableText.reader(folder, both.replace(poller, "result |-> result"));
    var refused = assertThrows(MalformedTableException.class, () -> reader.read("go1.19"));
    for (Problem problem : refused.problems()) {
      assertTrue(problem.toString().contains(": row "), problem.toString());
    }
  }

  @Test
  void rows_ofAnotherConcatenation_areRefused(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("Backwards.tla"),
        """
        ---- MODULE Backwards ----
        EXTENDS Naturals
        S == INSTANCE Sequences
        Head(s) == S!Head(s)
        Tail(s) == S!Tail(s)
        a \\o b == IF S!Len(a) > 60 THEN S!\\o(b, a) ELSE S!\\o(a, b)
        ====
        """);
    TableReader reader =
        TableText.reader(folder, TableText.replaced("EXTENDS Sequences", "EXTENDS Backwards"));
    var refused = assertThrows(MalformedTableException.class, () -> reader.read("go1.19"));

    assertTrue(
        refused
            .problems()
            .get(0)
            .toString()
            .endsWith(": the rows one by one are not the rows of the whole"),
        refused.getMessage());
  }

  @Test
  void goldenFiles_withoutATable_areNotKept() throws IOException {
    Set<String> expected = new TreeSet<>();
    tables().forEach(table -> expected.add(table.name() + ".txt"));
    assertEquals(tables().size(), expected.size(), "names are unique");

    Golden.assertNothingElse(GOLDEN, expected);
  }

  @Test
  void editions_ofTheBuiltInTable_areWellFormed() {
    TableReader reader = TableReader.builtIn();
    for (String edition : reader.vocabulary().editions()) {
      assertEquals(List.of(), TableChecks.check(reader.readUnchecked(edition, List.of())));
    }
  }

  @Test
  void mutatedTable_readUnchecked_isGivenAsItIs() {
    var mutation = Mutation.word("row", "del.Waiting", "to", "Wating");
    TimerTable table = TableReader.builtIn().readUnchecked("go1.19", List.of(mutation));

    assertEquals("Wating", table.row("del.Waiting").to());
    assertEquals(1, TableChecks.check(table).size());
  }
}
