package dev.timerproof.spec.tlc;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One forked JVM with its directory. Closing ends the JVM and deletes the directory. */
final class TlcProcess implements AutoCloseable {
  /** What a JVM may need beyond the budget: to start, and to write a long counterexample. */
  private static final long GRACE_MILLISECONDS = 20_000;

  private static final long KILL_SECONDS = 10;

  private final TlcJob job;
  private final RunDirectory directory;
  private final Process process;
  private final Thread reader;
  private final Thread hook = new Thread(this::abandon, "timerproof-tlc-shutdown");
  private final long start = System.nanoTime();
  // What a dying JVM prints; read after the reader has ended.
  private final List<String> lastWords = new ArrayList<>();
  private volatile TlcProgress progress = TlcProgress.NONE;

  private TlcProcess(TlcJob job, TlcListener listener, RunDirectory directory, Process process) {
    this.job = job;
    this.directory = directory;
    this.process = process;
    this.reader = new Thread(() -> read(listener), "timerproof-tlc-" + job.name());
  }

  static TlcProcess start(TlcJob job, TlcListener listener) throws IOException {
    RunDirectory directory = RunDirectory.create();
    try {
      job.modules().copyTo(directory.modules());
      Files.writeString(directory.configuration(), job.configuration());
      TlcLimits limits = job.limits();
      TlcJson.writeRequest(
          new ChildRequest(
              directory.root().toString(),
              job.module(),
              limits.time().toMillis(),
              limits.distinctStates()),
          directory.request());
      Process forked =
          new ProcessBuilder(command(limits, directory))
              .redirectError(directory.log().toFile())
              .start();
      TlcProcess started = new TlcProcess(job, listener, directory, forked);
      Runtime.getRuntime().addShutdownHook(started.hook);
      started.reader.setDaemon(true);
      started.reader.start();
      return started;
    } catch (IOException | RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  private static List<String> command(TlcLimits limits, RunDirectory directory) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+UseSerialGC");
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.add("-Xmx" + limits.heapMegabytes() + "m");
    // Evaluation is recursive.
    command.add("-Xss16m");
    command.add("-Djava.io.tmpdir=" + directory.temporary());
    command.add("-cp");
    command.add(
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .map(entry -> Path.of(entry).toAbsolutePath().toString())
            .collect(Collectors.joining(File.pathSeparator)));
    command.add(TlcChild.class.getName());
    command.add(directory.request().toString());
    return command;
  }

  private void read(TlcListener listener) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line;
      while ((line = lines.readLine()) != null) {
        Optional<TlcProgress> now = TlcProgress.parse(line);
        if (now.isPresent()) {
          progress = now.get();
          listener.progress(job, progress);
        } else {
          lastWords.add(line);
        }
      }
    } catch (IOException e) {
      // The stream breaks when the process is ended; its result tells the rest.
      process.destroyForcibly();
    }
  }

  /** Waits for the end, at most for the budget and some grace. */
  TlcResult await() throws IOException, InterruptedException {
    long budget = job.limits().time().toMillis() + GRACE_MILLISECONDS;
    boolean ended = process.waitFor(budget, TimeUnit.MILLISECONDS);
    double seconds = (System.nanoTime() - start) / 1e9;
    if (!ended) {
      return TlcResult.overtime("no answer within " + budget / 1e3 + " s", progress, seconds);
    }
    reader.join();
    if (!Files.exists(directory.result())) {
      String output = TlcLog.failure(directory.log(), directory.modules());
      return TlcResult.crash(
          "the JVM ended with exit code "
              + process.exitValue()
              + " and no result\n"
              + String.join("\n", lastWords)
              + output,
          progress,
          seconds);
    }
    TlcResult result = TlcJson.read(directory.result());
    return result.outcome() == TlcOutcome.ERROR
        ? result.withError(TlcLog.failure(directory.log(), directory.modules()))
        : result;
  }

  /** What the JVM sees when this one is gone. */
  void closeInput() throws IOException {
    process.getOutputStream().close();
  }

  /** Ends the JVM and whatever it started. */
  void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  @Override
  public void close() throws IOException {
    kill();
    boolean interrupted = false;
    try {
      process.waitFor(KILL_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    directory.close();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The hook is running or has run.
      interrupted |= Thread.currentThread().isInterrupted();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** What remains to be done when this JVM ends first. */
  private void abandon() {
    kill();
    try {
      process.waitFor(KILL_SECONDS, TimeUnit.SECONDS);
      directory.close();
    } catch (IOException e) {
      System.err.println("cannot delete " + directory.root() + ": " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
