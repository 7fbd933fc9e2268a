package dev.timerproof.spec.model;

import java.util.List;

/** The bugs and what shows them, as a page. */
public final class BugsDocument {
  private final BugHistory history;
  private final BugText text;

  /** A page of these bugs. */
  public BugsDocument(BugHistory history, BugText text) {
    this.history = history;
    this.text = text;
  }

  /** Markdown that ends in a line feed. */
  public String render() {
    var page = new StringBuilder();
    page.append(
        """
        # Bugs of Go's timers, as checked counterexamples

        Generated from `spec/src/main/tla`: `bugs.json`, `models.json` and `Faults.tla`; a test compares them.
        After a change there, `mvn -pl spec test -Dtest=BugsDocumentTest -Dtimerproof.regenerate=true`
        writes this file.

        Each case plants a fault in the table, or takes an edition as it is, and must violate the named property
        by way of the named rows; the case that holds shows that nothing else is wrong there. `timerproof bugs`
        lists them, `timerproof bugs ID` runs one and prints the shortest schedule. A bug that no model expresses
        stands here with the reason.

        """);
    page.append(count()).append("\n\n");
    page.append("| id | what a user saw | versions | shown by |\n|---|---|---|---|\n");
    for (Bug bug : history.bugs()) {
      page.append("| [").append(bug.id()).append("](#").append(anchor(bug)).append(") | ");
      page.append(bug.title()).append(" | ").append(bug.versions()).append(" | ");
      page.append(bug.modelled() ? names(bug.cases()) : "no model").append(" |\n");
    }
    history.bugs().forEach(bug -> section(bug, page));
    return page.toString();
  }

  private String count() {
    long modelled = history.bugs().stream().filter(Bug::modelled).count();
    long without = history.bugs().size() - modelled;
    return modelled + " of them are shown by a case that must fail; " + without + " by none.";
  }

  private static String names(List<String> names) {
    return String.join(", ", names.stream().map(name -> "`" + name + "`").toList());
  }

  private static String anchor(Bug bug) {
    return bug.id().toLowerCase(java.util.Locale.ROOT);
  }

  private void section(Bug bug, StringBuilder page) {
    page.append("\n## ").append(bug.id()).append("\n\n");
    page.append("**").append(bug.title()).append(".** ").append(bug.versions()).append(".");
    if (!bug.also().isEmpty()) {
      page.append(" Also ").append(String.join(", ", bug.also())).append(".");
    }
    page.append("\n\n").append(bug.story()).append("\n\nThe fix: ").append(bug.fix()).append("\n");
    if (!bug.modelled()) {
      page.append("\nNo model shows it: ").append(bug.noModel()).append("\n");
      return;
    }
    for (ModelCase made : history.cases(bug)) {
      page.append("\n- `").append(made.name()).append("` (").append(made.profile().word());
      page.append("), ").append(made.edition()).append(", ").append(made.instance().covers());
      page.append(".\n  - Changed: ").append(String.join("; ", code(text.changes(made))));
      page.append("\n  - Violates ").append(text.violates(made)).append(".");
      if (!made.expect().rows().isEmpty()) {
        page.append(" By way of ").append(names(made.expect().rows())).append(".");
      }
      page.append("\n  - ").append(text.holds(made)).append(".\n");
    }
  }

  private static List<String> code(List<String> changes) {
    return changes.stream().map(change -> "`" + change + "`").toList();
  }
}
