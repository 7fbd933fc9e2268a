package dev.timerproof.generate.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.reading.TableReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProtocolGeneratorTest {
  private static final Path GOLDEN = Path.of("src/test/resources/dev/timerproof/generate/java");
  private static final Path SOURCES = Path.of("src/main/java/dev/timerproof/generate/java");

  @Test
  void smallTable_everyShape_isWrittenAsInTheGoldenFiles() throws IOException {
    Map<String, String> files =
        new ProtocolGenerator(SmallTable.ofAllShapes().table(), "small").generate();
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path golden = GOLDEN.resolve(file.getKey() + ".txt");
      if (Boolean.getBoolean("timerproof.regenerate")) {
        Files.createDirectories(golden.getParent());
        Files.writeString(golden, file.getValue());
      }
      assertEquals(Files.readString(golden), file.getValue(), golden.toString());
    }
  }

  @Test
  void everyEdition_writtenTwice_isTheSame() {
    TableReader reader = TableReader.builtIn();
    for (String edition : reader.vocabulary().editions()) {
      TimerTable table = reader.read(edition);
      Map<String, String> first = new ProtocolGenerator(table, "p").generate();
      assertEquals(first, new ProtocolGenerator(reader.read(edition), "p").generate());
      assertEquals(
          Set.of("p/TimerStatus.java", "p/TimerParameters.java", "p/TimerProtocol.java"),
          first.keySet());
      for (var row : table.rows()) {
        assertTrue(protocol(first).contains(row.id()), () -> edition + " lacks " + row.id());
      }
    }
  }

  @Test
  void mutatedRow_stepsInAnotherOrder_changesTheProtocolAndLeavesItsArm() {
    TableReader reader = TableReader.builtIn();
    String row = "del.Waiting";
    List<String> reversed = List.of("readpp", "commit", "incdel");
    TimerTable mutant =
        reader.read("repaired", List.of(Mutation.words("row", row, "steps", reversed)));
    String before = protocol(new ProtocolGenerator(reader.read("repaired"), "p").generate());
    String after = protocol(new ProtocolGenerator(mutant, "p").generate());
    assertNotEquals(before, after);
    assertTrue(after.contains("// " + row + "\n"), after);
    assertFalse(before.contains("// " + row + "\n"), before);
  }

  @Test
  void word_thatNeedsARegisterNobodySets_isNamedWithItsPlace() {
    SmallTable small = SmallTable.ofAllShapes();
    small.rows.removeIf(r -> r.id().equals("set.Set.notearlier"));
    small.go(
        "set.Set.notearlier",
        "set",
        "Set",
        "Busy",
        "Set",
        "notearlier",
        "bound commit",
        "leave",
        "true",
        "again");
    ProtocolGenerator generator = new ProtocolGenerator(small.table(), "small");
    GenerationException e = assertThrows(GenerationException.class, generator::generate);
    assertEquals(
        "small.tla:25:1: row set.Set.notearlier: bound needs tpp, which nothing before it sets",
        e.getMessage());
  }

  @Test
  void result_thatTheShapeDoesNotHave_isNamedWithItsPlace() {
    SmallTable small = SmallTable.ofAllShapes();
    small.rows.removeIf(r -> r.id().equals("serve.Busy"));
    small.plain("serve.Busy", "serve", "Busy", "noop", "advance", "none");
    ProtocolGenerator generator = new ProtocolGenerator(small.table(), "small");
    GenerationException e = assertThrows(GenerationException.class, generator::generate);
    assertEquals("small.tla:25:1: row serve.Busy: advance in a frame that is head", e.getMessage());
  }

  @Test
  void resume_afterNoRemoval_isNamedWithItsPlace() {
    Mutation withoutUnlink =
        Mutation.words(
            "row",
            "adjust.Deleted",
            "steps",
            List.of("clearpp", "decnum", "clearboundifempty", "commit", "decdel"));
    var generator =
        new ProtocolGenerator(
            TableReader.builtIn().readUnchecked("repaired", List.of(withoutUnlink)), "small");
    GenerationException e = assertThrows(GenerationException.class, generator::generate);
    String message = String.valueOf(e.getMessage());
    assertTrue(
        message.endsWith("row adjust.Deleted: resume needs changed, set by no step"), message);
  }

  @Test
  void visibleList_againstTheVocabulary_hasExactlyItsWords() {
    var words = TableReader.builtIn().vocabulary();
    Set<String> expected = new HashSet<>(words.steps().keySet());
    expected.addAll(words.hooks().keySet());
    expected.removeAll(words.calls().keySet());
    assertEquals(expected, JavaWords.WORDS.keySet());
    Set<String> tests = new HashSet<>(words.guards().keySet());
    tests.addAll(words.ownedCases().keySet());
    tests.remove("any");
    assertEquals(tests, JavaWords.TESTS.keySet());
    assertEquals(Set.copyOf(words.values()), JavaWords.VALUES.keySet());
    assertEquals(Set.copyOf(words.arguments()), JavaWords.ARGUMENTS.keySet());
    assertEquals(words.locks().keySet(), JavaWords.WAITS.keySet());
  }

  @Test
  void generator_outsideTheVisibleList_namesNoRowOperationStatusOrStep() throws IOException {
    TimerTable table = TableReader.builtIn().read("repaired");
    Set<String> names = new HashSet<>(table.vocabulary().statuses());
    names.addAll(table.vocabulary().steps().keySet());
    names.addAll(table.vocabulary().hooks().keySet());
    names.addAll(table.frames().keySet());
    names.addAll(table.groups().keySet());
    table.rows().forEach(row -> names.add(row.id()));
    try (Stream<Path> files = Files.list(SOURCES)) {
      for (Path file : files.sorted().toList()) {
        Set<String> found = new HashSet<>(literals(Files.readString(file)));
        found.retainAll(names);
        String name = file.getFileName().toString();
        boolean isList = name.equals("JavaWords.java") || name.equals("PollerJava.java");
        assertEquals(isList, !found.isEmpty(), () -> file + " names " + found);
      }
    }
  }

  private static List<String> literals(String source) {
    Matcher m = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"").matcher(source);
    return m.results().map(r -> r.group(1)).toList();
  }

  private static String protocol(Map<String, String> files) {
    String text = files.get("p/TimerProtocol.java");
    assertTrue(text != null && !text.isEmpty());
    return String.valueOf(text);
  }
}
