package dev.timerproof.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.cli.console.Console;
import dev.timerproof.cli.console.NanoClock;
import dev.timerproof.cli.report.Environment;
import dev.timerproof.cli.report.LayerReport;
import dev.timerproof.cli.report.Report;
import dev.timerproof.evidence.cache.VerdictCache;
import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.claim.ExitCode;
import dev.timerproof.evidence.claim.Gap;
import dev.timerproof.evidence.claim.Outcome;
import dev.timerproof.evidence.layer.Cores;
import dev.timerproof.evidence.layer.Layer;
import dev.timerproof.evidence.layer.LayerContext;
import dev.timerproof.evidence.layer.LayerName;
import dev.timerproof.evidence.layer.LayerRegistry;
import dev.timerproof.evidence.layer.Profile;
import dev.timerproof.evidence.layer.Settings;
import dev.timerproof.evidence.testing.FakeLayer;
import dev.timerproof.spec.table.reading.TableSource;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class CheckRunTest {
  private final StringWriter out = new StringWriter();
  private final List<Report> delivered = new ArrayList<>();

  private static Claim claim(String id, Outcome outcome) {
    return Claim.of(id, "it is so", LayerName.TABLE.kind()).withOutcome(outcome);
  }

  private static Layer layer(LayerName name, FakeLayer.Work work) {
    return new FakeLayer(name, List.of(), work);
  }

  private static Layer reporting(LayerName name, Outcome outcome) {
    return layer(name, c -> c.report(claim(name.label() + "/case", outcome)));
  }

  private static Layer layer(LayerName name, Layer.Width width, FakeLayer.Work work) {
    return new Layer() {
      @Override
      public LayerName name() {
        return name;
      }

      @Override
      public Width width() {
        return width;
      }

      @Override
      public List<String> cases(Settings settings) {
        return List.of();
      }

      @Override
      public void run(LayerContext context) throws Exception {
        work.run(context);
      }
    };
  }

  private static void forever() throws InterruptedException {
    new CountDownLatch(1).await();
  }

  static CheckRun.Plan plan(Duration budget, Layer... layers) {
    var settings =
        new Settings(
            Profile.QUICK,
            List.of("x"),
            TableSource.builtIn(),
            Optional.empty(),
            7,
            Optional.empty());
    return new CheckRun.Plan(
        new LayerRegistry(List.of(layers)),
        List.of(layers),
        settings,
        budget,
        VerdictCache.none(),
        Cores.of(2),
        Environment.current(Map.of("timerproof", "1"), "unknown"),
        "0".repeat(64));
  }

  private CheckRun run(Duration budget, Layer... layers) {
    CheckRun.Plan plan = plan(budget, layers);
    Console console =
        Console.of(
            new PrintWriter(out), new PrintWriter(new StringWriter()), false, NanoClock.system());
    return new CheckRun(plan, console, NanoClock.system(), delivered::add);
  }

  private ExitCode runAll(Layer... layers) {
    return run(Duration.ofMinutes(1), layers).run();
  }

  private Report report() {
    assertEquals(1, delivered.size(), "reports delivered");
    return delivered.get(0);
  }

  private LayerReport.State state(LayerName name) {
    return report().layer(name).state();
  }

  @Test
  void run_whoseLayersHold_holds() {
    ExitCode code =
        runAll(
            reporting(LayerName.TABLE, Outcome.HOLDS), reporting(LayerName.MODEL, Outcome.HOLDS));
    assertEquals(ExitCode.HOLDS, code);
    assertEquals(2, report().claims().size());
    assertEquals(LayerReport.State.FINISHED, state(LayerName.MODEL));
    assertTrue(out.toString().contains("holds     model/case: it is so"), out.toString());
  }

  @Test
  void run_withTwoFindings_hasTheCodeThatWins() {
    ExitCode code =
        runAll(
            reporting(LayerName.DRIFT, Outcome.DRIFT),
            reporting(LayerName.MODEL, Outcome.VIOLATED));
    assertEquals(ExitCode.VIOLATED, code);
  }

  @Test
  void run_withoutAnyClaim_hasNoVerdict() {
    assertEquals(ExitCode.NO_VERDICT, runAll(layer(LayerName.TABLE, c -> {})));
  }

  @Test
  void layer_thatEndsWithoutAClaim_isAGap() {
    assertEquals(
        ExitCode.HOLDS,
        runAll(
            reporting(LayerName.TABLE, Outcome.HOLDS), layer(LayerName.JCSTRESS, context -> {})));
    assertTrue(
        report()
            .gaps()
            .contains(new Gap("jcstress", "none of its cases is about what was asked for")),
        report().gaps().toString());
  }

  @Test
  void layers_ofOneCoreAndOfMany_runBesideEachOther() {
    var both = new CountDownLatch(2);
    runAll(
        layer(LayerName.MODEL, Layer.Width.MANY_CORES, context -> meet(context, both, "model/a")),
        layer(LayerName.JQWIK, Layer.Width.ONE_CORE, context -> meet(context, both, "jqwik/a")));
    assertEquals(2, report().claims().size(), report().claims().toString());
    assertEquals(ExitCode.HOLDS, report().exitCode());
    assertEquals(0, both.getCount());
  }

  private static void meet(LayerContext context, CountDownLatch both, String id)
      throws InterruptedException {
    both.countDown();
    both.await();
    context.report(claim(id, Outcome.HOLDS));
  }

  @Test
  void layer_thatNeedsTheWholeMachine_runsAlone() {
    var running = new AtomicInteger();
    var most = new AtomicInteger();
    FakeLayer.Work alone =
        context -> {
          most.set(running.get());
          context.report(claim("jcstress/a", Outcome.HOLDS));
        };
    runAll(
        layer(
            LayerName.MODEL,
            Layer.Width.MANY_CORES,
            context -> counted(context, running, "model/a")),
        layer(LayerName.JCSTRESS, Layer.Width.WHOLE_MACHINE, alone),
        layer(
            LayerName.JQWIK,
            Layer.Width.ONE_CORE,
            context -> counted(context, running, "jqwik/a")));
    assertEquals(List.of("jcstress/a"), last(report().claims()));
    assertEquals(0, most.get(), "others ran beside it");
  }

  private static void counted(LayerContext context, AtomicInteger running, String id) {
    running.incrementAndGet();
    context.report(claim(id, Outcome.HOLDS));
    running.decrementAndGet();
  }

  private static List<String> last(List<Claim> claims) {
    return claims.subList(claims.size() - 1, claims.size()).stream().map(Claim::id).toList();
  }

  @Test
  void layers_thatThisBuildLacks_areNamedAsGaps() {
    runAll(reporting(LayerName.TABLE, Outcome.HOLDS));
    assertTrue(report().gaps().contains(new Gap("proofs", "not part of this build")));
    assertEquals(LayerReport.State.NOT_IN_BUILD, state(LayerName.PROOFS));
  }

  @Test
  void layer_thatNamesAGap_isHeard() {
    runAll(
        layer(
            LayerName.DRIFT,
            c -> {
              c.gap("not in a checkout");
              c.report(claim("drift/a", Outcome.HOLDS));
            }));
    assertEquals(new Gap("drift", "not in a checkout"), report().gaps().get(1));
  }

  @Test
  void layer_thatThrows_isAnInternalErrorAndTheOthersStillRun() {
    ExitCode code =
        runAll(
            layer(
                LayerName.TABLE,
                c -> {
                  throw new IllegalStateException("boom");
                }),
            reporting(LayerName.MODEL, Outcome.HOLDS));
    assertEquals(ExitCode.INTERNAL, code);
    assertTrue(report().claims().get(0).detail().contains("boom"));
    assertEquals("model/case", report().claims().get(1).id());
    assertEquals(LayerReport.State.CUT, state(LayerName.TABLE));
  }

  @Test
  void layer_thatReportsForAnother_isAnInternalError() {
    assertEquals(
        ExitCode.INTERNAL,
        runAll(layer(LayerName.TABLE, c -> c.report(claim("model/case", Outcome.HOLDS)))));
  }

  @Test
  void layer_thatReportsAnIdTwice_isAnInternalError() {
    assertEquals(
        ExitCode.INTERNAL,
        runAll(
            layer(
                LayerName.TABLE,
                c -> {
                  c.report(claim("table/a", Outcome.HOLDS));
                  c.report(claim("table/a", Outcome.HOLDS));
                })));
  }

  @Test
  void malformedTable_stopsTheLayersThatNeedIt() {
    ExitCode code =
        runAll(
            reporting(LayerName.TABLE, Outcome.MALFORMED),
            reporting(LayerName.MODEL, Outcome.HOLDS));
    assertEquals(ExitCode.MALFORMED, code);
    assertEquals(1, report().claims().size());
    assertTrue(report().gaps().contains(new Gap("model", "the table is malformed")));
    assertEquals(LayerReport.State.NOT_STARTED, state(LayerName.MODEL));
  }

  @Test
  void budget_ofALayerThatNeverEnds_leavesTheOthersTheirPart() {
    var left = new AtomicLong();
    CheckRun run =
        run(
            Duration.ofMinutes(1),
            layer(
                LayerName.TABLE,
                c -> {
                  c.report(claim("table/a", Outcome.HOLDS));
                  forever();
                }),
            layer(
                LayerName.MODEL,
                c -> {
                  left.set(c.remaining().toMillis());
                  c.report(claim("model/b", Outcome.HOLDS));
                }));
    assertEquals(ExitCode.NO_VERDICT, run.run());
    assertEquals(
        List.of("table/a", "table/budget", "model/b"),
        report().claims().stream().map(Claim::id).toList());
    assertEquals(LayerReport.State.CUT, state(LayerName.TABLE));
    assertTrue(left.get() > 10_000, () -> "left for the second layer: " + left);
  }

  @Test
  void budget_thatIsSpent_leavesLayersNotBegun() {
    CheckRun run =
        run(
            Duration.ofNanos(1),
            reporting(LayerName.TABLE, Outcome.HOLDS),
            reporting(LayerName.MODEL, Outcome.HOLDS));
    assertEquals(ExitCode.NO_VERDICT, run.run());
    assertEquals(
        List.of("table/budget", "model/budget"),
        report().claims().stream().map(Claim::id).toList());
    assertEquals(LayerReport.State.NOT_STARTED, state(LayerName.MODEL));
  }

  @Test
  void interrupt_ofARun_reportsWhatWasFinishedOnce() throws Exception {
    var begun = new CountDownLatch(1);
    var ended = new AtomicInteger();
    CheckRun run =
        run(
            Duration.ofMinutes(1),
            reporting(LayerName.TABLE, Outcome.VIOLATED),
            layer(
                LayerName.MODEL,
                c -> {
                  begun.countDown();
                  forever();
                }));
    var code = new AtomicReference<ExitCode>();
    Thread main = new Thread(() -> code.set(run.run()));
    main.start();
    begun.await();
    assertEquals(ExitCode.INTERRUPTED, run.interrupt(ended::incrementAndGet));
    main.join();
    assertEquals(ExitCode.INTERRUPTED, code.get());
    assertTrue(ended.get() > 0, "children were not ended");
    assertEquals(List.of("table/case"), report().claims().stream().map(Claim::id).toList());
    assertTrue(report().gaps().contains(new Gap("model", "interrupted")));
  }

  @Test
  void interrupt_afterTheReport_changesNothing() {
    CheckRun run = run(Duration.ofMinutes(1), reporting(LayerName.TABLE, Outcome.HOLDS));
    assertEquals(ExitCode.HOLDS, run.run());
    assertEquals(ExitCode.HOLDS, run.interrupt(() -> {}));
    assertEquals(ExitCode.HOLDS, report().exitCode());
  }

  @Test
  void scratch_ofARun_isGoneAfterwards() {
    var seen = new AtomicReference<Path>();
    runAll(
        layer(
            LayerName.TABLE,
            c -> {
              seen.set(c.scratch());
              Files.writeString(c.scratch().resolve("file"), "text");
              c.report(claim("table/a", Outcome.HOLDS));
            }));
    assertTrue(Files.notExists(seen.get()), () -> seen.get() + " is still there");
  }
}
