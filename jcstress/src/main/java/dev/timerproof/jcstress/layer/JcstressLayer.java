package dev.timerproof.jcstress.layer;

import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.claim.Outcome;
import dev.timerproof.evidence.jvm.ForkedJvm;
import dev.timerproof.evidence.layer.Layer;
import dev.timerproof.evidence.layer.LayerContext;
import dev.timerproof.evidence.layer.LayerName;
import dev.timerproof.evidence.layer.Profile;
import dev.timerproof.evidence.layer.Settings;
import dev.timerproof.jcstress.StressRun;
import dev.timerproof.jcstress.StressRun.Result;
import dev.timerproof.spec.table.reading.TableSource;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Runs races of the library's Java on the cores of this machine, in JVMs that jcstress forks. The
 * allowed outcomes of a race come from the abstract timers. Tests that are broken on purpose must
 * show a forbidden outcome.
 */
public final class JcstressLayer implements Layer {
  private static final Duration RESERVE = Duration.ofSeconds(1);
  private static final String RACES = LayerName.JCSTRESS.label() + "/races";
  private static final String HANDSHAKES = LayerName.JCSTRESS.label() + "/handshakes";
  private static final String BROKEN = LayerName.JCSTRESS.label() + "/broken-twins";

  /** If a broken version shows no fault in fewer samples than this, there is no verdict. */
  private static final long ENOUGH_SAMPLES = 20_000;

  private final StressRun quick;

  public JcstressLayer() {
    this(StressRun.QUICK);
  }

  /** A layer that runs the given tests in the quick profile. */
  JcstressLayer(StressRun quick) {
    this.quick = quick;
  }

  @Override
  public LayerName name() {
    return LayerName.JCSTRESS;
  }

  @Override
  public Width width() {
    return Width.WHOLE_MACHINE;
  }

  @Override
  public List<String> cases(Settings settings) throws IOException {
    List<String> all = TableSource.of(settings).reader().vocabulary().editions();
    // The library's Java is generated from the last edition.
    return settings.editions().contains(all.get(all.size() - 1))
        ? List.of(RACES, HANDSHAKES, BROKEN)
        : List.of();
  }

  @Override
  public void run(LayerContext context) throws Exception {
    if (cases(context.settings()).stream().noneMatch(context.settings()::wants)) {
      return;
    }
    context.status("running races");
    long start = System.nanoTime();
    StressRun run = run(context.settings().profile());
    List<String> output = output(context, run);
    List<Result> results = StressRun.parse(output);
    Optional<StressRun> again = run.again(results);
    if (again.isPresent()) {
      results = StressRun.merged(results, StressRun.parse(output(context, again.get())));
    }
    if (context.settings().budget().isPresent()) {
      results = untilItIsSpent(context, run, results, start);
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    List<Claim> claims = new ArrayList<>();
    claims.add(
        allowed(
            RACES,
            "racing calls end as the abstract timers allow",
            results,
            JcstressLayer::isRace));
    claims.add(
        allowed(
            HANDSHAKES,
            "nothing is read before it is published, no wake-up is lost, one stop of two wins",
            results,
            r -> !r.isBroken() && r.isHandshake()));
    claims.add(broken(results));
    for (Claim claim : claims) {
      if (context.settings().wants(claim.id())) {
        context.report(
            (results.isEmpty() ? noVerdict(claim, output) : claim)
                .withDuration(took)
                .withReplay("timerproof check --only jcstress"));
      }
    }
  }

  private StressRun run(Profile profile) {
    return switch (profile) {
      case QUICK -> quick;
      case FULL -> StressRun.FULL;
      case NIGHTLY -> StressRun.ALL;
    };
  }

  /**
   * Repeats the tests until the remaining time is too short for another run as long as the first
   * one.
   */
  private static List<Result> untilItIsSpent(
      LayerContext context, StressRun run, List<Result> first, long start) throws Exception {
    long end = start + context.share().minus(RESERVE).toNanos();
    long length = System.nanoTime() - start;
    List<Result> all = first;
    for (int runs = 2; System.nanoTime() + length < end; runs++) {
      context.status("running races, " + runs + " times");
      all = StressRun.added(all, StressRun.parse(output(context, run)));
    }
    return all;
  }

  private static List<String> output(LayerContext context, StressRun run) throws Exception {
    return ForkedJvm.run(run.program(), context.remaining().minus(RESERVE)).output();
  }

  private static boolean isRace(Result result) {
    return !result.isBroken() && !result.isHandshake();
  }

  private static Claim noVerdict(Claim claim, List<String> output) {
    return claim
        .withOutcome(Outcome.NO_VERDICT)
        .withDetail(
            "jcstress gave no results in time; it said last:\n"
                + String.join(
                    "\n", output.subList(Math.max(0, output.size() - 12), output.size())));
  }

  private static Claim claim(String id, String sentence, List<Result> results) {
    return Claim.of(id, sentence, LayerName.JCSTRESS.kind())
        .withScope(
            "this machine: %s, %d cores, Java %s"
                    .formatted(
                        System.getProperty("os.arch"),
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.version().feature())
                + Claim.OTHER_COUNTS)
        .withEvidence("tests", results.size())
        .withEvidence("samples", results.stream().mapToLong(Result::samples).sum());
  }

  private static Claim allowed(
      String id, String sentence, List<Result> results, Predicate<Result> which) {
    List<Result> its = results.stream().filter(which).toList();
    List<Result> failed = its.stream().filter(r -> !r.passed()).toList();
    Claim claim = claim(id, sentence, its);
    if (its.isEmpty()) {
      return claim.withOutcome(Outcome.NO_VERDICT).withDetail("no test was run");
    }
    return failed.isEmpty()
        ? claim
        : claim.withOutcome(Outcome.VIOLATED).withDetail(text(failed, "an error"));
  }

  private static Claim broken(List<Result> results) {
    List<Result> its = results.stream().filter(Result::isBroken).toList();
    List<Result> unseen = its.stream().filter(r -> r.forbidden().isEmpty()).toList();
    Claim claim =
        claim(BROKEN, "tests that are broken on purpose are seen to do what is forbidden", its);
    claim = claim.withScope("must fail, " + claim.scope());
    if (!its.isEmpty() && unseen.isEmpty()) {
      return claim;
    }
    boolean tooFew = unseen.stream().anyMatch(r -> r.samples() < ENOUGH_SAMPLES);
    return claim
        .withOutcome(tooFew ? Outcome.NO_VERDICT : Outcome.MUST_FAIL_HELD)
        .withDetail(its.isEmpty() ? "no test was run" : text(unseen, "nothing forbidden"));
  }

  private static String text(List<Result> results, String otherwise) {
    return results.stream()
        .map(
            r ->
                r.name()
                    + ": "
                    + (r.forbidden().isEmpty() ? otherwise : String.join(", ", r.forbidden())))
        .collect(Collectors.joining("\n"));
  }
}
