package dev.timerproof.fuzz.campaign;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.timerproof.fuzz.engine.Engine;
import dev.timerproof.fuzz.subject.Fault;
import dev.timerproof.fuzz.subject.Subject;
import dev.timerproof.fuzz.subject.Target;
import dev.timerproof.fuzz.subject.Targets;
import dev.timerproof.generate.java.CompilationException;
import dev.timerproof.generate.java.GenerationException;
import dev.timerproof.spec.table.MalformedTableException;
import dev.timerproof.spec.table.reading.TableReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.lang.management.ThreadInfo;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * One job of a campaign: takes orders from standard input, one a line, and reports on standard
 * output. It keeps nothing and writes no state.
 */
public final class Worker {
  /** The exit code of a worker whose input hangs. */
  static final int HANGS = 75;

  private static final Duration WATCH = Duration.ofMillis(200);
  private static final int WATCHES_A_SIGN = 5;

  /** A minute: a full collection takes a tenth of a second at most, and returns what is free. */
  private static final int WATCHES_A_COLLECTION = 300;

  /** How many failures of one property are made smaller; later ones are only counted. */
  private static final int SHRUNK = 8;

  private static final int SHRINKING = 4_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Function<String, Target> targets;
  private final boolean guided;
  private final boolean stops;
  private final Duration longest;
  private final CurrentInput current;
  private final PrintStream out;
  private final Map<String, Engine> engines = new HashMap<>();
  private final Map<String, Integer> kinds = new HashMap<>();
  private volatile long since;
  private volatile String running = "";
  private int failures;

  private Worker(
      Function<String, Target> targets,
      boolean guided,
      boolean stops,
      Duration longest,
      CurrentInput current,
      PrintStream out) {
    this.targets = targets;
    this.guided = guided;
    this.stops = stops;
    this.longest = longest;
    this.current = current;
    this.out = out;
  }

  /** Arguments: the edition, the mutation, and what {@link #run} takes. */
  public static void main(String[] args) throws IOException {
    var targets = new Targets(TableReader.builtIn(), new Subject(args[0], args[1]));
    run(targets::target, List.of(args).subList(2, args.length));
  }

  /**
   * Carries out orders until there are no more.
   *
   * @param arguments guided or blind; stop or continue; the milliseconds after which an input does
   *     not end; the file for the input that is run
   */
  static void run(Function<String, Target> targets, List<String> arguments) throws IOException {
    PrintStream out = System.out;
    // Standard output carries the reports, so anything else that prints goes to standard error.
    System.setOut(System.err);
    Worker worker =
        new Worker(
            targets,
            arguments.get(0).equals("guided"),
            arguments.get(1).equals("stop"),
            Duration.ofMillis(Long.parseLong(arguments.get(2))),
            new CurrentInput(Path.of(arguments.get(3))),
            out);
    Thread watch = new Thread(worker::watch, "watch");
    watch.setDaemon(true);
    watch.start();
    worker.work();
  }

  private void work() throws IOException {
    say(Report.of(Report.Kind.READY));
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        obey(JSON.readValue(line, Order.class));
      }
    } catch (MalformedTableException
        | GenerationException
        | CompilationException
        | IllegalArgumentException e) {
      say(Report.refused(String.valueOf(e.getMessage())));
    }
  }

  private void obey(Order order) throws IOException {
    Engine engine = engines.computeIfAbsent(order.target(), this::engine);
    failures = 0;
    int count = 0;
    switch (order.kind()) {
      case LEARN -> engine.learn(order.input());
      case SHRINK ->
          engine
              .run(order.input())
              .fault()
              .ifPresent(fault -> shrink(engine, order.input(), fault));
      case UNIT -> count = engine.unit(order.seed(), order.executions());
    }
    since = 0;
    say(Report.done(order, count, failures));
  }

  private Engine engine(String name) {
    Target target = targets.apply(name);
    return new Engine(
        target,
        guided,
        new Engine.Listener() {
          @Override
          public void begin(String input) {
            current.set(name, input);
            running = name + "\n" + input;
            since = System.nanoTime();
          }

          @Override
          public void joined(String input, Collection<String> first) {
            say(Report.joined(name, input, first));
          }

          @Override
          public boolean failed(String input, Fault fault) {
            failures++;
            if (kinds.merge(name + fault.property(), 1, Integer::sum) <= SHRUNK) {
              say(Report.failed(Report.Kind.FAILED, name, input, fault));
              shrink(Objects.requireNonNull(engines.get(name)), input, fault);
            }
            return !stops;
          }
        });
  }

  private void shrink(Engine engine, String input, Fault fault) {
    Engine.Failure least = engine.shrunk(new Engine.Failure(input, fault), SHRINKING);
    Target target = engine.target();
    say(
        new Report(
            Report.Kind.FINDING,
            target.name(),
            0,
            0,
            0,
            least.input(),
            List.of(),
            least.fault(),
            input,
            target.shape(least.input()),
            target.lanes(least.input()),
            0));
  }

  private void say(Report report) {
    try {
      synchronized (out) {
        out.write((JSON.writeValueAsString(report) + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
      }
    } catch (IOException e) {
      // The campaign does not read any more, so it has ended.
      Runtime.getRuntime().halt(1);
    }
  }

  /**
   * Says each second that the worker is alive, and each minute how much of its heap is in use. Ends
   * the worker when an input does not end, with the stacks of all threads.
   */
  private void watch() {
    long live = 0;
    for (int k = 1; true; k++) {
      LockSupport.parkNanos(WATCH.toNanos());
      if (k % WATCHES_A_COLLECTION == 0) {
        live = live();
      }
      if (k % WATCHES_A_SIGN == 0) {
        say(Report.alive(live));
      }
      long began = since;
      if (began != 0 && System.nanoTime() - began > longest.toNanos()) {
        String[] what = running.split("\n", 2);
        StringBuilder stacks = new StringBuilder("does not end\n");
        for (ThreadInfo thread : ManagementFactory.getThreadMXBean().dumpAllThreads(true, true)) {
          stacks.append(thread);
        }
        Fault fault = new Fault("the input does not end", List.of(), stacks.toString());
        say(Report.failed(Report.Kind.HANGS, what[0], what[1], fault));
        Runtime.getRuntime().halt(HANGS);
      }
    }
  }

  /** The bytes that a full collection leaves in the heap. */
  private static long live() {
    System.gc();
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getCollectionUsage)
        .filter(Objects::nonNull)
        .mapToLong(MemoryUsage::getUsed)
        .sum();
  }

  /** The report in a line; empty if the line is none. */
  static Optional<Report> report(String line) {
    try {
      return Optional.of(JSON.readValue(line, Report.class));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** An order as a line. */
  static String line(Order order) throws IOException {
    return JSON.writeValueAsString(order) + "\n";
  }
}
