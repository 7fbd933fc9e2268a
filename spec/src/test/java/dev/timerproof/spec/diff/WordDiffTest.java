package dev.timerproof.spec.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordDiffTest {
  @ParameterizedTest
  @CsvSource({
    "a b c, a c, a **b** c, a c",
    "a c, a b c, a c, a **b** c",
    "a b, b a, **a** b, b **a**",
    "a, b, **a**, **b**",
    "a b a c, a c a, a **b a** c, a c **a**"
  })
  void words_ofTwoLists_areBoldWhereNotShared(
      String before, String after, String first, String second) {
    List<String> texts =
        WordDiff.of(
            Optional.of(List.of(before.split(" "))), Optional.of(List.of(after.split(" "))));

    assertEquals(List.of(first, second), texts.stream().map(WordDiffTest::joined).toList());
  }

  /** Joins adjacent words in bold. */
  private static String joined(String text) {
    return text.replace("** **", " ");
  }

  @Test
  void list_thatIsEmpty_isNothing() {
    assertEquals(
        List.of("nothing", "**a**"),
        WordDiff.of(Optional.of(List.of()), Optional.of(List.of("a"))));
  }

  @Test
  void value_thatIsAbsent_leavesTheOtherPlain() {
    assertEquals(
        List.of("not there", "a b"), WordDiff.of(Optional.empty(), Optional.of(List.of("a", "b"))));
  }
}
