package dev.timerproof.generate.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.evidence.derived.DerivedFiles;
import dev.timerproof.spec.layer.SpecDerivedFiles;
import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.reading.TableReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortExportTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final TableReader READER = TableReader.builtIn();
  private static final TimerTable REPAIRED = READER.read("repaired");

  static Stream<Mutation> changes() {
    return Stream.of(
        Mutation.word("row", "del.Waiting", "to", "Removed"),
        Mutation.words("row", "del.Waiting", "steps", List.of("readpp", "commit", "incdel")),
        Mutation.word("row", "del.Deleted", "value", "true"),
        Mutation.word("row", "adjust.Deleted", "result", "advance"),
        Mutation.word("row", "adjust.Deleted", "lost", "again"),
        Mutation.word("row", "mod.Running", "kind", "panic"),
        Mutation.words("frame", "runtimer", "round", List.of()),
        Mutation.word("frame", "runtimer", "exit", "0"),
        Mutation.words("frame", "adjusttimers", "leave", List.of("drain")),
        Mutation.words("frame", "clearDeletedTimers", "enter", List.of()));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void table_withOneChange_isAnotherTextInEachLanguage(Mutation change) {
    TimerTable changed = READER.readUnchecked("repaired", List.of(change));
    for (String language : List.of("pseudo", "c", "rust")) {
      PortExport export = PortExport.of(language);
      assertNotEquals(
          withoutHead(export.render(REPAIRED)), withoutHead(export.render(changed)), language);
    }
  }

  /** The first line names what was changed. */
  private static String withoutHead(String text) {
    return text.lines().skip(2).toList().toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"go1.15", "go1.17", "go1.19", "go1.22", "repaired"})
  void table_ofAnEdition_namesEachOfItsRowsAndSteps(String edition) {
    TimerTable table = READER.read(edition);
    for (String language : List.of("pseudo", "c", "rust")) {
      String text = PortExport.of(language).render(table);
      table.rows().stream()
          .filter(row -> !row.continues())
          .forEach(row -> assertTrue(text.contains(row.id()), row.id() + " in " + language));
      assertFalse(text.contains("unknown"), language);
    }
  }

  @Test
  void pseudo_ofOneOperation_hasNoOther() {
    String text = PortExport.of("pseudo").only(List.of("deltimer")).render(REPAIRED);

    assertTrue(text.contains("deltimer(t) gives bool"), text);
    assertTrue(text.contains("      tpp.deletedTimers += 1  -- incdel"), text);
    assertFalse(text.contains("modtimer(p"), text);
    assertFalse(text.contains("checkTimers"), text);
    assertFalse(text.contains("siftup"), text);
  }

  @ParameterizedTest
  @CsvSource({"pseudo, '-- %s'", "c, '{\"%s\"'", "rust, 'id: \"%s\"'"})
  void table_ofAnEdition_hasThePollersRows(String language, String form) {
    String text = PortExport.of(language).render(REPAIRED);

    REPAIRED
        .poller()
        .rows()
        .forEach(row -> assertTrue(text.contains(form.formatted(row.id())), row.id()));
    Mutation change = Mutation.word("row", "break.clear", "via", "clear");
    assertNotEquals(
        withoutHead(text),
        withoutHead(
            PortExport.of(language).render(READER.readUnchecked("repaired", List.of(change)))));
  }

  @Test
  void template_thatIsWrong_isRefusedWithItsPlace(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("zig.stg");
    Files.writeString(file, "table(t) ::= \"<t.editions>\"\n");
    var error =
        assertThrows(
            PortExport.TemplateException.class,
            () -> PortExport.by(file.toUri().toURL()).render(REPAIRED));

    assertTrue(String.valueOf(error.getMessage()).contains("zig.stg"), error.getMessage());
    assertTrue(String.valueOf(error.getMessage()).contains("editions"), error.getMessage());
  }

  @Test
  void template_ofOnesOwn_isFilled(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("count.stg");
    Files.writeString(
        file,
        "table(t) ::= \"<t.operations:{o|<o.op; format=\\\"snake\\\">};"
            + " separator=\\\" \\\">\"\n");

    assertEquals(
        "addtimer deltimer modtimer cleantimers adjusttimers add_adjusted_timers runtimer"
            + " clear_deleted_timers move_timers\n",
        PortExport.by(file.toUri().toURL()).render(REPAIRED));
  }

  static Stream<DerivedFiles> files() {
    return Stream.of(PortFiles.pseudo(), PortFiles.c(), PortFiles.rust());
  }

  @ParameterizedTest
  @MethodSource("files")
  void files_inThisCheckout_areWhatTheTableGives(DerivedFiles files) throws Exception {
    assertEquals(List.of(), files.differences(ROOT));
  }

  @ParameterizedTest
  @MethodSource("files")
  void files_whenARowHasChanged_areToBeWrittenAnew(DerivedFiles files, @TempDir Path checkout)
      throws Exception {
    List<Path> all = Stream.concat(files.files(ROOT).stream(), files.sources().stream()).toList();
    for (Path file : all) {
      Files.createDirectories(checkout.resolve(file).resolve(".."));
      Files.copy(ROOT.resolve(file), checkout.resolve(file));
    }
    Path table = checkout.resolve(SpecDerivedFiles.TABLE);
    String text = Files.readString(table);
    Files.writeString(
        table,
        text.replace(
            "from, \"Modifying\", \"Deleted\", \"any\"",
            "from, \"Modifying\"," + " \"Removed\", \"any\""));

    assertEquals(files.files(ROOT).size(), files.differences(checkout).size());
  }
}
