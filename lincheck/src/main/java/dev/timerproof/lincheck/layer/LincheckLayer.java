package dev.timerproof.lincheck.layer;

import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.claim.Outcome;
import dev.timerproof.evidence.claim.Trace;
import dev.timerproof.evidence.layer.Layer;
import dev.timerproof.evidence.layer.LayerContext;
import dev.timerproof.evidence.layer.LayerName;
import dev.timerproof.evidence.layer.Settings;
import dev.timerproof.generate.java.GenerationException;
import dev.timerproof.lincheck.CaseResult;
import dev.timerproof.lincheck.replay.SteppedTimers;
import dev.timerproof.lincheck.scenario.DirectedRun;
import dev.timerproof.lincheck.scenario.ScenarioSchedule;
import dev.timerproof.lincheck.scenario.Variant;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.reading.TableReader;
import dev.timerproof.spec.table.reading.TableSource;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

/**
 * Explores interleavings of a few calls with Lincheck, each protocol in a process of its own:
 * hand-written races, the same races on protocols with a fault that loses them, and random calls.
 */
public final class LincheckLayer implements Layer {
  /** The part of its time that the layer leaves unused, for its own end. */
  private static final Duration RESERVE = Duration.ofSeconds(1);

  /** How long to look for a schedule of single steps of one scenario. */
  private static final Duration LONGEST_SEARCH = Duration.ofSeconds(20);

  @Override
  public LayerName name() {
    return LayerName.LINCHECK;
  }

  @Override
  public List<String> cases(Settings settings) {
    return LincheckCase.of(settings).stream().map(LincheckCase::id).toList();
  }

  @Override
  public void run(LayerContext context) throws Exception {
    Settings settings = context.settings();
    if (!settings.editions().contains(Variant.SHIPPED)) {
      context.gap("only " + Variant.SHIPPED + " and faults of it are explored");
    }
    Map<Variant, List<LincheckCase>> cases =
        LincheckCase.of(settings).stream()
            .filter(c -> settings.wants(c.id()))
            .collect(
                Collectors.groupingBy(
                    LincheckCase::variant, LinkedHashMap::new, Collectors.toList()));
    Optional<TableReader> table = Optional.empty();
    if (settings.table().file().isPresent()) {
      table = Optional.of(TableSource.of(settings).reader());
    }
    var run = new DirectedRun(table, context.scratch());
    for (Map.Entry<Variant, List<LincheckCase>> e : cases.entrySet()) {
      explore(context, run, e.getKey(), e.getValue());
    }
  }

  private static void explore(
      LayerContext context, DirectedRun run, Variant variant, List<LincheckCase> cases)
      throws IOException, InterruptedException {
    boolean compiles = !variant.isShipped() || context.settings().table().file().isPresent();
    if (compiles && ToolProvider.getSystemJavaCompiler() == null) {
      cases.forEach(
          c ->
              context.report(
                  c.claim(context.settings())
                      .withOutcome(Outcome.TOOL_MISSING)
                      .withDetail("no compiler; run a JDK")));
      return;
    }
    Map<String, LincheckCase> open =
        cases.stream()
            .collect(
                Collectors.toMap(c -> c.task().name(), c -> c, (a, b) -> a, LinkedHashMap::new));
    TimerTable table = variant.table(TableSource.of(context.settings()).reader());
    var rows = new RowsTaken(table);
    context.status("exploring " + open.keySet().iterator().next() + " on " + variant);
    Duration left = context.remaining().minus(RESERVE);
    try {
      run.run(
          variant,
          cases.stream().map(LincheckCase::task).toList(),
          left.isNegative() ? Duration.ZERO : left,
          result -> {
            report(context, open, result, rows, table);
            open.keySet().stream().findFirst().ifPresent(n -> context.status("exploring " + n));
          });
    } catch (GenerationException e) {
      open.values()
          .forEach(
              c ->
                  context.report(
                      c.claim(context.settings())
                          .withOutcome(Outcome.MALFORMED)
                          .withDetail(String.valueOf(e.getMessage()))));
      return;
    }
    open.values()
        .forEach(
            c ->
                context.report(
                    c.claim(context.settings())
                        .withOutcome(Outcome.NO_VERDICT)
                        .withDetail("not explored in time")));
  }

  private static void report(
      LayerContext context,
      Map<String, LincheckCase> open,
      CaseResult result,
      RowsTaken rows,
      TimerTable table) {
    LincheckCase done = open.remove(result.name());
    if (done != null) {
      Claim claim = done.judge(context.settings(), result, rows);
      context.report(result.holds() ? claim : withSchedule(claim, done, table));
    }
  }

  /** With a schedule of single steps on which the calls go wrong, if one is found soon. */
  private static Claim withSchedule(Claim claim, LincheckCase found, TimerTable table) {
    if (ToolProvider.getSystemJavaCompiler() == null) {
      return claim;
    }
    try {
      SteppedTimers protocol = SteppedTimers.of(table);
      for (String scenario : found.task().scenarios()) {
        Optional<Trace> trace = ScenarioSchedule.find(protocol, scenario, LONGEST_SEARCH);
        if (trace.isPresent()) {
          return claim.withTrace(trace.get());
        }
      }
    } catch (RuntimeException e) {
      // What was found counts, also if its steps cannot be written down.
      return claim;
    }
    return claim;
  }
}
