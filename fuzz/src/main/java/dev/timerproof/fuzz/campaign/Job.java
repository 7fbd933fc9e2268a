package dev.timerproof.fuzz.campaign;

import dev.timerproof.evidence.files.Scratch;
import dev.timerproof.evidence.jvm.ForkedJvm;
import dev.timerproof.evidence.jvm.JavaProgram;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A worker in a JVM of its own. Used by one thread. */
final class Job implements AutoCloseable {
  private static final String END = "";

  /**
   * A worker that has started reports each second that it is alive; after this long without a
   * report it is lost. To start one takes minutes on a machine that is busy.
   */
  private static final Duration SILENCE = Duration.ofMinutes(5);

  /**
   * Ten times what is in use after a full collection. A JVM lets its heap grow to the limit before
   * it collects all of it, so the limit is what a job takes in the long run.
   */
  private static final String HEAP = "-Xmx256m";

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final ForkedJvm jvm;
  private final Path current;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final Queue<Order> lessons = new ConcurrentLinkedQueue<>();
  private volatile long live;

  private Job(ForkedJvm jvm, Path current) {
    this.jvm = jvm;
    this.current = current;
    Thread reader = new Thread(this::read, "fuzz-output");
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts a worker.
   *
   * @param main the main class
   * @param arguments its arguments, but for the last two
   * @param longest how long an input may take
   */
  static Job start(String main, List<String> arguments, Duration longest) throws IOException {
    Scratch scratch = new Scratch();
    Path current = scratch.directory().resolve("current.bin");
    List<String> all = new ArrayList<>(arguments);
    all.add(Long.toString(longest.toMillis()));
    all.add(current.toString());
    JavaProgram program = JavaProgram.of(main, all).withOptions(List.of(HEAP, "-Xshare:auto"));
    return new Job(ForkedJvm.start(program, scratch), current);
  }

  /** Lets the worker learn an input once it is between two units. Any thread may call this. */
  void learnLater(Order lesson) {
    lessons.add(lesson);
  }

  /** The next input to learn; null if there is none. */
  @Nullable Order lesson() {
    return lessons.poll();
  }

  void send(Order order) throws IOException {
    try {
      jvm.input().write(Worker.line(order).getBytes(StandardCharsets.UTF_8));
      jvm.input().flush();
    } catch (IOException e) {
      // The worker has ended; the caller notices when its reports end.
    }
  }

  /**
   * The next report.
   *
   * @return empty if the worker has ended, or has been silent for too long
   */
  Optional<Report> next() throws InterruptedException {
    while (true) {
      String line = lines.poll(SILENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (line == null || line.equals(END)) {
        return Optional.empty();
      }
      Optional<Report> report = Worker.report(line);
      if (report.isPresent()) {
        live = report.get().kind() == Report.Kind.ALIVE ? report.get().live() : live;
        return report;
      }
    }
  }

  private void read() {
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(jvm.output(), StandardCharsets.UTF_8))) {
      in.lines().filter(line -> !line.equals(END)).forEach(lines::add);
    } catch (IOException | UncheckedIOException e) {
      // The process was killed.
    } finally {
      lines.add(END);
    }
  }

  /** How the worker ended, for a message. */
  String how() throws InterruptedException {
    jvm.await(PATIENCE);
    return jvm.how(PATIENCE);
  }

  /** The target and the input that the worker ran last. */
  String[] current() throws IOException {
    return CurrentInput.read(current);
  }

  /** The bytes of the objects in the worker's heap, as it last said; 0 in its first minute. */
  long live() {
    return live;
  }

  /** The resident memory of the worker's process in bytes; 0 if the system does not say. */
  long rss() {
    Path status = Path.of("/proc", Long.toString(jvm.handle().pid()), "status");
    try {
      for (String line : Files.readAllLines(status)) {
        if (line.startsWith("VmRSS:")) {
          return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
        }
      }
    } catch (IOException e) {
      // The system has no such file, or the process has ended.
    }
    return 0;
  }

  @Override
  public void close() {
    jvm.close();
  }
}
