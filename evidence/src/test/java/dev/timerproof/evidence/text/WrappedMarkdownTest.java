package dev.timerproof.evidence.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class WrappedMarkdownTest {
  private static final String WORDS = "word ".repeat(40).strip();

  private static void assertStays(String page) {
    assertEquals(page, WrappedMarkdown.of(page));
  }

  @Test
  void paragraph_thatIsTooLong_isBrokenAtBlanks() {
    String wrapped = WrappedMarkdown.of(WORDS + "\n");

    assertEquals(WORDS + "\n", wrapped.replace("\nword", " word"));
    assertTrue(wrapped.lines().count() > 1, wrapped);
    assertTrue(wrapped.lines().allMatch(line -> line.length() <= 100), wrapped);
    assertStays(wrapped);
  }

  @Test
  void paragraph_ofShortLines_isFilled() {
    assertEquals("one two\n\nthree\n", WrappedMarkdown.of("one\ntwo\n\nthree\n"));
  }

  @Test
  void item_thatIsTooLong_isIndentedBelowItsFirstWord() {
    String wrapped = WrappedMarkdown.of("- one\n  - " + WORDS + "\n12. " + WORDS + "\n");

    assertTrue(wrapped.startsWith("- one\n  - word word"), wrapped);
    assertTrue(wrapped.contains("\n    word"), wrapped);
    assertTrue(wrapped.contains("\n12. word"), wrapped);
    assertTrue(wrapped.lines().allMatch(line -> line.length() <= 100), wrapped);
    assertStays(wrapped);
  }

  @Test
  void code_withBlanks_isNotBroken() {
    String command = "`timerproof check --only bugs --case Name`";
    String wrapped = WrappedMarkdown.of("word ".repeat(14) + command + " shows it.\n");

    assertTrue(wrapped.contains("\n" + command + " shows it."), wrapped);
  }

  @Test
  void tablesHeadingsAndCode_stay() {
    assertStays("# " + WORDS + "\n\n| " + WORDS + " |\n|---|\n");
    assertStays("```sh\n" + WORDS + "\n  " + WORDS + "\n```\n");
  }
}
