package dev.timerproof.generate.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.evidence.testing.Golden;
import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.PollerRow;
import dev.timerproof.spec.table.PollerTable;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The poller's dispatch depends only on its rows. */
class PollerGeneratorTest {
  private static final Path SOURCES = Path.of("src/main/java/dev/timerproof/generate/java");
  private static final Path GOLDEN =
      Path.of("src/test/resources/dev/timerproof/generate/java/poller/PollerProtocol.java.txt");
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");

  private final TableReader reader = TableReader.builtIn();

  private static String text(PollerTable table) {
    Map<String, String> files = new PollerGenerator(table, "p").generate();
    assertEquals(Set.of("p/PollerProtocol.java"), files.keySet());
    return String.join("", files.values());
  }

  @Test
  void oldestEdition_isWrittenAsInTheGoldenFile() throws IOException {
    Golden.assertMatches(GOLDEN, text(reader.read("go1.15").poller()));
  }

  @Test
  void everyEdition_writtenTwice_isTheSameAndNamesEveryRow() {
    for (String edition : reader.vocabulary().editions()) {
      PollerTable table = reader.read(edition).poller();
      String text = text(table);
      assertEquals(text, text(reader.read(edition).poller()));
      for (PollerRow row : table.rows()) {
        assertTrue(text.contains(row.id()), () -> edition + " lacks " + row.id());
      }
    }
  }

  @Test
  void everyRow_withoutItsFirstStep_givesOtherJava() {
    String text = text(reader.read("repaired").poller());
    for (PollerRow row : reader.read("repaired").poller().rows()) {
      if (!row.steps().isEmpty()) {
        List<String> rest = row.steps().subList(1, row.steps().size());
        assertNotEquals(text, text(mutant(row.id(), "steps", rest)), row.id());
      }
      String result = row.result() == PollerRow.Result.ADVANCE ? "leave" : "advance";
      boolean last = row.word().equals("wakeSig") || row.word().equals("pollUntil");
      if (!last) {
        assertNotEquals(text, text(mutant(row.id(), "result", result)), row.id());
      }
    }
  }

  private PollerTable mutant(String row, String field, Object value) {
    return reader
        .readUnchecked("repaired", List.of(new Mutation("row", row, field, value)))
        .poller();
  }

  @Test
  void rowsOfOneValue_thatBecomeTheSame_shareTheirCode() {
    assertTrue(text(reader.read("repaired").poller()).contains("// wake.set.later\n"));
    String text = text(mutant("wake.set.later", "steps", List.of()));
    assertTrue(text.contains("// wake.set.later, wake.set.notlater\n"), text);
    assertFalse(text.contains("until > mine) {\n          // wake"), text);
  }

  @Test
  void value_withoutARow_throwsWhereItIsMet() {
    String text = text(mutant("break.sent", "from", "clear"));
    assertTrue(
        text.contains("case SENT -> throw new IllegalStateException(\"no row: sent\");"), text);
  }

  @Test
  void word_thatNobodyCanTake_isNamedWithItsPlace() {
    PollerGenerator generator = new PollerGenerator(mutant("find.spinning", "kind", "go"), "p");
    GenerationException e = assertThrows(GenerationException.class, generator::generate);
    assertTrue(
        String.valueOf(e.getMessage())
            .matches(
                "TimerTable.tla:\\d+:\\d+: poller row find.spinning: no row can take the word"
                    + " spinning"),
        e.getMessage());
  }

  @Test
  void visibleList_againstTheTable_hasExactlyItsWords() {
    PollerTable table = reader.read("repaired").poller();
    assertEquals(table.words().keySet(), PollerJava.WORDS.keySet());
    assertEquals(table.guards().keySet(), PollerJava.GUARDS.keySet());
    assertEquals(table.frames().keySet(), PollerJava.ARGUMENTS.keySet());
    Set<String> steps = new HashSet<>(PollerJava.STEPS.keySet());
    steps.add(PollerJava.COMMIT);
    assertEquals(table.steps().keySet(), steps);
  }

  @Test
  void generator_outsideTheVisibleList_namesNothingOfTheTable() throws IOException {
    PollerTable table = reader.read("repaired").poller();
    Set<String> names = new HashSet<>(table.words().keySet());
    table.words().values().forEach(names::addAll);
    names.addAll(table.frames().keySet());
    names.addAll(table.guards().keySet());
    names.addAll(table.results().keySet());
    names.addAll(table.steps().keySet());
    table.rows().forEach(row -> names.add(row.id()));
    try (Stream<Path> files = Files.list(SOURCES)) {
      for (Path file :
          files.filter(f -> f.getFileName().toString().startsWith("Poller")).toList()) {
        Matcher m = LITERAL.matcher(Files.readString(file));
        Set<String> found = m.results().map(r -> r.group(1)).collect(Collectors.toSet());
        found.retainAll(names);
        boolean isList = file.getFileName().toString().equals("PollerJava.java");
        assertEquals(isList, !found.isEmpty(), () -> file + " names " + found);
      }
    }
  }
}
