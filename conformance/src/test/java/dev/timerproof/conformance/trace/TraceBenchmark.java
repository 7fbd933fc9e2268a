package dev.timerproof.conformance.trace;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.timerproof.conformance.trace.reading.EventKind;
import dev.timerproof.conformance.trace.reading.TraceEvent;
import dev.timerproof.conformance.trace.reading.TraceField;
import dev.timerproof.conformance.trace.reading.TraceHeader;
import dev.timerproof.conformance.trace.reading.TraceLimits;
import dev.timerproof.conformance.trace.reading.TraceWords;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/**
 * Measures validation: events per second of one core, plain and gzip, and memory by live timers. To
 * run it, from the folder of the module after a build:
 *
 * <pre>
 * mvn -q dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -cp target/test-classes:target/classes:$(cat target/classpath) \
 *   dev.timerproof.conformance.trace.TraceBenchmark [EVENTS]
 * </pre>
 */
final class TraceBenchmark {
  private static final int ROUNDS = 4;
  private static final PrintStream OUT = System.out;

  private TraceBenchmark() {}

  public static void main(String[] args) throws IOException {
    Path folder = Files.createTempDirectory("timerproof-trace");
    Path plain = folder.resolve("trace.jsonl");
    Path packed = folder.resolve("trace.jsonl.gz");
    try {
      long events = write(plain, packed, args.length > 0 ? Long.parseLong(args[0]) : 5_000_000);
      OUT.printf(
          Locale.ROOT,
          "%,d events, %,d bytes, %,d packed; Java %s%n",
          events,
          Files.size(plain),
          Files.size(packed),
          Runtime.version());
      for (int round = 1; round <= ROUNDS; round++) {
        time("plain", round, plain);
        time("gzip", round, packed);
      }
    } finally {
      Files.deleteIfExists(plain);
      Files.deleteIfExists(packed);
      Files.deleteIfExists(folder);
    }
    for (int live : new int[] {1_000, 100_000, 1_000_000}) {
      memory(live);
    }
  }

  private static long write(Path plain, Path packed, long least) throws IOException {
    RandomTrace trace = new RandomTrace(Traces.go119(), 42, 20_000);
    try (OutputStream a = new BufferedOutputStream(Files.newOutputStream(plain), 1 << 16);
        OutputStream b =
            new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(packed)), 1 << 16);
        OutputStream both = new Both(a, b)) {
      both.write(trace.header().getBytes(UTF_8));
      while (trace.events() < least) {
        both.write(trace.next().getBytes(UTF_8));
      }
    }
    return trace.events();
  }

  private static void time(String what, int round, Path file) throws IOException {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long wall = System.nanoTime();
    long cpu = threads.getCurrentThreadCpuTime();
    TraceReport report =
        new TraceValidation(Traces.TABLES, TraceLimits.DEFAULT, TraceOptions.DEFAULT)
            .validate(file.toString(), Files.newInputStream(file), null);
    cpu = threads.getCurrentThreadCpuTime() - cpu;
    wall = System.nanoTime() - wall;
    OUT.printf(
        Locale.ROOT,
        "%-5s round %d: %s, %,9.0f events per CPU second, %,9.0f per second%n",
        what,
        round,
        report.verdict().text(),
        report.events() * 1e9 / cpu,
        report.events() * 1e9 / wall);
  }

  /** Measures the heap that a validator uses when so many timers are live. */
  private static void memory(int live) {
    TraceValidator validator =
        new TraceValidator(Traces.go119(), TraceHeader.ASSUMED, TraceOptions.DEFAULT);
    TraceWords words = validator.words();
    TraceEvent event = new TraceEvent();
    long before = used();
    for (int i = 0; i < live; i++) {
      event.clear(i + 1L).kind(EventKind.STORE);
      event.set(TraceField.TIMER, i).set(TraceField.VERSION, 1);
      event.set(TraceField.OPERATION, words.operation("addtimer"));
      event.set(TraceField.FROM, words.status("NoStatus"));
      event.set(TraceField.TO, words.status("Waiting"));
      event.set(TraceField.WHEN, i).set(TraceField.PERIOD, 0).set(TraceField.HOME, -1);
      validator.accept(event);
    }
    long after = used();
    OUT.printf(
        Locale.ROOT,
        "%,9d live timers: %,d bytes, %.0f each%n",
        validator.liveTimers(),
        after - before,
        (after - before) / (double) live);
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static final class Both extends FilterOutputStream {
    private final OutputStream second;

    Both(OutputStream first, OutputStream second) {
      super(first);
      this.second = second;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
      second.write(bytes, offset, length);
    }
  }
}
