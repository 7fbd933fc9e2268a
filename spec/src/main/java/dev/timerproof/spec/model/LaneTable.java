package dev.timerproof.spec.model;

import dev.timerproof.evidence.claim.Trace;
import dev.timerproof.spec.tlc.Counterexample;
import dev.timerproof.spec.tlc.TlcResult;
import dev.timerproof.spec.tlc.TraceState;
import dev.timerproof.spec.tlc.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A counterexample as text: the violated property and why that is wrong, one column per thread, one
 * line per step, the changes of shared variables, and the command that repeats it.
 */
public final class LaneTable {
  /** The width that fits a terminal and a report. */
  public static final int WIDTH = 112;

  private static final int NUMBER_WIDTH = 4;
  private static final int SHARED_WIDTH = 32;
  private static final int GAP_WIDTH = 2;

  private final Manifest manifest;

  /**
   * A renderer.
   *
   * @param manifest has the meaning of each property's violation
   */
  public LaneTable(Manifest manifest) {
    this.manifest = manifest;
  }

  /**
   * A case's counterexample, with a title and the command that repeats it.
   *
   * @throws IllegalArgumentException if the result has no violation
   */
  public String render(ModelCase modelCase, TlcResult result) {
    List<String> lines = new ArrayList<>();
    lines.add(title(modelCase, result, violation(modelCase, result)));
    lines.addAll(header(modelCase, result));
    entry(
        lines,
        "replay",
        "timerproof check --only "
            + (modelCase.mustFail() ? "bugs" : "model")
            + " --case "
            + modelCase.name());
    lines.addAll(table(trace(modelCase, result)));
    return text(lines);
  }

  /**
   * A case's counterexample, without title and command.
   *
   * @throws IllegalArgumentException if the result has no violation
   */
  public String renderBody(ModelCase modelCase, TlcResult result) {
    List<String> lines = header(modelCase, result);
    lines.addAll(table(trace(modelCase, result)));
    return text(lines);
  }

  /**
   * The steps of what a case found, for programs that show them in their own way.
   *
   * @throws IllegalArgumentException if it found no violation
   */
  public static Trace trace(ModelCase modelCase, TlcResult result) {
    Violation violation = violation(modelCase, result);
    List<TraceState> states = result.counterexample().states();
    List<String> threads = threads(states.get(0));
    List<Trace.Step> steps = new ArrayList<>();
    for (int k = 1; k < states.size(); k++) {
      steps.add(step(threads, states.get(k - 1), states.get(k)));
    }
    List<Trace.Mutation> mutations = modelCase.fault().map(Schedule::mutations).orElse(List.of());
    return new Trace(
            violation.property(),
            modelCase.edition(),
            threads,
            steps,
            end(result.counterexample(), violation, threads))
        .from(Schedule.start(modelCase.instance(), states.get(0)), mutations);
  }

  private static String text(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }

  private static Violation violation(ModelCase modelCase, TlcResult result) {
    Violation violation = result.violation();
    if (violation == null) {
      throw new IllegalArgumentException(
          modelCase.name() + ": " + result.outcome() + " has no trace");
    }
    return violation;
  }

  private static String title(ModelCase modelCase, TlcResult result, Violation violation) {
    int states = result.counterexample().states().size();
    return modelCase.name()
        + ": "
        + violation.property()
        + (violation.kind() == Violation.Kind.DEADLOCK ? " reached" : " is violated")
        + " after "
        + states
        + (states == 1 ? " state" : " states");
  }

  private List<String> header(ModelCase modelCase, TlcResult result) {
    List<String> lines = new ArrayList<>();
    String why = manifest.properties().get(violation(modelCase, result).property());
    entry(lines, "why", why == null ? "the manifest has no sentence for this property" : why);
    String edition =
        modelCase.edition() + modelCase.fault().map(f -> " with the fault " + f).orElse("");
    if (!edition.isBlank()) {
      entry(lines, "edition", edition);
    }
    entry(lines, "covers", modelCase.instance().covers());
    Set<String> rows = TraceRows.taken(result.counterexample());
    if (!rows.isEmpty()) {
      entry(lines, "rows", String.join(", ", rows));
    }
    return lines;
  }

  /**
   * A named text of the header: wrapped, and indented after its name.
   *
   * @return lines that each end in a line feed
   */
  public static String entry(String name, String text) {
    List<String> lines = new ArrayList<>();
    entry(lines, name, text);
    return text(lines);
  }

  private static void entry(List<String> lines, String name, String text) {
    List<String> wrapped = LaneGrid.wrap(text, WIDTH - 11);
    lines.add(String.format("  %-7s  %s", name, wrapped.get(0)));
    wrapped.subList(1, wrapped.size()).forEach(more -> lines.add("         " + more));
  }

  private static List<String> table(Trace trace) {
    List<String> threads = trace.threads();
    LaneGrid grid = new LaneGrid(widths(threads.size()));
    grid.across("");
    List<List<String>> head = new ArrayList<>();
    head.add(List.of("   #"));
    threads.forEach(thread -> head.add(List.of(thread)));
    head.add(List.of("shared"));
    grid.add(head);
    for (Trace.Step step : trace.steps()) {
      grid.add(cells(threads, step));
    }
    for (String line : trace.end()) {
      LaneGrid.wrap(line, WIDTH).forEach(grid::across);
    }
    return grid.lines();
  }

  private static List<String> threads(TraceState state) {
    Set<String> threads = new TreeSet<>();
    state.variables().path(Registers.THREADS).fieldNames().forEachRemaining(threads::add);
    return threads.isEmpty() ? List.of("action") : List.copyOf(threads);
  }

  private static List<Integer> widths(int lanes) {
    int room = WIDTH - NUMBER_WIDTH - SHARED_WIDTH - GAP_WIDTH * (lanes + 1);
    List<Integer> widths = new ArrayList<>();
    widths.add(NUMBER_WIDTH);
    for (int i = 0; i < lanes; i++) {
      widths.add(room / lanes);
    }
    widths.add(SHARED_WIDTH);
    return widths;
  }

  private static Trace.Step step(List<String> threads, TraceState before, TraceState after) {
    Map<String, String> moves = new LinkedHashMap<>();
    for (String thread : TraceRows.moved(before, after)) {
      moves.put(thread, StepText.of(thread, before, after));
    }
    if (moves.isEmpty()) {
      moves.put(threads.get(0), after.action());
    }
    return new Trace.Step(
        after.number(),
        moves,
        Schedule.actions(before, after),
        List.copyOf(TraceRows.during(before, after)),
        SharedChanges.between(before, after));
  }

  private static List<List<String>> cells(List<String> threads, Trace.Step step) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(List.of(String.format("%4d", step.number())));
    for (String thread : threads) {
      cells.add(Stream.ofNullable(step.moves().get(thread)).toList());
    }
    cells.add(step.changes().stream().map(Trace.Change::toString).toList());
    return cells;
  }

  private static List<String> end(Counterexample trace, Violation violation, List<String> threads) {
    List<String> lines = new ArrayList<>();
    TraceState last = Objects.requireNonNull(trace.states().get(trace.states().size() - 1));
    switch (violation.kind()) {
      case INVARIANT -> lines.add("  ** " + violation.property() + " is violated in this state");
      case REFINEMENT -> lines.add("  ** " + violation.property() + " is violated by this step");
      case DEADLOCK -> {
        lines.add("  ** no thread can take a step:");
        for (String thread : threads) {
          lines.add("     " + thread + ": " + StepText.standing(thread, last));
        }
      }
      case TEMPORAL ->
          lines.add(
              trace.ending() == Counterexample.Ending.LASSO
                  ? "  ** back to "
                      + trace.backTo()
                      + ", and so on for ever: "
                      + violated(violation)
                  : "  ** nothing more happens, for ever: " + violated(violation));
    }
    return lines;
  }

  private static String violated(Violation violation) {
    return violation.property() + " is violated";
  }
}
