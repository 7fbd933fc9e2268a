package dev.timerproof.conformance.own;

import dev.timerproof.evidence.jvm.ForkedJvm;
import dev.timerproof.evidence.jvm.JavaProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Records a run of the library by several threads, in a JVM with tracing switched on.
 *
 * @param program the program that is recorded
 * @param seed the seed of the random calls; the interleaving still differs from run to run
 * @param threads how many threads call
 * @param calls how many calls each of them makes
 */
public record OwnRecording(Program program, long seed, int threads, int calls) {
  /** The programs that can be recorded. */
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
   * @param directory an empty directory for the trace
   * @param limit how long it may take
   * @return the file of the trace
   * @throws IOException if the run fails or does not end in time; the message has the end of its
   *     output
   * @throws InterruptedException if this thread was interrupted
   */
  public Path record(Path directory, Duration limit) throws IOException, InterruptedException {
    ForkedJvm.Ended ended = ForkedJvm.run(program(directory), limit);
    if (!ended.well()) {
      throw new IOException("the recording " + ended.how());
    }
    return trace(directory);
  }

  /** The program that makes the recording in this directory; it may run on other class files. */
  public JavaProgram program(Path directory) {
    return JavaProgram.of(
            program.main.getName(),
            List.of(Long.toString(seed), Integer.toString(threads), Integer.toString(calls)))
        .withOptions(
            List.of("-ea", "-Xmx512m", "-D" + TRACE + "=" + trace(directory).toAbsolutePath()));
  }

  /** The file of the trace in a directory. */
  public static Path trace(Path directory) {
    return directory.resolve("own.jsonl");
  }
}
