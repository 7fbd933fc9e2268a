package dev.timerproof.spec.model;

import dev.timerproof.spec.table.PollerTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The evidence about a row: the must-fail cases whose counterexample takes it, and the bugs that
 * these show; for a row of the poller also the cases that must reach it. Immutable.
 *
 * @param history the bugs, with the manifest that has the cases
 */
public record RowEvidence(BugHistory history) {
  /**
   * The evidence of this build.
   *
   * @throws IOException if the manifest or the bugs cannot be read
   */
  public static RowEvidence builtIn() throws IOException {
    return new RowEvidence(BugReader.builtIn());
  }

  /**
   * Lines about a row; empty if no case is about it.
   *
   * @param poller the poller's rows of the edition
   */
  public String of(PollerTable poller, String row) {
    List<ModelCase> cases =
        history.manifest().cases().stream().filter(c -> c.expect().rows().contains(row)).toList();
    Set<Bug> bugs = new LinkedHashSet<>();
    cases.forEach(modelCase -> bugs.addAll(history.shownBy(modelCase)));
    List<ModelCase> reaching = reaching(poller, row);
    List<String> modules =
        reaching.stream().map(modelCase -> modelCase.instance().module()).distinct().toList();
    var text = new StringBuilder();
    line("Interpreted in: ", modules, text);
    line("Must be reached in: ", reaching.stream().map(ModelCase::name).toList(), text);
    List<String> failing = new ArrayList<>();
    for (ModelCase modelCase : cases) {
      failing.add(
          "%s (%s violates %s)"
              .formatted(modelCase.name(), modelCase.edition(), modelCase.expect().property()));
    }
    line("Must fail by way of it: ", failing, text);
    line("Bugs: ", bugs.stream().map(bug -> bug.id() + ", " + bug.title()).toList(), text);
    return text.toString();
  }

  /** The cases that have a floor of their own and must reach the row. */
  private List<ModelCase> reaching(PollerTable poller, String row) {
    if (poller.rows().stream().noneMatch(r -> r.id().equals(row))) {
      return List.of();
    }
    return history.manifest().floors().stream()
        .filter(floor -> floor.edition().equals(poller.edition()))
        .filter(floor -> !floor.unreached().containsKey(row))
        .flatMap(floor -> floor.only().flatMap(history.manifest()::find).stream())
        .toList();
  }

  private static void line(String what, Iterable<String> words, StringBuilder text) {
    String all = String.join("; ", words);
    if (!all.isEmpty()) {
      text.append(what).append(all).append(".\n");
    }
  }
}
