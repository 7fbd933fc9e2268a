package dev.timerproof.lincheck.scenario;

import dev.timerproof.lincheck.CaseResult;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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

  private final Optional<Path> protocol;
  private final Path messages;

  /**
   * A process yet to be started.
   *
   * @param protocol a folder of class files that come before those of this program, or empty for
   *     the protocol that ships
   * @param messages the file that takes what Lincheck and the JVM have to say
   */
  public ScenarioProcess(Optional<Path> protocol, Path messages) {
    this.protocol = protocol;
    this.messages = messages;
  }

  /**
   * Runs tasks one after the other. When the time is up, or the thread is interrupted, the process
   * is killed.
   *
   * @param limit the time for all tasks
   * @param listener told of each result as soon as it is known
   * @return the results, in the order of the tasks; fewer than there are tasks if the time was up
   * @throws IOException if the process ended early; names what it last said
   */
  public List<CaseResult> run(List<Task> tasks, Duration limit, Consumer<CaseResult> listener)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    Process process = new ProcessBuilder(command()).redirectError(messages.toFile()).start();
    try {
      BlockingQueue<String> lines = new LinkedBlockingQueue<>();
      Thread reader = new Thread(() -> read(process, lines), "lincheck-output");
      reader.setDaemon(true);
      reader.start();
      try (Writer out = process.outputWriter(StandardCharsets.UTF_8)) {
        for (Task task : tasks) {
          out.write(task.toJson() + "\n");
        }
      }
      return results(lines, tasks.size(), end, listener);
    } finally {
      process.destroyForcibly();
      process.waitFor();
    }
  }

  private List<CaseResult> results(
      BlockingQueue<String> lines, int expected, long end, Consumer<CaseResult> listener)
      throws IOException, InterruptedException {
    List<CaseResult> results = new ArrayList<>();
    while (results.size() < expected) {
      String line = lines.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (line == null) {
        return results;
      }
      if (line.equals(END)) {
        throw new IOException("the process of Lincheck ended early: " + lastMessage());
      }
      if (line.startsWith("{")) {
        CaseResult result = CaseResult.ofJson(line);
        results.add(result);
        listener.accept(result);
      }
    }
    return results;
  }

  private static void read(Process process, BlockingQueue<String> lines) {
    try (BufferedReader in = process.inputReader(StandardCharsets.UTF_8)) {
      in.lines().filter(line -> !line.equals(END)).forEach(lines::add);
    } catch (IOException | UncheckedIOException e) {
      // The process was killed: there is nobody left to tell.
    } finally {
      lines.add(END);
    }
  }

  private String lastMessage() throws IOException {
    List<String> all = Files.readAllLines(messages, StandardCharsets.UTF_8);
    return String.join("\n", all.subList(Math.max(0, all.size() - 20), all.size()));
  }

  private List<String> command() {
    int java = Runtime.version().feature();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Short runs: what a better compiler or a bigger heap would give is not earned back.
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
    if (java >= FIRST_JAVA_THAT_WARNS_OF_AGENTS) {
      command.add("-XX:+EnableDynamicAgentLoading");
    }
    if (java >= FIRST_JAVA_THAT_WARNS_OF_UNSAFE) {
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    // No -ea: the assertions read the lock again and again, and each read is a place to switch.
    String own = System.getProperty("java.class.path");
    command.add("-cp");
    command.add(protocol.map(p -> p + System.getProperty("path.separator") + own).orElse(own));
    command.add(ScenarioRunner.class.getName());
    return command;
  }
}
