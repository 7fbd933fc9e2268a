package dev.timerproof.spec.export;

import dev.timerproof.spec.table.Frame;
import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.Vocabulary;
import java.util.List;

/**
 * Explains a step or a hook: its effect, its preconditions, and the rows and frames that use it.
 */
final class StepStory {
  private final TimerTable table;

  StepStory(Editions editions) {
    this.table = editions.shown();
  }

  String tellStep(Vocabulary.Step step) {
    var story = new StringBuilder();
    story.append("Step ").append(step.name()).append(": ").append(step.meaning()).append(".\n");
    code(step.name(), story);
    facts("Before it must hold: ", step.needs(), story);
    facts("It makes true: ", step.gives(), story);
    facts("It makes false: ", step.takes(), story);
    facts("It reads: ", step.reads(), story);
    facts("It writes: ", step.writes(), story);
    String called = table.vocabulary().calls().get(step.name());
    if (called != null) {
      story.append("It runs the operation ").append(called).append(".\n");
    }
    return story + uses(step.name());
  }

  String tellHook(String hook) {
    String meaning = table.vocabulary().hooks().get(hook);
    var story = new StringBuilder("Hook " + hook + ": " + meaning + ".\n");
    code(hook, story);
    return story + uses(hook);
  }

  private void code(String word, StringBuilder story) {
    story.append("As statements:\n");
    table.code().of(word).forEach(line -> story.append("  ").append(line).append('\n'));
  }

  private static void facts(String what, List<String> facts, StringBuilder story) {
    if (!facts.isEmpty()) {
      story.append(what).append(English.list(facts)).append(".\n");
    }
  }

  private String uses(String name) {
    var uses = new StringBuilder();
    List<String> rows =
        table.rows().stream().filter(row -> row.steps().contains(name)).map(Row::id).toList();
    if (!rows.isEmpty()) {
      uses.append("In ").append(table.edition()).append(" it stands in ");
      uses.append(English.count(rows.size(), "row")).append(": ");
      uses.append(String.join(", ", rows)).append(".\n");
    }
    for (Frame frame : table.frames().values()) {
      use(frame, "enter", frame.enter(), name, uses);
      use(frame, "round", frame.round(), name, uses);
      use(frame, "picked", frame.picked(), name, uses);
      use(frame, "leave", frame.leave(), name, uses);
    }
    if (uses.isEmpty()) {
      uses.append("Nothing in ").append(table.edition()).append(" uses it.\n");
    }
    return uses.toString();
  }

  private void use(Frame frame, String list, List<String> hooks, String name, StringBuilder uses) {
    if (hooks.contains(name)) {
      uses.append("In ").append(table.edition()).append(" it stands in the frame of ");
      uses.append(frame.op()).append(", under ").append(list).append(".\n");
    }
  }
}
