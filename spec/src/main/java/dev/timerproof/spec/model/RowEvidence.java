package dev.timerproof.spec.model;

import dev.timerproof.spec.table.PollerTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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
    List<ModelCase> cases = cases(row);
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
    line("Bugs: ", bugs(row).stream().map(bug -> bug.id() + ", " + bug.title()).toList(), text);
    return text.toString();
  }

  /** The cases that must fail by way of a row, in the manifest's order. */
  public List<ModelCase> cases(String row) {
    return history.manifest().cases().stream()
        .filter(c -> c.expect().rows().contains(row))
        .toList();
  }

  /** The bugs that these cases show. */
  public List<Bug> bugs(String row) {
    Set<Bug> bugs = new LinkedHashSet<>();
    cases(row).forEach(modelCase -> bugs.addAll(history.shownBy(modelCase)));
    return List.copyOf(bugs);
  }

  /** Whether the models must reach a row, in words. */
  public String reached(PollerTable poller, String row) {
    List<ModelCase> reaching = reaching(poller, row);
    if (!reaching.isEmpty()) {
      return "must be reached in "
          + reaching.stream().map(ModelCase::name).collect(Collectors.joining(", "));
    }
    return history.manifest().floors().stream()
        .filter(floor -> floor.only().isEmpty() && floor.edition().equals(poller.edition()))
        .filter(floor -> poller.rows().stream().noneMatch(r -> r.id().equals(row)))
        .findFirst()
        .map(
            floor ->
                Optional.ofNullable(floor.unreached().get(row))
                    .map(reason -> "not reached: " + reason)
                    .orElse("must be reached by the models of " + floor.edition()))
        .orElse("interpreted, but nothing demands that a model of this edition reaches it");
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
