package dev.timerproof.spec.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.evidence.testing.Golden;
import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.reading.TableReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiagramExportTest {
  private static final Path GOLDEN = Golden.module().resolve("src/test/resources/export");
  private static final TableReader READER = TableReader.builtIn();

  @ParameterizedTest
  @ValueSource(strings = {"go1.19", "repaired"})
  void dot_ofAnEdition_isAsReviewed(String edition) {
    Golden.assertMatches(
        GOLDEN.resolve(edition + ".dot"), new DotExport().render(READER.read(edition)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"go1.19", "repaired"})
  void mermaid_ofAnEdition_isAsReviewed(String edition) {
    Golden.assertMatches(
        GOLDEN.resolve(edition + ".mermaid"), new MermaidExport().render(READER.read(edition)));
  }

  @Test
  void edges_ofAnEdition_areWrittenByRowsThatChangeTheStatus() {
    TimerTable table = READER.read("go1.19");
    List<String> edges =
        new StateGraph(table)
            .edges().stream().map(edge -> edge.from() + " -> " + edge.to()).toList();

    assertTrue(edges.contains("Waiting -> Modifying"));
    assertTrue(edges.contains("NoStatus -> Waiting"), "a plain store is an edge");
    assertTrue(edges.contains("Moving -> Waiting"), "a continued row is an edge");
    assertFalse(edges.contains("Waiting -> Waiting"), "a row without a change is none");
    assertFalse(edges.stream().anyMatch(edge -> edge.startsWith("Running -> Running")));
  }

  @Test
  void diagram_ofAnEdition_hasEachRowAtItsEdgesOrAmongThoseThatLeaveTheWordAlone() {
    TimerTable table = READER.read("go1.19");
    StatusDiagram diagram = StatusDiagram.of(table);
    Set<String> rows = new TreeSet<>(diagram.still());
    diagram.edges().forEach(edge -> rows.addAll(edge.rows()));
    Set<String> all = new TreeSet<>();
    table.allRows().forEach(row -> all.add(row.id()));
    assertEquals(all, rows);
    assertEquals(new StateGraph(table).edges().size(), diagram.edges().size());
    assertEquals(
        List.of("del.Waiting"),
        diagram.edges().stream()
            .filter(e -> e.from().equals("Waiting") && e.to().equals("Modifying"))
            .flatMap(e -> e.rows().stream())
            .filter(row -> row.startsWith("del."))
            .toList());
  }

  @Test
  void edge_ofAMutatedRow_isDrawnWhereTheRowGoes() {
    var mutation = Mutation.word("row", "del.Waiting", "to", "Removed");
    String before = new MermaidExport().render(READER.read("go1.19"));
    String after = new MermaidExport().render(READER.read("go1.19", List.of(mutation)));

    assertFalse(before.contains("Modifying --> Removed"));
    assertTrue(after.contains("  Modifying --> Removed : deltimer\n"));
  }

  @Test
  void intermediateStatuses_ofAnEdition_areThoseBetweenTwoCases() {
    TimerTable table = READER.read("go1.19");
    var graph = new StateGraph(table);

    assertEquals(
        List.of("Running", "Removing", "Modifying", "Moving"),
        table.vocabulary().statuses().stream().filter(graph::isIntermediate).toList());
  }
}
