package dev.timerproof.spec.tlc;

import dev.timerproof.evidence.files.Scratch;
import dev.timerproof.evidence.jvm.ForkedJvm;
import dev.timerproof.evidence.jvm.JavaProgram;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One run of TLC in a JVM of its own, and in JVMs of workers if it is distributed. Closing ends the
 * JVMs and deletes their folders.
 */
final class TlcProcess implements AutoCloseable {
  /** The time beyond the budget that a JVM may need to start and to write a long counterexample. */
  private static final Duration GRACE = Duration.ofSeconds(20);

  private final TlcJob job;
  private final RunDirectory directory;
  private final ForkedJvm jvm;
  private final Thread reader;
  private final long start = System.nanoTime();
  // The JVM's output that is no progress, as a dying JVM prints; read after the reader has ended.
  private final List<String> lastWords = new ArrayList<>();
  private volatile TlcProgress progress = TlcProgress.NONE;
  private OptionalInt exit = OptionalInt.empty();
  private final List<ForkedJvm> workers = new ArrayList<>();
  private boolean stopped;

  private TlcProcess(TlcJob job, TlcListener listener, RunDirectory directory, ForkedJvm jvm) {
    this.job = job;
    this.directory = directory;
    this.jvm = jvm;
    this.reader = new Thread(() -> read(listener), "timerproof-tlc-" + job.name());
  }

  /**
   * Starts TLC.
   *
   * @param options options of the JVM, beside those that every JVM of TLC has
   */
  static TlcProcess start(TlcJob job, TlcListener listener, List<String> options)
      throws IOException {
    Scratch folder = new Scratch();
    RunDirectory directory = new RunDirectory(folder.directory());
    try {
      directory.create();
      job.modules().copyTo(directory.modules());
      Files.writeString(directory.configuration(), job.configuration());
      TlcJson.writeRequest(
          new ChildRequest(
              directory.root().toString(),
              job.module(),
              job.limits().time().toMillis(),
              job.limits().distinctStates(),
              job.distribution().orElse(null)),
          directory.request());
    } catch (IOException | RuntimeException e) {
      folder.close();
      throw e;
    }
    ForkedJvm jvm = ForkedJvm.start(program(job, directory, options), folder);
    TlcProcess started = new TlcProcess(job, listener, directory, jvm);
    started.reader.setDaemon(true);
    started.reader.start();
    return started;
  }

  static JavaProgram program(TlcJob job, RunDirectory directory, List<String> more) {
    List<String> options = new ArrayList<>(more);
    options.addAll(jvmOptions(job));
    return JavaProgram.of(TlcChild.class.getName(), List.of(directory.request().toString()))
        .withOptions(options);
  }

  private static List<String> jvmOptions(TlcJob job) {
    List<String> options = new ArrayList<>();
    options.add("-Xmx" + job.limits().heapMegabytes() + "m");
    // TLC's evaluation is recursive and needs a deep stack.
    options.add("-Xss16m");
    if (!job.isLong()) {
      options.add("-XX:TieredStopAtLevel=1");
    }
    return options;
  }

  private void read(TlcListener listener) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(jvm.output(), StandardCharsets.UTF_8))) {
      String line;
      while ((line = lines.readLine()) != null) {
        Optional<TlcProgress> now = TlcProgress.parse(line);
        if (now.isPresent()) {
          progress = now.get();
          listener.progress(job, progress);
        } else if (line.startsWith(ServedSearch.SERVES + " ")) {
          startWorkers(line.substring(ServedSearch.SERVES.length() + 1));
        } else {
          lastWords.add(line);
        }
      }
    } catch (IOException e) {
      // The stream breaks when the process is ended; the result says why.
      jvm.kill();
    }
  }

  private void startWorkers(String port) throws IOException {
    Distribution distribution = job.distribution().orElseThrow();
    JavaProgram worker =
        JavaProgram.of(
                TlcWorker.class.getName(), List.of(distribution.host(), port, distribution.host()))
            .withOptions(jvmOptions(job));
    for (int k = 0; k < distribution.workers(); k++) {
      ForkedJvm started = ForkedJvm.start(worker, new Scratch());
      synchronized (workers) {
        workers.add(started);
        if (stopped) {
          started.kill();
        }
      }
      // What a worker prints is of no use to anybody, but must be read.
      Thread drain = new Thread(() -> drain(started), "timerproof-tlc-worker");
      drain.setDaemon(true);
      drain.start();
    }
  }

  /** The processes of the workers that have been started. */
  List<ProcessHandle> workers() {
    synchronized (workers) {
      return workers.stream().map(ForkedJvm::handle).toList();
    }
  }

  private static void drain(ForkedJvm worker) {
    try {
      worker.output().transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // The worker has ended.
    }
  }

  /** Waits for the end, at most for the budget and some grace. */
  TlcResult await() throws IOException, InterruptedException {
    Duration budget = job.limits().time().plus(GRACE);
    exit = jvm.await(budget);
    double seconds = (System.nanoTime() - start) / 1e9;
    if (exit.isEmpty()) {
      return TlcResult.overtime(
          "no answer within " + budget.toMillis() / 1e3 + " s", progress, seconds);
    }
    reader.join();
    if (!Files.exists(directory.result())) {
      return TlcResult.crash(
          "the JVM ended with exit code "
              + exit.getAsInt()
              + " and no result\n"
              + String.join("\n", lastWords)
              + failure(),
          progress,
          seconds);
    }
    TlcResult result = TlcJson.read(directory.result());
    return result.outcome() == TlcOutcome.ERROR ? result.withError(failure()) : result;
  }

  private String failure() throws IOException, InterruptedException {
    return TlcLog.failure(jvm.caught(), directory.modules());
  }

  /** Whether the JVM was waited for and has ended by itself with exit code 0. */
  boolean endedWell() {
    return exit.equals(OptionalInt.of(0));
  }

  /** Ends the JVM and all processes that it has started. */
  void kill() {
    jvm.kill();
    synchronized (workers) {
      stopped = true;
      workers.forEach(ForkedJvm::kill);
    }
  }

  @Override
  public void close() {
    kill();
    jvm.close();
    synchronized (workers) {
      workers.forEach(ForkedJvm::close);
    }
  }
}
