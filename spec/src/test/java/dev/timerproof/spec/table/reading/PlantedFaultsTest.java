package dev.timerproof.spec.table.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.timerproof.spec.table.MalformedTableException;
import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.TimerTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlantedFaultsTest {
  private final Path folder;

  PlantedFaultsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private PlantedFaults faults(String definition) throws IOException {
    Path file = folder.resolve("Faults.tla");
    Files.writeString(
        file, "---- MODULE Faults ----\nEXTENDS Sequences\n" + definition + "\n====\n");
    return PlantedFaults.of(file);
  }

  @Test
  void fault_withOneMutation_isRead() {
    assertEquals(
        List.of(Mutation.word("parameter", "edition", "scan", "clearbound")),
        PlantedFaults.builtIn().mutations("WithoutR1"));
  }

  @Test
  void fault_withSeveralMutations_keepsTheirOrder() throws IOException {
    PlantedFaults faults =
        faults(
            "Two == <<[part |-> \"row\", name |-> \"b\", field |-> \"to\", value |-> \"A\"],\n"
                + "[part |-> \"frame\", name |-> \"a\", field |-> \"leave\", value |-> <<>>]>>");

    assertEquals(
        List.of(
            Mutation.word("row", "b", "to", "A"), Mutation.words("frame", "a", "leave", List.of())),
        faults.mutations("Two"));
  }

  @Test
  void faults_besideATable_keepTheirMeaningAndItsOwn() {
    TableReader reader = TableReader.builtIn();
    TimerTable table = reader.read("go1.19");
    PlantedFaults faults = PlantedFaults.builtIn();

    assertEquals(
        List.of(Mutation.word("row", "del.Waiting", "to", "Removed")),
        faults.mutations("StopLeavesRemoved"));
    assertEquals(table, reader.read("go1.19"));
    assertEquals(table, TableReader.builtIn().read("go1.19"));
  }

  @Test
  void noFault_isNoMutation() {
    assertEquals(List.of(), PlantedFaults.builtIn().mutations("None"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "F == 3 # fault F: expected a sequence of mutations, found 3",
        "F == <<\"x\">> # fault F: expected a record of part, name, field and value, found \"x\"",
        "F == <<[part |-> \"row\"]>>"
            + " # fault F: expected a record of part, name, field and value, found"
            + " [part |-> \"row\"]"
      })
  void fault_thatIsNoMutation_isRefusedWithItsPlace(String definition, String message)
      throws IOException {
    PlantedFaults faults = faults(definition);

    var refused = assertThrows(MalformedTableException.class, () -> faults.mutations("F"));
    assertEquals(folder.resolve("Faults.tla") + ":3:1: " + message, refused.getMessage());
  }

  @Test
  void fault_thatIsNotThere_isRefused() {
    var refused =
        assertThrows(
            MalformedTableException.class, () -> PlantedFaults.builtIn().mutations("WithoutR0"));

    assertEquals("Faults.tla: no definition of WithoutR0", refused.getMessage());
  }
}
