package dev.timerproof.spec.diff;

import dev.timerproof.evidence.text.WrappedMarkdown;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The page that lists what each edition changed. */
public final class EditionsDocument {
  /**
   * The first edition of the long comparison: up to the last edition it has Go issue 51654 and
   * every repair.
   */
  private static final String FIRST_OF_STORY = "go1.17";

  private final EditionComparison comparison;

  /** A document of these editions. */
  public EditionsDocument(EditionComparison comparison) {
    this.comparison = comparison;
  }

  /** Markdown that ends in a line feed. */
  public String render() {
    List<String> editions = comparison.editions();
    String last = editions.get(editions.size() - 1);
    List<EditionDiff> diffs = new ArrayList<>();
    for (int i = 1; i < editions.size(); i++) {
      diffs.add(comparison.between(editions.get(i - 1), editions.get(i)));
    }
    diffs.add(comparison.between(FIRST_OF_STORY, last));
    var text = new StringBuilder();
    text.append(
        """
        # What the editions changed

        Generated from `spec/src/main/tla`: the table, its planted faults and `models.json`; the drift
        layer compares them. After a change there, `./timerproof regenerate` writes this file.
        `timerproof diff BEFORE AFTER` compares any two editions in the same way.

        A section for each parameter: its meaning, where it comes from, the case that must fail with
        the other value, and the rows and frames that follow from it. Those are found by giving the
        first edition this parameter of the second alone.

        """);
    text.append("Each edition and the one before it:\n\n");
    for (int i = 0; i < diffs.size(); i++) {
      if (i == diffs.size() - 1) {
        text.append("\nAnd from ").append(FIRST_OF_STORY).append(" all the way:\n\n");
      }
      String title = "From " + diffs.get(i).before() + " to " + diffs.get(i).after();
      text.append("- [").append(title).append("](#").append(anchor(title)).append(")\n");
    }
    diffs.forEach(diff -> text.append('\n').append(new DiffMarkdown(2).render(diff)));
    return WrappedMarkdown.of(text.toString());
  }

  /** The anchor that GitHub gives to a title of letters, digits, dots and spaces. */
  private static String anchor(String title) {
    return title.toLowerCase(Locale.ROOT).replace(".", "").replace(' ', '-');
  }
}
