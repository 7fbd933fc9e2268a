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
import dev.timerproof.evidence.layer.Cores;
import dev.timerproof.evidence.layer.Layer;
import dev.timerproof.evidence.layer.LayerName;
import dev.timerproof.evidence.layer.LayerRegistry;
import dev.timerproof.evidence.layer.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Runs layers within a budget: first the one that reads the table, then those that need one core
 * beside those that need many, last those that need the whole machine. Another thread may {@link
 * #interrupt} it at any moment. The report is delivered once, by the thread that comes first, with
 * everything that was finished until then.
 */
public final class CheckRun {
  /** The parts of a run. */
  public record Plan(
      LayerRegistry registry,
      List<Layer> selected,
      Settings settings,
      Duration budget,
      VerdictCache cache,
      Cores cores,
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
  private final Progress progress;
  private final Set<LayerThread> running = new HashSet<>();
  private Optional<ExitCode> delivered = Optional.empty();

  /** Set once by a layer that could not read the table. */
  private volatile boolean unreadable;

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
    progress = new Progress(console, plan.selected().stream().map(Layer::name).toList());
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
    if (plan.cores().count() == 1) {
      lane(plan.selected(), deadline);
    } else {
      inLanes();
    }
    return deliver();
  }

  private void inLanes() {
    List<Layer> first = selected(layer -> layer.name() == LayerName.TABLE);
    List<Layer> one = having(Layer.Width.ONE_CORE);
    List<Layer> many = having(Layer.Width.MANY_CORES);
    List<Layer> whole = having(Layer.Width.WHOLE_MACHINE);
    long beside = Math.max(shares(one), shares(many));
    lane(first, deadline.part(shares(first), shares(first) + beside + shares(whole)));
    beside(one, many, deadline.part(beside, beside + shares(whole)));
    lane(whole, deadline);
  }

  private List<Layer> having(Layer.Width width) {
    return selected(layer -> layer.name() != LayerName.TABLE && layer.width() == width);
  }

  private List<Layer> selected(Predicate<Layer> which) {
    return plan.selected().stream().filter(which).toList();
  }

  private static long shares(List<Layer> layers) {
    return layers.stream().mapToLong(layer -> layer.name().share()).sum();
  }

  /** Runs layers one after the other on one core, and others beside them. */
  private void beside(List<Layer> one, List<Layer> many, Deadline end) {
    var task = new FutureTask<>(() -> lane(many, end), true);
    Thread thread = new Thread(task, "layers-of-many-cores");
    thread.setDaemon(true);
    // The first lane takes one core; the layers of the other lane share the rest.
    Cores.Taken core = plan.cores().takeIdle(one.isEmpty() ? 0 : 1);
    try {
      thread.start();
      lane(one, end);
      core.close();
      task.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a run broke off", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("a run was interrupted", e);
    } finally {
      core.close();
    }
  }

  /** Runs layers one after the other. Time that a layer does not use goes to those after it. */
  private void lane(List<Layer> layers, Deadline end) {
    for (int i = 0; i < layers.size() && !interrupted.get(); i++) {
      Layer layer = layers.get(i);
      if (unreadable || malformedTable()) {
        results.add(
            new Gap(
                layer.name().label(),
                malformedTable() ? "the table is malformed" : "the table cannot be read"));
      } else if (end.remaining().isZero()) {
        add(outOfTime(layer.name(), "not begun: the budget was spent"));
      } else {
        // The layer may not use the time of those after it.
        long rest = shares(layers.subList(i, layers.size()));
        run(layer, end.part(layer.name().share(), rest));
      }
      progress.ended(layer.name());
    }
  }

  /**
   * Ends the run from another thread and delivers the report.
   *
   * @param endChildren ends the processes that layers have begun
   */
  public ExitCode interrupt(Runnable endChildren) {
    interrupted.set(true);
    List<LayerThread> threads;
    synchronized (running) {
      threads = List.copyOf(running);
    }
    threads.forEach(LayerThread::interrupt);
    // Waits, because a layer that ends in time also ends its processes and removes their files.
    threads.forEach(LayerThread::await);
    endChildren.run();
    return deliver();
  }

  private void run(Layer layer, Deadline own) {
    LayerName name = layer.name();
    var context = new RunContext(name, plan, results, console, progress, own, share(name), scratch);
    long start = clock.nanos();
    results.layer(name, State.CUT, Duration.ZERO);
    context.status("starting");
    LayerThread thread = new LayerThread(layer, context);
    synchronized (running) {
      running.add(thread);
    }
    if (interrupted.get()) {
      return;
    }
    LayerThread.End end = thread.run(own, console);
    context.close();
    synchronized (running) {
      running.remove(thread);
    }
    boolean finished = end instanceof LayerThread.Finished;
    results.layer(
        name, finished ? State.FINISHED : State.CUT, Duration.ofNanos(clock.nanos() - start));
    if (interrupted.get() || Interruption.isUnderWay()) {
      return;
    }
    if (end instanceof LayerThread.Failed failed) {
      if (failed.ofTheTable()) {
        unreadable = true;
      }
      add(failed.claim(name));
    } else if (end instanceof LayerThread.OutOfTime) {
      add(outOfTime(name, "cut short: its part of the budget was spent"));
    } else if (results.silent(name)) {
      results.add(new Gap(name.label(), "none of its cases is about what was asked for"));
    }
  }

  /** The layer's part of the whole budget. */
  private Duration share(LayerName name) {
    return plan.budget().multipliedBy(name.share()).dividedBy(shares(plan.selected()));
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
