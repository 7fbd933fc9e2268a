package dev.timerproof.spec.table.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.spec.table.Frame;
import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.Place;
import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableReaderTest {
  private static final TableReader READER = TableReader.builtIn();

  @ParameterizedTest
  @ValueSource(strings = {"go1.15", "go1.17", "go1.19", "go1.22", "repaired"})
  void edition_ofTheBuiltInTable_hasRowsForEveryFrame(String edition) {
    TimerTable table = READER.read(edition);

    assertEquals(edition, table.edition());
    assertEquals(87, table.rows().size());
    for (String op : table.frames().keySet()) {
      assertFalse(table.rowsOf(op).isEmpty(), op);
    }
    assertEquals(
        READER.vocabulary().parameters().keySet(), new HashSet<>(table.parameters().keySet()));
  }

  @Test
  void editions_ofTheVocabulary_areAllReadable() {
    assertEquals(
        List.of("go1.15", "go1.17", "go1.19", "go1.22", "repaired"),
        READER.vocabulary().editions());
    for (String edition : READER.vocabulary().editions()) {
      assertEquals(edition, READER.read(edition).edition());
    }
  }

  @Test
  void vocabulary_ofTheBuiltInTable_keepsTheOrderOfTheText() {
    Vocabulary words = READER.vocabulary();

    assertEquals("NoStatus", words.statuses().get(0));
    assertEquals(
        List.of("go", "cont", "store", "noop", "wait", "panic"),
        List.copyOf(words.kinds().keySet()));
    assertEquals(List.of("none", "held", "world"), List.copyOf(words.locks().keySet()));
    assertEquals(List.of("clean", "drain"), List.copyOf(words.calls().keySet()));
    assertEquals(List.of("lock", "unlock"), List.copyOf(words.steps().keySet()).subList(0, 2));
    assertEquals(List.of("free"), words.step("lock").needs());
  }

  @Test
  void parameters_ofAnEdition_keepTheOrderOfTheText() {
    assertEquals(
        List.of("arguments", "earliest", "emptied", "compacted"),
        List.copyOf(READER.read("repaired").parameters().keySet()).subList(0, 4));
    assertEquals(
        List.of("addtimer", "deltimer", "modtimer"),
        List.copyOf(READER.read("repaired").frames().keySet()).subList(0, 3));
  }

  @Test
  void places_ofRowsAndFrames_pointAtTheirConstructorsAndStatuses() {
    List<String> lines = TableText.real().lines().toList();
    for (String edition : READER.vocabulary().editions()) {
      TimerTable table = READER.read(edition);
      Set<Place> places = new HashSet<>();
      for (Row row : table.rows()) {
        assertEquals("TimerTable.tla", row.place().file());
        String there = lines.get(row.place().line() - 1).substring(row.place().column() - 1);
        assertTrue(
            there.startsWith("\"" + row.from() + "\"") || there.matches("[A-Z][A-Za-z]*\\(P, .*"),
            row.place() + " for " + row.id() + ": " + there);
        places.add(row.place());
      }
      assertEquals(table.rows().size(), places.size(), "each row has a place of its own");
      for (Frame frame : table.frames().values()) {
        String there = lines.get(frame.place().line() - 1);
        String name = lines.get(frame.place().line() - 2);
        assertTrue(name.contains(frame.op() + " |->"), frame.place() + " for " + frame.op());
        assertTrue(there.substring(frame.place().column() - 1).startsWith("Frame("));
      }
    }
  }

  @Test
  void place_ofARowThatDependsOnAParameter_isTheBranchThatWasTaken() {
    Place before = READER.read("go1.22").row("add.NoStatus").place();
    Place after = READER.read("repaired").row("add.NoStatus").place();

    assertNotEquals(before, after);
    assertTrue(line(before).startsWith("Row(P, \"store\""), line(before));
    assertTrue(line(after).startsWith("Go(P, \"add.NoStatus\""), line(after));
  }

  @Test
  void mutations_ofRowFrameAndParameter_areAppliedInOrderAndKeepPlaces() {
    var mutations =
        List.of(
            Mutation.word("row", "del.Waiting", "to", "Removing"),
            Mutation.word("row", "del.Waiting", "to", "Removed"),
            Mutation.words("frame", "deltimer", "leave", List.of("wake")),
            Mutation.word("parameter", "edition", "resume", "sameslot"));
    TimerTable plain = READER.read("go1.19");
    TimerTable mutated = READER.read("go1.19", mutations);

    assertEquals(mutations, mutated.mutations());
    assertEquals("Removed", mutated.row("del.Waiting").to());
    assertEquals(plain.row("del.Waiting").place(), mutated.row("del.Waiting").place());
    assertEquals(List.of("wake"), mutated.frame("deltimer").leave());
    assertEquals(plain.frame("deltimer").place(), mutated.frame("deltimer").place());
    assertEquals("sameslot", mutated.parameters().get("resume"));
    // A changed parameter changes the rows that depend on it.
    assertEquals(Row.Result.RESUME, plain.row("adjust.Deleted").result());
    assertEquals(Row.Result.AGAIN, mutated.row("adjust.Deleted").result());
    assertEquals(plain.row("mod.Waiting.earlier"), mutated.row("mod.Waiting.earlier"));
  }

  @Test
  void hash_ofTheModule_changesWithItsText(@TempDir Path folder) throws IOException {
    TableReader copy = TableText.reader(folder, TableText.real());
    assertTrue(copy.hash().matches("[0-9a-f]{64}"), copy.hash());
    assertEquals(READER.hash(), copy.hash());

    TableReader other =
        TableText.reader(Files.createDirectory(folder.resolve("other")), TableText.real() + "\n");
    assertNotEquals(READER.hash(), other.hash());
  }

  @Test
  void place_inAFileOfTheUser_namesTheFileAsTheUserDid(@TempDir Path folder) {
    TableReader copy = TableText.reader(folder, TableText.real());

    assertEquals(
        folder.resolve("TimerTable.tla").toString(),
        copy.read("go1.19").rows().get(0).place().file());
  }

  @Test
  void file_thatIsNotThere_isAnIoError(@TempDir Path folder) {
    assertThrows(NoSuchFileException.class, () -> TableReader.of(folder.resolve("Missing.tla")));
  }

  @Test
  void module_thatTheTableExtends_isFoundInItsFolder(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("Names.tla"), "---- MODULE Names ----\nFirst == \"NoStatus\"\n====\n");
    String text =
        TableText.replaced("EXTENDS Sequences", "EXTENDS Sequences, Names")
            .replace("InitialStatus == \"NoStatus\"", "InitialStatus == First");

    assertEquals("NoStatus", TableText.reader(folder, text).vocabulary().initialStatus());
  }

  @Test
  void threads_readingSideBySide_readTheSameTable() throws Exception {
    TimerTable expected = READER.read("go1.19");
    var executor = Executors.newFixedThreadPool(4);
    try {
      List<Callable<TimerTable>> readings = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        readings.add(
            i % 4 == 0 ? () -> TableReader.builtIn().read("go1.19") : () -> READER.read("go1.19"));
      }
      for (Future<TimerTable> reading : executor.invokeAll(readings)) {
        assertEquals(expected, reading.get());
      }
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  void privateModules_closed_leaveNothingBehind() throws IOException {
    Path dir;
    try (var modules = new PrivateModules(ModuleText.builtIn("TimerTable"))) {
      dir = modules.dir();
      assertTrue(modules.resolve("Sequences", true).exists());
      assertTrue(modules.isStandardModule("Sequences"));
      assertFalse(modules.resolve("NoSuchModule", true).exists());
    }
    assertFalse(Files.exists(dir));
  }

  private static String line(Place place) {
    return TableText.real().lines().toList().get(place.line() - 1).substring(place.column() - 1);
  }
}
