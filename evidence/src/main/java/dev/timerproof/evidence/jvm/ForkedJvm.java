package dev.timerproof.evidence.jvm;

import dev.timerproof.evidence.files.Scratch;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * A program in a process of its own, most often a JVM, with a folder of its own for temporary files
 * and output. Closing ends it with every process that it has started, and removes the folder; so
 * does the end of this JVM, in whatever way. Thread-safe.
 *
 * <p>There are two ways to use one: {@link #run} runs a program to its end and returns its output;
 * {@link #start} connects standard input and output to the caller.
 */
public final class ForkedJvm implements AutoCloseable {
  private static final int LAST_LINES = 20;
  private static final int KILL_ROUNDS = 5;
  private static final long KILL_SECONDS = 10;

  /** A process that was ended by signal n has this plus n as its exit code. */
  private static final int SIGNAL = 128;

  /** The exit code of a JVM that {@code -XX:+ExitOnOutOfMemoryError} has ended. */
  private static final int OUT_OF_MEMORY = 3;

  private static final Set<ForkedJvm> RUNNING = ConcurrentHashMap.newKeySet();
  private static boolean hooked;
  private static volatile boolean ending;

  private final Process process;
  private final CaughtOutput caught;
  private final Scratch folder;

  private ForkedJvm(Process process, InputStream output, Scratch folder) throws IOException {
    this.process = process;
    this.folder = folder;
    caught = new CaughtOutput(output, folder.directory().resolve("output.log"));
  }

  /**
   * How a program that was run to its end has ended.
   *
   * @param exitCode its exit code; empty if it was ended because its time was over
   * @param how how it ended, in words that follow the name of the program in a message
   * @param output the lines it printed; the middle is missing if there are very many
   */
  public record Ended(OptionalInt exitCode, String how, List<String> output) {
    public Ended {
      output = List.copyOf(output);
    }

    /** Whether it ended by itself with exit code 0. */
    public boolean well() {
      return exitCode.isPresent() && exitCode.getAsInt() == 0;
    }
  }

  /**
   * Runs a program to its end, with nothing on its standard input.
   *
   * @param limit how long it may take
   * @throws IOException if it cannot be started
   * @throws InterruptedException if this thread was interrupted; the program has then been ended
   */
  public static Ended run(JavaProgram program, Duration limit)
      throws IOException, InterruptedException {
    try (ForkedJvm jvm = start(program, new Scratch(), true)) {
      jvm.process.getOutputStream().close();
      OptionalInt exit = jvm.await(limit);
      String how = jvm.how(limit);
      if (exit.isEmpty()) {
        jvm.kill();
      }
      jvm.caught.join();
      return new Ended(exit, how, jvm.caught.lines());
    }
  }

  /**
   * Starts a program whose standard input and output the caller uses. Its standard error is caught.
   *
   * @param folder the folder of the run, which may hold files for the program; it is removed when
   *     the JVM is closed, and when it cannot be started
   * @throws IOException if it cannot be started
   */
  public static ForkedJvm start(JavaProgram program, Scratch folder) throws IOException {
    return start(program, folder, false);
  }

  /**
   * Starts any other program in the same way, in the working folder of this JVM.
   *
   * @param command the program and its arguments; no shell looks at them
   * @param environment what is added to the environment of this JVM
   * @throws IOException if it cannot be started
   */
  public static ForkedJvm start(List<String> command, Map<String, String> environment)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    Scratch folder = new Scratch();
    try {
      return start(builder, folder, false);
    } catch (IOException | RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  private static ForkedJvm start(JavaProgram program, Scratch folder, boolean toTheEnd)
      throws IOException {
    try {
      Path directory = folder.directory();
      ProcessBuilder builder =
          new ProcessBuilder(program.command(directory))
              .directory(directory.toFile())
              .redirectErrorStream(toTheEnd);
      return start(builder, folder, toTheEnd);
    } catch (IOException | RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  private static synchronized ForkedJvm start(
      ProcessBuilder builder, Scratch folder, boolean toTheEnd) throws IOException {
    if (ending) {
      throw new IOException("no JVM is started any more: this one is ending");
    }
    if (!hooked) {
      hooked = true;
      Runtime.getRuntime().addShutdownHook(new Thread(ForkedJvm::endAll, "forked-jvms"));
    }
    Process process = builder.start();
    InputStream output = toTheEnd ? process.getInputStream() : process.getErrorStream();
    ForkedJvm jvm = new ForkedJvm(process, output, folder);
    RUNNING.add(jvm);
    return jvm;
  }

  /** Ends all forked JVMs, removes their folders, and lets no other begin. */
  public static synchronized void endAll() {
    ending = true;
    RUNNING.forEach(ForkedJvm::kill);
    RUNNING.forEach(ForkedJvm::close);
  }

  /** The folder of the run. */
  public Path folder() throws IOException {
    return folder.directory();
  }

  /** The program's standard input. */
  public OutputStream input() {
    return process.getOutputStream();
  }

  /** The program's standard output. */
  public InputStream output() {
    return process.getInputStream();
  }

  /**
   * The caught lines, up to the end if the program has ended; the middle is missing if there are
   * very many.
   */
  public List<String> caught() throws IOException, InterruptedException {
    if (!process.isAlive()) {
      caught.join();
    }
    return caught.lines();
  }

  /** The process. */
  public ProcessHandle handle() {
    return process.toHandle();
  }

  /**
   * Waits for the end.
   *
   * @return the exit code; empty if the program has not ended in this time, and goes on
   * @throws InterruptedException if this thread was interrupted, or this JVM is ending
   */
  public OptionalInt await(Duration limit) throws InterruptedException {
    boolean ended = process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS);
    if (ending) {
      throw new InterruptedException("this JVM is ending");
    }
    return ended ? OptionalInt.of(process.exitValue()) : OptionalInt.empty();
  }

  /**
   * How the program ended, or that it did not end in time, in words that follow the name of the
   * program in a message. If it did not end well, the last caught lines are included.
   */
  public String how(Duration limit) throws InterruptedException {
    if (!process.isAlive()) {
      caught.join();
    }
    List<String> last = caught.last(LAST_LINES);
    String how = process.isAlive() ? "did not end within " + text(limit) : ended(last);
    boolean well = !process.isAlive() && process.exitValue() == 0;
    return last.isEmpty() || well ? how : how + "; it said last:\n" + String.join("\n", last);
  }

  private static String text(Duration limit) {
    return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
  }

  private String ended(List<String> last) {
    int code = process.exitValue();
    if (code > SIGNAL) {
      return "was killed by signal " + (code - SIGNAL);
    }
    boolean memory = last.stream().anyMatch(line -> line.contains("OutOfMemoryError"));
    return code == OUT_OF_MEMORY && memory ? "ran out of memory" : "ended with exit code " + code;
  }

  /** Ends the program and every process that it has started; returns before they are gone. */
  public void kill() {
    // The descendants come first: once a process is gone, its children are not known as its
    // descendants any more.
    List<ProcessHandle> descendants = new ArrayList<>(process.descendants().toList());
    for (int round = 0; round < KILL_ROUNDS && !descendants.isEmpty(); round++) {
      descendants.forEach(ProcessHandle::destroyForcibly);
      descendants.clear();
      process.descendants().filter(ProcessHandle::isAlive).forEach(descendants::add);
    }
    descendants.forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /**
   * A JVM that has loaded an agent into itself leaves a socket outside its own folder when it is
   * killed: the place is fixed, so that tools find it.
   */
  private void removeAttachFile() {
    if (!process.isAlive()) {
      try {
        Files.deleteIfExists(Path.of("/tmp", ".java_pid" + process.pid()));
      } catch (IOException e) {
        // Another user has a file of this name; it is none of ours.
      }
    }
  }

  /** Ends the program if it has not ended, and removes the folder of the run. */
  @Override
  public void close() {
    kill();
    boolean interrupted = false;
    try {
      process.waitFor(KILL_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    folder.close();
    removeAttachFile();
    RUNNING.remove(this);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
