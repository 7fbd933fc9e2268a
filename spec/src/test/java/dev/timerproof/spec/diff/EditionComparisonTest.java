package dev.timerproof.spec.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.spec.diff.EditionDiff.Change;
import dev.timerproof.spec.export.TableDiff;
import dev.timerproof.spec.table.MalformedTableException;
import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.reading.TableReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EditionComparisonTest {
  private static final TableReader READER = TableReader.builtIn();

  private static EditionComparison comparison() throws IOException {
    return new EditionComparison(READER, Evidence.builtIn());
  }

  private static List<String> names(EditionDiff diff) {
    return diff.parameters().stream().map(EditionDiff.ParameterChange::name).toList();
  }

  private static Change change(EditionDiff diff, String name, String field) {
    return diff.changes().stream()
        .filter(c -> c.difference().name().equals(name) && c.difference().field().equals(field))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void editions_thatAreTheSame_areEqual() throws IOException {
    assertTrue(comparison().between("go1.19", "go1.19").isEmpty());
  }

  @Test
  void change_ofEachPair_followsFromTheParametersNamed() throws IOException {
    List<String> editions = READER.vocabulary().editions();
    for (String before : editions) {
      EditionDiff diff = comparison().between(before, "repaired");
      for (Change change : diff.changes()) {
        assertFalse(change.parameters().isEmpty(), before + ": " + change);
        assertTrue(names(diff).containsAll(change.parameters()), change.toString());
        assertEquals(List.of(), left(diff, change, change.parameters()), before + ": " + change);
      }
    }
  }

  @Test
  void change_ofEachPair_doesNotFollowFromFewer() throws IOException {
    EditionDiff diff = comparison().between("go1.15", "repaired");
    for (Change change : diff.changes()) {
      for (String parameter : change.parameters()) {
        List<String> fewer = new ArrayList<>(change.parameters());
        fewer.remove(parameter);
        assertFalse(left(diff, change, fewer).isEmpty(), change + " without " + parameter);
      }
    }
  }

  /** The differences that remain when the first edition has some parameters of the second. */
  private static List<TableDiff.Difference> left(
      EditionDiff diff, Change change, List<String> parameters) {
    List<Mutation> mutations =
        diff.parameters().stream()
            .filter(p -> parameters.contains(p.name()))
            .map(p -> Mutation.word("parameter", "edition", p.name(), p.after()))
            .toList();
    return TableDiff.between(
            READER.readUnchecked(diff.before(), mutations), READER.read(diff.after()))
        .stream()
        .filter(change.difference()::sameDatum)
        .toList();
  }

  @Test
  void change_thatTwoParametersMakeTogether_namesBoth() throws IOException {
    EditionDiff diff = comparison().between("go1.15", "go1.17");

    assertEquals(List.of("earliest", "scan"), change(diff, "adjusttimers", "enter").parameters());
    assertEquals(List.of("resume"), change(diff, "adjust.Deleted", "result").parameters());
  }

  @Test
  void change_thatOneParameterMakes_namesNoOther() throws IOException {
    EditionDiff diff = comparison().between("go1.17", "repaired");

    assertEquals(List.of("scan"), change(diff, "run.ModifiedLater", "steps").parameters());
    assertEquals(List.of("emptied"), change(diff, "run.Deleted", "steps").parameters());
    assertEquals(List.of("add"), change(diff, "add.NoStatus", "kind").parameters());
  }

  @Test
  void parameters_thatDiffer_areInTheOrderOfTheirNotes() throws IOException {
    EditionDiff diff = comparison().between("go1.22", "repaired");

    List<String> noted = new ArrayList<>(READER.vocabulary().parameters().keySet());
    noted.retainAll(names(diff));
    assertEquals(noted, names(diff));
    // Every difference is by a repair, except the second way to sleep.
    assertEquals(
        List.of("sleep"),
        diff.parameters().stream()
            .filter(p -> !p.repair().startsWith("R"))
            .map(EditionDiff.ParameterChange::name)
            .toList());
  }

  @Test
  void change_betweenOtherValuesThanTheRepairs_isNoRepair() throws IOException {
    EditionDiff diff = comparison().between("go1.15", "go1.17");

    assertTrue(names(diff).contains("scan"));
    assertEquals(Set.of("none"), repairs(diff));
    assertTrue(repairs(comparison().between("repaired", "go1.15")).contains("R1"));
  }

  private static Set<String> repairs(EditionDiff diff) {
    return diff.parameters().stream()
        .map(EditionDiff.ParameterChange::repair)
        .collect(Collectors.toSet());
  }

  @Test
  void parameter_thatTheSleepDependsOn_changesTheRowsOfThePoller() throws IOException {
    EditionDiff diff = comparison().between("go1.19", "go1.22");

    assertEquals(List.of("recheck"), names(diff));
    assertEquals(
        List.of("steps", "result"),
        diff.changes().stream().map(change -> change.difference().field()).toList());
    for (EditionDiff.Change change : diff.changes()) {
      assertEquals("find.needed.notspinning", change.difference().name());
      assertEquals(List.of("recheck"), change.parameters());
    }
  }

  @Test
  void change_thatNoParameterMakes_hasNoReason(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("TimerTable.tla");
    Files.writeString(file, withoutParameter());
    var comparison = new EditionComparison(TableReader.of(file), Evidence.builtIn());

    EditionDiff diff = comparison.between("go1.19", "go1.22");
    assertEquals(List.of(), change(diff, "moveTimers", "lock").parameters());
    assertTrue(new DiffMarkdown().render(diff).contains("## From no parameter"));
  }

  /** A table in which a row depends on the edition directly, not by a parameter. */
  private static String withoutParameter() throws IOException {
    try (var in = TableReader.class.getResourceAsStream("/tla/TimerTable.tla")) {
      String text =
          new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
              .replace(
                  "frames |-> ApplyToFrames(Frames(P), mutations)",
                  "frames |-> ApplyToFrames([Frames(P) EXCEPT !.moveTimers.lock ="
                      + " IF edition = \"go1.22\" THEN \"held\" ELSE @], mutations)");
      assertTrue(text.contains("!.moveTimers.lock"));
      return text;
    }
  }

  @Test
  void edition_thatIsUnknown_isRefused() {
    assertThrows(MalformedTableException.class, () -> comparison().between("go1.19", "go1.23"));
  }
}
