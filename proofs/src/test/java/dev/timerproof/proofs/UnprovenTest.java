package dev.timerproof.proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class UnprovenTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "proofs.md");

  /** The words of a text in lower case, without line breaks and punctuation. */
  private static String words(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", " ").strip();
  }

  @Test
  void document_listsWhatIsNotProven_andNothingElse() throws IOException {
    String text = Files.readString(DOCUMENT);
    int start = text.indexOf("## What is not proven");
    String section = text.substring(start, text.indexOf("\n## ", start));
    for (Unproven each : Unproven.all()) {
      assertTrue(section.contains("* `" + each.name() + "`: "), each::name);
      assertTrue(words(section).contains(words(each.sentence())), each::sentence);
    }
    List<String> entries = section.lines().filter(l -> l.startsWith("* ")).toList();
    assertEquals(Unproven.all().size(), entries.size(), entries::toString);
  }
}
