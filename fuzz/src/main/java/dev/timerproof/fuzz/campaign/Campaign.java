package dev.timerproof.fuzz.campaign;

import dev.timerproof.evidence.claim.CounterexampleFile;
import dev.timerproof.fuzz.engine.Seeds;
import dev.timerproof.fuzz.state.CounterexampleExport;
import dev.timerproof.fuzz.state.Failed;
import dev.timerproof.fuzz.state.Finding;
import dev.timerproof.fuzz.state.Heartbeat;
import dev.timerproof.fuzz.state.Identity;
import dev.timerproof.fuzz.state.StateFolder;
import dev.timerproof.fuzz.state.StateWriter;
import dev.timerproof.fuzz.state.UnitDone;
import dev.timerproof.fuzz.subject.Fault;
import dev.timerproof.spec.table.reading.TableReader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A run of a campaign: jobs work on units, and this process alone writes what they report. The run
 * continues where the last one of the same folder, seed and shard ended, even if that was killed.
 */
public final class Campaign {
  private static final Duration BEAT = Duration.ofSeconds(10);

  /** How long a job may go on with its unit when the time is over. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  /** How long a schedule of a finding's single steps is searched. */
  private static final Duration STEPS = Duration.ofSeconds(20);

  private final CampaignSettings settings;
  private final Identity identity;
  private final StateFolder folder;
  private final Consumer<String> console;
  private final String main;

  /** The units of each target that are finished. */
  private final Map<String, BitSet> unitsDone = new HashMap<>();

  private final Set<String> findings = new TreeSet<>();
  private final Set<Job> jobs = ConcurrentHashMap.newKeySet();
  private final Deque<Failed> toShrink = new ArrayDeque<>();

  /** The number of the next unit to consider, counted over all targets in turn. */
  private long cursor;

  private long given;
  private long doneNow;
  private long executionsBefore;
  private long executions;
  private int restarts;
  private boolean found;
  private @Nullable String refused;
  private @Nullable IOException broken;

  /**
   * How a run of a campaign ended.
   *
   * @param findings the findings in the folder
   * @param executions the inputs that this run has run in finished units
   * @param finished whether all units that were asked for are finished
   * @param refused why the subject cannot be fuzzed; null if it can
   */
  public record Result(
      List<Finding> findings, long executions, boolean finished, @Nullable String refused) {}

  /**
   * Prepares a run.
   *
   * @param console gets a line for each event that a user wants to know of
   */
  public Campaign(
      CampaignSettings settings, Identity identity, StateFolder folder, Consumer<String> console) {
    this(settings, identity, folder, console, Worker.class.getName());
  }

  Campaign(
      CampaignSettings settings,
      Identity identity,
      StateFolder folder,
      Consumer<String> console,
      String main) {
    this.settings = settings;
    this.identity = identity;
    this.folder = folder;
    this.console = console;
    this.main = main;
  }

  /** What the folder of a campaign with these settings belongs to. */
  public static Identity identity(CampaignSettings settings, String build, String table) {
    return new Identity(
        Identity.FORMAT,
        build,
        table,
        settings.subject().edition(),
        settings.subject().mutation(),
        List.of(settings.part()));
  }

  /**
   * Runs until the time is over, all units are done, or a finding ends it.
   *
   * @throws IOException if the state cannot be written, or the folder belongs to something else
   * @throws InterruptedException if the thread was interrupted; the jobs have been ended
   */
  public Result run() throws IOException, InterruptedException {
    long begin = System.nanoTime();
    try (StateWriter state = StateWriter.open(folder, identity, settings.mostBytes())) {
      resume();
      List<Thread> threads = new ArrayList<>();
      long end = begin + settings.duration().toNanos();
      for (int k = 0; k < settings.jobs(); k++) {
        Thread thread = new Thread(() -> work(state, end), "fuzz-job-" + k);
        thread.start();
        threads.add(thread);
      }
      try {
        await(threads, state, begin, end);
      } finally {
        jobs.forEach(Job::close);
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
          thread.join();
        }
      }
      state.heartbeat(beat(state, begin));
    }
    synchronized (this) {
      if (broken != null) {
        throw broken;
      }
      boolean finished = given == doneNow && countDone() >= settings.units().orElse(0);
      return new Result(folder.findings(), executions, finished, refused);
    }
  }

  /** Reads what earlier runs have done. Inputs that failed and were not made smaller come first. */
  private synchronized void resume() throws IOException {
    for (UnitDone unit : folder.units()) {
      if (unit.part().equals(settings.part()) && settings.targets().contains(unit.target())) {
        ofTarget(unit.target()).set(Math.toIntExact(unit.unit()));
        executionsBefore += unit.executions();
      }
    }
    Set<String> shrunk = new HashSet<>();
    for (Finding finding : folder.findings()) {
      findings.add(finding.id());
      shrunk.add(finding.property() + finding.rows());
    }
    for (Failed failure : folder.failed()) {
      if (shrunk.add(failure.property() + failure.rows())) {
        toShrink.add(failure);
      }
    }
  }

  private BitSet ofTarget(String target) {
    return unitsDone.computeIfAbsent(target, name -> new BitSet());
  }

  private long countDone() {
    return unitsDone.values().stream().mapToLong(BitSet::cardinality).sum();
  }

  private void await(List<Thread> threads, StateWriter state, long begin, long end)
      throws IOException, InterruptedException {
    long next = begin + BEAT.toNanos();
    while (threads.stream().anyMatch(Thread::isAlive)) {
      threads.get(0).join(threads.get(0).isAlive() ? 50 : 1);
      if (threads.size() > 1 && !threads.get(0).isAlive()) {
        Thread.sleep(50);
      }
      long now = System.nanoTime();
      if (now > next) {
        Heartbeat beat = beat(state, begin);
        state.heartbeat(beat);
        console.accept(line(beat));
        next = now + BEAT.toNanos();
      }
      boolean over = isOver();
      if (over || now > end + GRACE.toNanos()) {
        return;
      }
    }
  }

  private static String line(Heartbeat beat) {
    return "%d s, %d inputs, %.0f a second, %d reached, corpus %d, %d findings, %d MB"
        .formatted(
            beat.seconds(),
            beat.executions(),
            beat.perSecond(),
            beat.reached(),
            beat.corpus(),
            beat.findings(),
            beat.rssBytes() >> 20);
  }

  private synchronized boolean isOver() {
    return broken != null || refused != null || (found && settings.stops());
  }

  private synchronized Heartbeat beat(StateWriter state, long begin) {
    double seconds = (System.nanoTime() - begin) / 1e9;
    return new Heartbeat(
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        Math.round(seconds),
        executionsBefore + executions,
        Math.round(executions / seconds * 10) / 10.0,
        countDone(),
        state.reachedCount(),
        state.inputs(),
        findings.size(),
        restarts,
        jobs.stream().mapToLong(Job::rss).sum(),
        jobs.stream().mapToLong(Job::live).sum(),
        state.bytes(),
        state.isFull());
  }

  /** The thread of one job: starts workers, one after the other if they die. */
  private void work(StateWriter state, long end) {
    try {
      boolean again = true;
      while (again && !isOver() && System.nanoTime() < end) {
        again = workOnce(state, end);
      }
    } catch (IOException e) {
      synchronized (this) {
        broken = broken == null ? e : broken;
      }
    } catch (InterruptedException e) {
      // The campaign ends.
    }
  }

  /** Works with one worker; returns whether it died and there is more to do. */
  private boolean workOnce(StateWriter state, long end) throws IOException, InterruptedException {
    try (Job job =
        Job.start(
            main,
            List.of(
                settings.subject().edition(),
                settings.subject().mutation(),
                settings.guided() ? "guided" : "blind",
                settings.stops() ? "stop" : "continue"),
            settings.longest())) {
      jobs.add(job);
      try {
        return workWith(job, state, end);
      } finally {
        jobs.remove(job);
      }
    }
  }

  private boolean workWith(Job job, StateWriter state, long end)
      throws IOException, InterruptedException {
    if (!answers(job, state, Report.Kind.READY)) {
      return true;
    }
    if (settings.guided()) {
      for (Map.Entry<String, List<String>> inputs : folder.corpus().entrySet()) {
        if (settings.targets().contains(inputs.getKey())) {
          for (String input : inputs.getValue()) {
            if (!obeyed(job, state, Order.with(Order.Kind.LEARN, inputs.getKey(), input))) {
              return true;
            }
          }
        }
      }
    }
    while (!isOver() && System.nanoTime() < end) {
      for (Order lesson = job.lesson(); lesson != null; lesson = job.lesson()) {
        if (!obeyed(job, state, lesson)) {
          return true;
        }
      }
      Order order = next();
      if (order == null) {
        return false;
      }
      if (!obeyed(job, state, order)) {
        return true;
      }
    }
    return false;
  }

  private synchronized @Nullable Order next() {
    Failed failure = toShrink.poll();
    if (failure != null) {
      return Order.with(Order.Kind.SHRINK, failure.target(), failure.input());
    }
    long most = settings.units().orElse(Integer.MAX_VALUE);
    int count = settings.targets().size();
    while (cursor < most) {
      String target = settings.targets().get((int) (cursor % count));
      int unit = Math.toIntExact(cursor / count);
      cursor++;
      if (!ofTarget(target).get(unit)) {
        given++;
        long seed = Seeds.unit(settings.seed(), settings.shard(), target, unit);
        return Order.unit(target, unit, seed, settings.executionsOf(target));
      }
    }
    return null;
  }

  /** Gives the worker an order; returns whether the worker carried it out. */
  private boolean obeyed(Job job, StateWriter state, Order order)
      throws IOException, InterruptedException {
    job.send(order);
    return answers(job, state, Report.Kind.DONE);
  }

  /** Handles reports until one of this kind comes; returns false if the worker ends before. */
  private boolean answers(Job job, StateWriter state, Report.Kind last)
      throws IOException, InterruptedException {
    while (true) {
      Report report = job.next().orElse(null);
      if (report == null) {
        died(job, state);
        return false;
      }
      hear(report, job, state);
      if (report.kind() == last) {
        return true;
      }
      if (report.kind() == Report.Kind.HANGS || report.kind() == Report.Kind.REFUSED) {
        return false;
      }
    }
  }

  private void died(Job job, StateWriter state) throws IOException, InterruptedException {
    if (Thread.currentThread().isInterrupted() || isOver()) {
      return;
    }
    String[] what = job.current();
    String how = job.how();
    synchronized (this) {
      restarts++;
    }
    if (what[0].isEmpty()) {
      throw new IOException("a job ended before its first input: it " + how);
    }
    Fault fault = new Fault("the JVM " + how.lines().findFirst().orElse(""), List.of(), how);
    store(state, finding(what[0], what[1], what[1], fault, "", ""));
  }

  private void hear(Report report, Job job, StateWriter state) throws IOException {
    switch (report.kind()) {
      case READY, ALIVE -> {}
      case REFUSED -> {
        synchronized (this) {
          refused = report.fault().message();
        }
      }
      case JOINED -> {
        if (state.add(report.target(), report.input(), report.first()) && settings.guided()) {
          Order lesson = Order.with(Order.Kind.LEARN, report.target(), report.input());
          jobs.stream().filter(other -> other != job).forEach(other -> other.learnLater(lesson));
        }
      }
      case FAILED -> state.add(failed(report));
      case FINDING ->
          store(
              state,
              finding(
                  report.target(),
                  report.input(),
                  report.from(),
                  report.fault(),
                  report.shape(),
                  report.lanes()));
      case HANGS -> {
        synchronized (this) {
          restarts++;
        }
        store(
            state,
            finding(report.target(), report.input(), report.input(), report.fault(), "", ""));
      }
      case DONE -> done(report, state);
    }
  }

  private static Failed failed(Report report) {
    return new Failed(
        report.target(), report.input(), report.fault().property(), report.fault().rows());
  }

  private void done(Report report, StateWriter state) throws IOException {
    if (report.count() == 0) {
      return;
    }
    boolean whole = report.count() == settings.executionsOf(report.target());
    if (whole) {
      state.add(
          new UnitDone(
              report.target(), settings.part(), report.unit(), report.count(), report.failures()));
    }
    synchronized (this) {
      executions += report.count();
      if (whole) {
        doneNow++;
        ofTarget(report.target()).set(Math.toIntExact(report.unit()));
      }
    }
  }

  private Finding finding(
      String target, String input, String from, Fault fault, String shape, String lanes) {
    return new Finding(
        Finding.id(target, fault.property(), fault.rows(), shape),
        target,
        settings.subject().edition(),
        settings.subject().mutation(),
        identity.table(),
        fault.property(),
        fault.rows(),
        shape,
        input,
        from,
        fault.message(),
        Finding.environmentHere(),
        lanes);
  }

  private void store(StateWriter state, Finding finding) throws IOException {
    if (state.add(finding)) {
      console.accept("finding " + finding.id() + ": " + finding.property());
      storeSteps(state, finding);
    }
    synchronized (this) {
      findings.add(finding.id());
      found = true;
    }
  }

  /** Writes the single steps of a new finding, where there are any. */
  private static void storeSteps(StateWriter state, Finding finding) throws IOException {
    Optional<CounterexampleFile> steps = Optional.empty();
    try {
      steps = CounterexampleExport.of(finding, TableReader.builtIn(), STEPS);
    } catch (RuntimeException e) {
      // What was found counts, also if its steps cannot be written down.
    }
    if (steps.isPresent()) {
      state.add(finding, steps.get());
    }
  }
}
