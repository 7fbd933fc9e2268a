package dev.timerproof.lincheck.scenario;

import dev.timerproof.evidence.files.Scratch;
import dev.timerproof.evidence.jvm.ForkedJvm;
import dev.timerproof.evidence.jvm.JavaProgram;
import dev.timerproof.lincheck.CaseResult;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Explores scenarios in a process of their own, see {@link ScenarioRunner}. */
public final class ScenarioProcess {
  private static final int FIRST_JAVA_THAT_WARNS_OF_UNSAFE = 23;
  private static final int FIRST_JAVA_THAT_WARNS_OF_AGENTS = 21;
  private static final String END = "";
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Optional<Path> protocol;

  /**
   * A process that is not started yet.
   *
   * @param protocol a folder of class files that come before those of this program, or empty for
   *     the library's protocol
   */
  public ScenarioProcess(Optional<Path> protocol) {
    this.protocol = protocol;
  }

  /**
   * Runs tasks one after the other. When the time is up, or the thread is interrupted, the process
   * is killed.
   *
   * @param limit the time for all tasks
   * @param listener told of each result as soon as it is known
   * @return the results, in the order of the tasks; fewer than there are tasks if the time was up
   * @throws IOException if the process ended early; the message has its last output
   */
  public List<CaseResult> run(List<Task> tasks, Duration limit, Consumer<CaseResult> listener)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    try (ForkedJvm jvm = ForkedJvm.start(program(), new Scratch())) {
      BlockingQueue<String> lines = new LinkedBlockingQueue<>();
      Thread reader = new Thread(() -> read(jvm, lines), "lincheck-output");
      reader.setDaemon(true);
      reader.start();
      try (Writer out = new OutputStreamWriter(jvm.input(), StandardCharsets.UTF_8)) {
        for (Task task : tasks) {
          out.write(task.toJson() + "\n");
        }
      } catch (IOException e) {
        // The process has ended; the message below says how.
      }
      return results(jvm, lines, tasks.size(), end, listener);
    }
  }

  private List<CaseResult> results(
      ForkedJvm jvm,
      BlockingQueue<String> lines,
      int expected,
      long end,
      Consumer<CaseResult> listener)
      throws IOException, InterruptedException {
    List<CaseResult> results = new ArrayList<>();
    while (results.size() < expected) {
      String line = lines.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (line == null) {
        return results;
      }
      if (line.equals(END)) {
        jvm.await(PATIENCE);
        throw new IOException("the process of Lincheck ended early: it " + jvm.how(PATIENCE));
      }
      if (line.startsWith("{")) {
        CaseResult result = CaseResult.ofJson(line);
        results.add(result);
        listener.accept(result);
      }
    }
    return results;
  }

  private static void read(ForkedJvm jvm, BlockingQueue<String> lines) {
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(jvm.output(), StandardCharsets.UTF_8))) {
      in.lines().filter(line -> !line.equals(END)).forEach(lines::add);
    } catch (IOException | UncheckedIOException e) {
      // The process was killed, so it does not matter that its input is closed.
    } finally {
      lines.add(END);
    }
  }

  private JavaProgram program() {
    int java = Runtime.version().feature();
    // The runs are short: the time of the optimizing compiler would not pay off.
    List<String> options = new ArrayList<>(List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto"));
    if (java >= FIRST_JAVA_THAT_WARNS_OF_AGENTS) {
      options.add("-XX:+EnableDynamicAgentLoading");
    }
    if (java >= FIRST_JAVA_THAT_WARNS_OF_UNSAFE) {
      options.add("--sun-misc-unsafe-memory-access=allow");
    }
    // No -ea: the assertions read the lock very often, and Lincheck would try a thread switch at
    // each of these reads.
    JavaProgram runner =
        JavaProgram.of(ScenarioRunner.class.getName(), List.of()).withOptions(options);
    return protocol.map(runner::withFirst).orElse(runner);
  }
}
