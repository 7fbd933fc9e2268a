package dev.timerproof.spec.table.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.TimerTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The edges of the status word that the comment in Go 1.17.6 runtime/time.go lists, and those that
 * a recorded run of Go 1.19.8 took although the comment lacks them. A fixed list, independent of
 * the table.
 */
class CommentTableTest {
  private static final List<String> COMMENT =
      """
      addtimer: NoStatus -> Waiting
      deltimer: Waiting -> Modifying, ModifiedEarlier -> Modifying, ModifiedLater -> Modifying
      deltimer: Modifying -> Deleted
      deltimer: NoStatus noop, Deleted noop, Removing noop, Removed noop
      deltimer: Running wait, Moving wait, Modifying wait
      modtimer: Waiting -> Modifying, ModifiedEarlier -> Modifying, ModifiedLater -> Modifying
      modtimer: NoStatus -> Modifying, Removed -> Modifying, Deleted -> Modifying
      modtimer: Modifying -> ModifiedEarlier, Modifying -> ModifiedLater, Modifying -> Waiting
      modtimer: Running wait, Moving wait, Removing wait, Modifying wait
      cleantimers: Deleted -> Removing, Removing -> Removed
      cleantimers: ModifiedEarlier -> Moving, ModifiedLater -> Moving, Moving -> Waiting
      adjusttimers: Deleted -> Removing, Removing -> Removed
      adjusttimers: ModifiedEarlier -> Moving, ModifiedLater -> Moving, Moving -> Waiting
      runtimer: Waiting noop, Waiting -> Running, Running -> NoStatus, Running -> Waiting
      runtimer: Modifying wait
      runtimer: ModifiedEarlier -> Moving, ModifiedLater -> Moving, Moving -> Waiting
      runtimer: Deleted -> Removing, Removing -> Removed
      """
          .lines()
          .flatMap(CommentTableTest::split)
          .toList();

  private static final List<String> COMMENT_PANICS =
      """
      runtimer: NoStatus panic, Running panic, Removed panic, Removing panic, Moving panic
      addtimer: Waiting panic, Running panic, Deleted panic, Removing panic, Removed panic
      addtimer: Modifying panic, ModifiedEarlier panic, ModifiedLater panic, Moving panic
      """
          .lines()
          .flatMap(CommentTableTest::split)
          .toList();

  private static final List<String> OBSERVED =
      """
      moveTimers: Waiting -> Moving, ModifiedEarlier -> Moving, ModifiedLater -> Moving
      moveTimers: Moving -> Waiting, Deleted -> Removed
      clearDeletedTimers: Deleted -> Removing, Removing -> Removed
      clearDeletedTimers: ModifiedEarlier -> Moving, ModifiedLater -> Moving, Moving -> Waiting
      clearDeletedTimers: Waiting noop, Modifying wait
      adjusttimers: Waiting noop, Modifying wait
      cleantimers: Waiting noop, Modifying noop
      """
          .lines()
          .flatMap(CommentTableTest::split)
          .toList();

  private static final TableReader READER = TableReader.builtIn();

  @Test
  void edges_ofTheComment_areAllInTheTable() {
    assertEquals(45, COMMENT.size());
    assertTrue(edges("go1.19").containsAll(COMMENT), missing("go1.19", COMMENT));
    assertTrue(edges("go1.19").containsAll(COMMENT_PANICS), missing("go1.19", COMMENT_PANICS));
  }

  @Test
  void edges_observedOutsideTheComment_areAllInTheTable() {
    assertEquals(16, OBSERVED.size());
    assertTrue(edges("go1.19").containsAll(OBSERVED), missing("go1.19", OBSERVED));
    Set<String> both = new TreeSet<>(COMMENT);
    both.retainAll(OBSERVED);
    assertEquals(Set.of(), both);
  }

  @Test
  void edges_ofTheTableBeyondBoth_areOnlyRead() {
    Set<String> beyond = edges("go1.19");
    COMMENT.forEach(beyond::remove);
    OBSERVED.forEach(beyond::remove);
    COMMENT_PANICS.forEach(beyond::remove);

    assertEquals(
        Set.of(),
        beyond.stream().filter(edge -> edge.contains("->")).collect(Collectors.toSet()),
        "every change of the status in the table was documented or observed");
  }

  @Test
  void edge_thatIsTakenOutOfTheTable_isMissed() {
    var mutation = Mutation.word("row", "move.Deleted", "via", "Removing");
    Set<String> edges = edges(READER.readUnchecked("go1.19", List.of(mutation)));

    assertFalse(edges.contains("moveTimers: Deleted -> Removed"));
    assertFalse(edges.containsAll(OBSERVED));
  }

  private static String missing(String edition, List<String> expected) {
    List<String> missing = new ArrayList<>(expected);
    missing.removeAll(edges(edition));
    return "missing: " + missing;
  }

  private static Set<String> edges(String edition) {
    return edges(READER.read(edition));
  }

  private static Set<String> edges(TimerTable table) {
    Set<String> edges = new TreeSet<>();
    for (Row row : table.rows()) {
      // The comment has the second half of adjusttimers under the name adjusttimers.
      String op = row.op().equals("addAdjustedTimers") ? "adjusttimers" : row.op();
      if (!row.changesStatus()) {
        edges.add(op + ": " + row.from() + " " + row.kind());
      }
      if (row.hasCas()) {
        edges.add(op + ": " + row.from() + " -> " + row.via());
      }
      if (row.changesStatus() && row.commits()) {
        edges.add(op + ": " + row.via() + " -> " + row.to());
      }
    }
    return edges;
  }

  /** Splits "op: a, b" into "op: a" and "op: b". */
  private static Stream<String> split(String line) {
    String op = line.substring(0, line.indexOf(':') + 2);
    return Arrays.stream(line.substring(op.length()).split(", ", -1)).map(edge -> op + edge);
  }
}
