package dev.timerproof.conformance.port.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.timerproof.spec.model.JavaCaseReader;
import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.reading.PlantedFaults;
import dev.timerproof.spec.table.reading.TableReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VectorsTest {
  private static final TableReader TABLES = TableReader.builtIn();

  /** Who makes a timer so holds the lock of its P. */
  private static final Set<String> UNDER_THE_LOCK = Set.of("Running", "Removing", "Moving");

  private static final Set<String> IN_NO_HEAP = Set.of("NoStatus", "Removed");

  private static Set<String> rows(VectorFile file) {
    return file.vectors().stream()
        .flatMap(v -> v.rows().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether the protocol ever comes to the row; a row that panics is only met by a wrong call. */
  private static boolean isReachable(TimerTable table, Row row) {
    boolean ofAHeap = !table.frame(row.op()).args().contains("t");
    boolean never = UNDER_THE_LOCK.contains(row.from()) || IN_NO_HEAP.contains(row.from());
    return row.continues() || (!row.panics() && !(ofAHeap && never));
  }

  @ParameterizedTest
  @ValueSource(strings = {"go1.15", "go1.17", "go1.19", "go1.22", "repaired"})
  void vectors_ofEachEdition_takeEveryRowThatTheProtocolComesTo(String edition) {
    TimerTable table = TABLES.read(edition);
    Set<String> missing =
        table.rows().stream()
            .filter(row -> isReachable(table, row))
            .map(Row::id)
            .collect(Collectors.toCollection(TreeSet::new));

    missing.removeAll(rows(VectorFile.builtIn(edition)));

    assertEquals(Set.of(), missing);
  }

  @ParameterizedTest
  @ValueSource(strings = {"go1.15", "go1.17", "go1.19", "go1.22", "repaired"})
  void vectors_ofEachEdition_loseTheFirstCasOfEachOperation_fromEachStatus(String edition) {
    TimerTable table = TABLES.read(edition);
    Set<String> races =
        table.rows().stream()
            .filter(row -> row.lost() != Row.Result.NONE)
            .map(row -> "lost." + CounterexampleVector.ASKS.get(row.op()) + "." + row.from())
            .collect(Collectors.toCollection(TreeSet::new));
    assertTrue(races.size() > 25, races::toString);
    Schedules schedules = new Schedules(new Reference(table));

    Set<String> shown =
        VectorFile.builtIn(edition).vectors().stream()
            .filter(v -> v.id().startsWith("step/lost."))
            .filter(v -> schedules.shown(v.asks()).containsKey(v.id().substring("step/".length())))
            .map(v -> v.id().substring("step/".length()))
            .collect(Collectors.toCollection(TreeSet::new));

    races.removeAll(shown);
    assertEquals(Set.of(), races);
  }

  @Test
  void actorThatWaitsForTheLock_goesByTheTimeOfItsOwnCall() {
    Reference reference = new Reference(TABLES.read("repaired"));
    for (String ask :
        List.of("reset 1 1", "mod t0 500 0 p0 1 1", "call a0 run p0 100", "adjust p0 900")) {
      reference.answer(ask);
    }

    assertEquals("at load", reference.answer("go a0"));
    assertEquals("done 500", reference.answer("go a0"));
  }

  @Test
  void vectors_ofTheTable_areThoseThatAreCheckedIn() throws IOException {
    var faults =
        PortVectors.faults(TABLES, PlantedFaults.builtIn(), JavaCaseReader.builtIn(), "repaired");

    VectorFile made = new VectorMaker(new Reference(TABLES.read("repaired")), faults).make();

    assertEquals(VectorFile.builtIn("repaired").text(), made.text());
  }

  @Test
  void vectors_ofAChangedRow_differInThoseThatTakeIt() {
    var mutation = new Mutation("row", "del.Waiting", "to", "Removed");
    TimerTable changed = TABLES.readUnchecked("repaired", List.of(mutation));
    Histories histories = new Histories(new Reference(changed));
    List<String> differing = new ArrayList<>();
    for (TestVector vector : VectorFile.builtIn("repaired").vectors()) {
      if (!answers(histories, vector).equals(vector.exchanges())) {
        differing.add(vector.id());
        assertTrue(vector.rows().contains("del.Waiting"), vector.id());
      }
    }

    assertTrue(differing.contains("row/del.Waiting"), differing::toString);
    assertNotEquals(VectorFile.builtIn("repaired").vectors().size(), differing.size());
  }

  private static List<Exchange> answers(Histories histories, TestVector vector) {
    try {
      return histories.answered(vector.id(), vector.asks()).exchanges();
    } catch (IllegalArgumentException e) {
      // An actor of a schedule has come to its end earlier.
      return List.of();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"go1.15", "go1.17", "go1.19", "go1.22", "repaired"})
  void vectors_ofEachEdition_fitTheSchema(String edition) throws IOException {
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(getClass().getResourceAsStream("/schema/vectors.schema.json"));
    ObjectMapper json = new ObjectMapper();
    for (String line : VectorFile.builtIn(edition).text().split("\n", -1)) {
      if (!line.isEmpty()) {
        assertEquals(Set.of(), schema.validate(json.readTree(line)), line);
      }
    }
    assertNotEquals(Set.of(), schema.validate(json.readTree("{\"id\":\"row/x\"}")));
  }
}
