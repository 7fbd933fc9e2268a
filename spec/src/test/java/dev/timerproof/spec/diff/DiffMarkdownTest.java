package dev.timerproof.spec.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.spec.diff.EditionDiff.Change;
import dev.timerproof.spec.diff.EditionDiff.ParameterChange;
import dev.timerproof.spec.export.TableDiff.Difference;
import dev.timerproof.spec.table.Vocabulary.ParameterNote;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiffMarkdownTest {
  private static final PlantedCase CASE =
      new PlantedCase(
          "Without",
          "Without",
          "new",
          "old",
          "Safe",
          "it is unsafe",
          List.of("a.B"),
          "one timer",
          "quick");
  private static final ParameterChange FIRST =
      new ParameterChange(
          new ParameterNote("first", "what comes first", "source 1", "R9"),
          "x",
          "y",
          "R9",
          List.of(CASE));
  private static final ParameterChange SECOND =
      new ParameterChange(
          new ParameterNote("second", "what comes second", "source 2", "none"),
          "0",
          "1",
          "none",
          List.of());

  private static Change change(String name, String before, String after, String... parameters) {
    return new Change(new Difference("row", name, "steps", before, after), List.of(parameters));
  }

  @Test
  void editions_thatAreEqual_saySo() {
    String text = new DiffMarkdown().render(new EditionDiff("a", "b", List.of(), List.of()));

    assertEquals(
        "# From a to b\n\nThe two editions are equal: the same parameters, rows and frames.\n",
        text);
  }

  @Test
  void difference_ofTwoParameters_isToldByParameter() {
    var diff =
        new EditionDiff(
            "old",
            "new",
            List.of(FIRST, SECOND),
            List.of(
                change("a.B", "p, q", "p, r, q", "first"),
                change("a.C", "p", "r", "first", "second"),
                change("a.D", "p, q", "p, r, q", "first")));

    assertEquals(
        """
        # From old to new

        They differ in 2 parameters, 3 rows and 0 frames. What only one side has is in bold.

        ## `first`: x becomes y (R9)

        - Meaning: what comes first.
        - Source: source 1.
        - Must fail: new with old violates Safe (it is unsafe), by way of `a.B`, on one timer.
          `timerproof check --only bugs --case Without` shows it.

        - row `a.B`, row `a.D`: steps
          - before: p q
          - after: p **r** q
        - row `a.C`: steps, with `second`
          - before: **p**
          - after: **r**

        ## `second`: 0 becomes 1

        - Meaning: what comes second.
        - Source: source 2.
        - Must fail: no case yet.

        It takes part in what is shown above: row `a.C`.
        """,
        new DiffMarkdown().render(diff));
  }

  @Test
  void parameter_thatNothingFollowsFrom_saysSo() {
    String text = new DiffMarkdown().render(new EditionDiff("a", "b", List.of(SECOND), List.of()));

    assertTrue(
        text.endsWith("\nRows and frames stay as they are: it is about what surrounds them.\n"),
        text);
    assertFalse(text.contains("| what |"), text);
  }
}
