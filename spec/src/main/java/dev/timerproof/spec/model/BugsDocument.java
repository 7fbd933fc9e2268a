package dev.timerproof.spec.model;

import dev.timerproof.evidence.layer.Profile;
import dev.timerproof.evidence.text.WrappedMarkdown;
import java.util.List;

/** The page of the bugs and of the cases that show them. */
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

        Generated from `spec/src/main/tla`: `bugs.json`, `models.json`, `java-cases.json` and
        `Faults.tla`; the drift layer compares them. After a change there, `./timerproof regenerate`
        writes this file.

        Each case plants a fault in the table, or takes an edition as it is, and must violate the
        named property by way of the named rows; the case that holds shows that nothing else is
        wrong there. `timerproof bugs` lists them, `timerproof bugs ID` runs one and prints the
        shortest schedule. A bug that no model expresses stands here with the reason.

        The same faults are planted in Java: the generator emits the edition with the fault, a run
        of it must go wrong as named, and the same run of the edition without the fault must not
        (`JavaCasesTest`). A `history` is calls of one thread, with every invariant of heaps,
        counters, bounds and readers checked after each call; `lincheck` explores the interleavings
        of a few calls. A fault of the poller's rows is planted by tests that the bug names. Where
        Java shows nothing, the reason stands with the bug.

        """);
    page.append(count()).append("\n\n");
    page.append("| id | what a user saw | shown by | in Java by |\n|---|---|---|---|\n");
    for (Bug bug : history.bugs()) {
      page.append("| [").append(bug.id()).append("](#").append(anchor(bug)).append(") | ");
      page.append(bug.title()).append(" | ");
      page.append(bug.modelled() ? names(bug.cases()) : "no model").append(" | ");
      List<String> java = history.javaCases(bug).stream().map(JavaCase::id).toList();
      page.append(java.isEmpty() ? (bug.shownInJava() ? "tests" : "none") : names(java));
      page.append(" |\n");
    }
    counterexamples(page);
    history.bugs().forEach(bug -> section(bug, page));
    return WrappedMarkdown.of(page.toString());
  }

  private String count() {
    long modelled = history.bugs().stream().filter(Bug::modelled).count();
    long without = history.bugs().size() - modelled;
    long byCase = history.bugs().stream().filter(bug -> !bug.java().isEmpty()).count();
    long inJava = history.bugs().stream().filter(Bug::shownInJava).count();
    return modelled
        + " of them are shown by a case that must fail, "
        + without
        + " by none. Generated Java shows "
        + inJava
        + ", "
        + byCase
        + " of them by a case and the others by the tests that stand with them.";
  }

  /** Which quick cases generated Java follows to the violation, and why not the others. */
  private void counterexamples(StringBuilder page) {
    page.append(
        """

        The counterexample of a case that a quick run checks is followed, step by step, by the Java
        that is generated with its fault, up to the same violation (`timerproof replay`,
        `QuickCounterexamplesTest`), or the reason why it cannot be stands here:

        | case | violates | in generated Java |
        |---|---|---|
        """);
    history.manifest().cases().stream()
        .filter(c -> c.mustFail() && c.profile() == Profile.QUICK)
        .forEach(
            c -> {
              page.append("| `").append(c.name()).append("` | ").append(c.expect().property());
              String java = c.noJava().map(reason -> "not followed: " + reason).orElse("violated");
              page.append(" | ").append(java).append(" |\n");
            });
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
    }
    for (ModelCase modelCase : history.cases(bug)) {
      page.append("\n- `")
          .append(modelCase.name())
          .append("` (")
          .append(modelCase.profile().label());
      page.append("), ")
          .append(modelCase.edition())
          .append(", ")
          .append(modelCase.instance().covers());
      page.append(".\n  - Changed: ").append(String.join("; ", code(text.changes(modelCase))));
      page.append("\n  - Violates ").append(text.violates(modelCase)).append(".");
      if (!modelCase.expect().rows().isEmpty()) {
        page.append(" By way of ").append(names(modelCase.expect().rows())).append(".");
      }
      page.append("\n  - ").append(text.holds(modelCase)).append(".\n");
    }
    java(bug, page);
  }

  private void java(Bug bug, StringBuilder page) {
    if (!bug.shownInJava() && bug.noJava().isEmpty()) {
      return;
    }
    page.append("\nIn generated Java:\n\n");
    for (JavaCase modelCase : history.javaCases(bug)) {
      page.append("- `").append(modelCase.id()).append("`, ").append(modelCase.edition());
      page.append(" with `").append(modelCase.fault()).append("`: ").append(modelCase.what());
      page.append(".\n  - Calls: `").append(modelCase.script().strip()).append("`\n  - Finds: `");
      page.append(modelCase.finding()).append("`.\n");
    }
    if (!bug.javaTest().isEmpty()) {
      page.append("- Shown by tests: ").append(bug.javaTest()).append(".\n");
    }
    if (!bug.noJava().isEmpty()) {
      page.append("- ").append(!bug.shownInJava() ? "Not shown: " : "Beyond that: ");
      page.append(bug.noJava()).append(".\n");
    }
  }

  private static List<String> code(List<String> changes) {
    return changes.stream().map(change -> "`" + change + "`").toList();
  }
}
