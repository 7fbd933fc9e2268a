package dev.timerproof.bench.worker;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.timerproof.bench.subject.Subject;
import dev.timerproof.bench.work.Kind;
import dev.timerproof.bench.work.Meter;
import dev.timerproof.bench.work.Proof;
import dev.timerproof.bench.work.Spec;
import dev.timerproof.bench.work.Usage;
import dev.timerproof.bench.work.Work;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The process that one library works in. It is told what to do by lines of its standard input and
 * answers each with a line of JSON: {@code warm MILLIS BATCH_MILLIS} does batches for a time and
 * tells their size, {@code batch SIZE} does one and tells the figures, {@code prove} tries whether
 * the library does its work, {@code quit} ends it, and so does the end of the input. The first
 * answer comes unasked, once all is prepared. A failure is answered with its message.
 */
public final class Worker {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * The size of the first batch; small, because a wheel takes a millisecond for each link of a
   * chain.
   */
  private static final int FIRST_SIZE = 16;

  /** How many times as long as its CPU time a batch of a library that mostly waits may last. */
  private static final int MOST_WAITING = 5;

  /**
   * How many batches a warm-up has at least. The first ones run before the code is compiled; were
   * the size taken from one of them, a batch would be a handful of operations and what a batch
   * costs besides.
   */
  private static final int LEAST_BATCHES = 10;

  private final Subject subject;
  private final Work work;
  private final Spec spec;

  private Worker(Subject subject, Spec spec) {
    this.subject = subject;
    this.spec = spec;
    this.work = Kind.begin(subject, spec);
  }

  /** The arguments: class of the library, kind of work, pending timers, threads, rate. */
  public static void main(String[] args) throws IOException {
    PrintStream answers = System.out;
    // Output of libraries must not be taken for answers, so it goes to standard error.
    System.setOut(System.err);
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try {
      Spec spec =
          new Spec(
              Kind.of(args[1]),
              Integer.parseInt(args[2]),
              Integer.parseInt(args[3]),
              Integer.parseInt(args[4]));
      Subject subject =
          Class.forName(args[0]).asSubclass(Subject.class).getDeclaredConstructor().newInstance();
      Worker worker = new Worker(subject, spec);
      answer(answers, Map.of("ready", true));
      for (String line; (line = orders.readLine()) != null && !line.equals("quit"); ) {
        answer(answers, worker.obey(line.split(" ")));
      }
    } catch (Throwable e) {
      // Reports any failure to the process that waits for an answer.
      e.printStackTrace();
      answer(answers, Map.of("error", e.toString()));
    }
    // Ends the JVM although threads of a library may still run.
    Runtime.getRuntime().halt(0);
  }

  private static void answer(PrintStream answers, Map<String, ?> values) throws IOException {
    answers.println(JSON.writeValueAsString(values));
    answers.flush();
  }

  private Map<String, ?> obey(String[] order) throws InterruptedException {
    return switch (order[0]) {
      case "warm" -> Map.of("size", warm(millis(order[1]), millis(order[2])));
      case "batch" -> batch(Integer.parseInt(order[1]));
      case "prove" -> {
        Proof.run(subject, spec.patience());
        yield Map.of("proven", true);
      }
      default -> throw new IllegalArgumentException("unknown order " + order[0]);
    };
  }

  private static long millis(String word) {
    return TimeUnit.MILLISECONDS.toNanos(Long.parseLong(word));
  }

  private Map<String, Double> batch(int size) throws InterruptedException {
    long before = Usage.now().cpuNanos();
    Meter meter = new Meter();
    work.batch(size, meter);
    Map<String, Double> values = new LinkedHashMap<>(meter.values());
    // The CPU time of the whole batch, from which the runner computes what other processes have
    // used.
    values.put("used", (double) (Usage.now().cpuNanos() - before));
    return values;
  }

  /**
   * Does batches until the time is over and one has used enough CPU time, or has lasted long with
   * less; returns the size of those to come. Not by the time that batches last, as this machine may
   * be doing something else.
   */
  private int warm(long nanos, long batchNanos) throws InterruptedException {
    if (spec.kind().sizing() != Kind.Sizing.OPERATIONS) {
      throw new IllegalArgumentException(spec.kind() + " has batches of a given size");
    }
    int size = FIRST_SIZE;
    long end = System.nanoTime() + nanos;
    for (int batches = 1; ; batches++) {
      Usage before = Usage.now();
      work.batch(size, new Meter());
      Usage after = Usage.now();
      long used = after.cpuNanos() - before.cpuNanos();
      long lasted = after.nanoTime() - before.nanoTime();
      double share = Math.max((double) used, (double) lasted / MOST_WAITING) / batchNanos;
      if (share >= 0.5 && after.nanoTime() >= end && batches >= LEAST_BATCHES) {
        return (int) Math.max(1, size / share);
      }
      if (share < 1) {
        // The size is doubled and not computed from one batch, because the first ones run before
        // the code is compiled.
        size = Math.multiplyExact(size, 2);
      }
    }
  }
}
