package dev.timerproof.cli.run;

import dev.timerproof.cli.console.Console;
import dev.timerproof.cli.console.NanoClock;
import dev.timerproof.cli.report.ClaimText;
import dev.timerproof.cli.report.Environment;
import dev.timerproof.cli.report.LayerReport;
import dev.timerproof.cli.report.LayerReport.State;
import dev.timerproof.cli.report.Report;
import dev.timerproof.evidence.cache.VerdictCache;
import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.claim.ExitCode;
import dev.timerproof.evidence.claim.Gap;
import dev.timerproof.evidence.claim.Outcome;
import dev.timerproof.evidence.files.Scratch;
import dev.timerproof.evidence.layer.Layer;
import dev.timerproof.evidence.layer.LayerName;
import dev.timerproof.evidence.layer.LayerRegistry;
import dev.timerproof.evidence.layer.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Runs layers one after the other, within a budget. Another thread may {@link #interrupt} it at any
 * moment; whoever comes first delivers the one report, with what was finished until then.
 */
public final class CheckRun {
  /** What a run is made of. */
  public record Plan(
      LayerRegistry registry,
      List<Layer> selected,
      Settings settings,
      Duration budget,
      VerdictCache cache,
      Environment environment,
      String tableHash) {
    public Plan {
      selected = List.copyOf(selected);
    }
  }

  private final Plan plan;
  private final Console console;
  private final NanoClock clock;
  private final Consumer<Report> delivery;
  private final Results results = new Results();
  private final Scratch scratch = new Scratch();
  private final AtomicBoolean interrupted = new AtomicBoolean();
  private final Instant began = Instant.now();
  private final long beganNanos;
  private final Deadline deadline;
  private Optional<LayerThread> running = Optional.empty();
  private Optional<ExitCode> delivered = Optional.empty();

  /**
   * A run that has not begun; its budget is counted from now on.
   *
   * @param delivery gets the report, exactly once
   */
  public CheckRun(Plan plan, Console console, NanoClock clock, Consumer<Report> delivery) {
    this.plan = plan;
    this.console = console;
    this.clock = clock;
    this.delivery = delivery;
    beganNanos = clock.nanos();
    deadline = Deadline.in(plan.budget(), clock);
    for (LayerName name : LayerName.values()) {
      results.layer(name, stateBefore(name), Duration.ZERO);
    }
  }

  private State stateBefore(LayerName name) {
    if (plan.registry().missing().contains(name)) {
      results.add(new Gap(name.label(), "not part of this build"));
      return State.NOT_IN_BUILD;
    }
    if (plan.selected().stream().noneMatch(l -> l.name() == name)) {
      results.add(new Gap(name.label(), "not asked for"));
      return State.NOT_ASKED;
    }
    return State.NOT_STARTED;
  }

  /** Runs all layers and delivers the report. */
  public ExitCode run() {
    for (Layer layer : plan.selected()) {
      if (interrupted.get()) {
        break;
      }
      if (malformedTable()) {
        results.add(new Gap(layer.name().label(), "the table is malformed"));
      } else if (deadline.remaining().isZero()) {
        add(outOfTime(layer.name(), "not begun: the budget was spent"));
      } else {
        run(layer);
      }
    }
    return deliver();
  }

  /**
   * Ends the run from another thread and delivers the report.
   *
   * @param endChildren ends the processes that layers have begun
   */
  public ExitCode interrupt(Runnable endChildren) {
    interrupted.set(true);
    Optional<LayerThread> thread;
    synchronized (this) {
      thread = running;
    }
    thread.ifPresent(LayerThread::interrupt);
    // A layer that ends in time ends its own processes, and their files with them.
    thread.ifPresent(LayerThread::await);
    endChildren.run();
    return deliver();
  }

  private void run(Layer layer) {
    LayerName name = layer.name();
    // Layers after this one get the time that it does not use; it gets none of theirs.
    Deadline own = deadline.part(name.share(), sharesFrom(name));
    var context =
        new RunContext(name, plan.settings(), results, console, own, plan.cache(), scratch);
    long start = clock.nanos();
    results.layer(name, State.CUT, Duration.ZERO);
    context.status("starting");
    LayerThread thread = new LayerThread(layer, context);
    synchronized (this) {
      running = Optional.of(thread);
    }
    if (interrupted.get()) {
      return;
    }
    LayerThread.End end = thread.run(own, console);
    context.close();
    boolean finished = end instanceof LayerThread.Finished;
    results.layer(
        name, finished ? State.FINISHED : State.CUT, Duration.ofNanos(clock.nanos() - start));
    if (interrupted.get()) {
      return;
    }
    if (end instanceof LayerThread.Failed failed) {
      add(failed.claim(name));
    } else if (end instanceof LayerThread.OutOfTime) {
      add(outOfTime(name, "cut short: its part of the budget was spent"));
    }
  }

  private long sharesFrom(LayerName first) {
    return plan.selected().stream()
        .map(Layer::name)
        .filter(n -> n.compareTo(first) >= 0)
        .mapToLong(LayerName::share)
        .sum();
  }

  private void add(Claim claim) {
    results.add(claim);
    console.result(ClaimText.of(claim));
  }

  private boolean malformedTable() {
    return results.claims().stream().anyMatch(c -> c.outcome() == Outcome.MALFORMED);
  }

  private static Claim outOfTime(LayerName name, String detail) {
    return Claim.of(name.label() + "/budget", "the layer ends within the budget", name.kind())
        .withOutcome(Outcome.NO_VERDICT)
        .withDetail(detail)
        .withReplay("timerproof check --only " + name.label() + " --budget 1h");
  }

  private synchronized ExitCode deliver() {
    if (delivered.isPresent()) {
      return delivered.get();
    }
    console.finish();
    scratch.close();
    List<Claim> claims = results.claims();
    ExitCode code = verdict(claims);
    delivered = Optional.of(code);
    List<LayerReport> layers = results.layers();
    if (interrupted.get()) {
      layers.stream()
          .filter(l -> l.state() == State.CUT || l.state() == State.NOT_STARTED)
          .forEach(l -> results.add(new Gap(l.name().label(), "interrupted")));
    }
    delivery.accept(
        new Report(
            plan.environment(),
            plan.settings(),
            plan.tableHash(),
            began,
            Duration.ofNanos(clock.nanos() - beganNanos),
            layers,
            claims,
            results.gaps(),
            code));
    return code;
  }

  private ExitCode verdict(List<Claim> claims) {
    List<ExitCode> codes =
        new ArrayList<>(claims.stream().map(c -> c.outcome().exitCode()).toList());
    if (interrupted.get()) {
      codes.add(ExitCode.INTERRUPTED);
    }
    return codes.isEmpty() ? ExitCode.NO_VERDICT : ExitCode.first(codes);
  }
}
