package dev.timerproof.conformance.own;

import dev.timerproof.evidence.jvm.ForkedJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/**
 * Records a run of the runtime by several threads, in a JVM that has tracing on from its start.
 *
 * @param program what is run
 * @param seed what the random calls begin with; the interleaving is another one each time
 * @param threads how many threads call
 * @param calls how many calls each of them makes
 */
public record OwnRecording(Program program, long seed, int threads, int calls) {
  /** What is run. */
  public enum Program {
    /** The protocol alone: the callers run the timers too. */
    CORE(RecordedRun.class),
    /** The whole runtime under load: its own threads run the timers. */
    RUNTIME(RecordedLoad.class);

    private final Class<?> main;

    Program(Class<?> main) {
      this.main = main;
    }
  }

  /** The system property that turns the tracing of the runtime on. */
  private static final String TRACE = "dev.timerproof.trace";

  /**
   * Makes the recording.
   *
   * @param directory an empty directory for the trace and the output of the JVM
   * @param limit how long it may take
   * @return the file of the trace
   * @throws IOException if the run does not end well or not in time; the message has its output
   * @throws InterruptedException if this thread was interrupted
   */
  public Path record(Path directory, Duration limit) throws IOException, InterruptedException {
    Path trace = directory.resolve("own.jsonl");
    Path log = directory.resolve("own.log");
    List<String> command =
        List.of(
            "-ea",
            "-XX:+UseSerialGC",
            "-Xmx512m",
            "-D" + TRACE + "=" + trace.toAbsolutePath(),
            "-cp",
            ForkedJvm.ownClassPath(),
            program.main.getName(),
            Long.toString(seed),
            Integer.toString(threads),
            Integer.toString(calls));
    OptionalInt exit = ForkedJvm.run(command, directory, log, limit);
    if (exit.isEmpty()) {
      throw new IOException("the recording did not end within " + limit.toSeconds() + " s");
    }
    if (exit.getAsInt() != 0) {
      throw new IOException(
          "the recording ended with exit code " + exit.getAsInt() + ":\n" + Files.readString(log));
    }
    return trace;
  }
}
