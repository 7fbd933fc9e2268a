package dev.timerproof.spec.table.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.evidence.testing.Golden;
import dev.timerproof.spec.table.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The rows that {@code docs/comment-vs-code.md} names exist. */
class CommentVersusCodeTest {
  private static final Pattern HEADING = Pattern.compile("(?m)^### (\\d+)\\. ");
  private static final Pattern ROW_ID = Pattern.compile("`([a-z]+\\.[A-Za-z]+(?:\\.[a-z]+)?)`");

  @Test
  void document_hasEighteenDifferencesWithRowsEach() throws IOException {
    List<String> sections = List.of(HEADING.split(document(), -1));

    assertEquals(19, sections.size(), "an introduction and 18 differences");
    for (int i = 1; i < sections.size(); i++) {
      String section = sections.get(i);
      int rows = section.indexOf("\nRows: ");
      assertTrue(rows > 0, "difference " + i + " has a line that begins with Rows:");
      assertFalse(ids(section.substring(rows)).isEmpty(), "difference " + i + " names rows");
    }
    List<String> numbers = new ArrayList<>();
    var headings = HEADING.matcher(document());
    while (headings.find()) {
      numbers.add(headings.group(1));
    }
    assertEquals("1", numbers.get(0));
    assertEquals("18", numbers.get(numbers.size() - 1));
  }

  @Test
  void rows_thatTheDocumentNames_exist() throws IOException {
    Set<String> known =
        TableReader.builtIn().read("go1.19").rows().stream()
            .map(Row::id)
            .collect(Collectors.toSet());
    Set<String> named = ids(document());

    assertTrue(named.size() > 40, () -> "found " + named);
    named.removeAll(known);
    assertEquals(Set.of(), named);
  }

  @Test
  void ids_inAText_areFoundEvenIfMistyped() {
    assertEquals(
        Set.of("del.Wating", "run.Waiting.notdue"),
        ids("`del.Wating`, `run.Waiting.notdue`, `go`"));
  }

  private static Set<String> ids(String text) {
    Set<String> ids = new TreeSet<>();
    var matcher = ROW_ID.matcher(text);
    while (matcher.find()) {
      ids.add(matcher.group(1));
    }
    return ids;
  }

  private static String document() throws IOException {
    return Files.readString(Golden.module().resolveSibling("docs").resolve("comment-vs-code.md"));
  }
}
