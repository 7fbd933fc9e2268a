package dev.timerproof.runtime.sched;

import dev.timerproof.runtime.timers.OwnThreads;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Has Linux end the sleeps of a thread on time. By default it may end each up to 50 microseconds
 * late, the thread's timer slack, so that it can wake up several threads together (prctl(2),
 * PR_SET_TIMERSLACK). Threads that such a thread starts inherit the slack.
 */
final class TimerSlack {
  /** The property that, set to {@link #KEPT}, leaves the slack as it is. */
  static final String PROPERTY = "dev.timerproof.timerslack";

  static final String KEPT = "keep";

  /** The least slack, in nanoseconds; 0 would set the default. */
  private static final String LEAST = "1";

  private TimerSlack() {}

  /**
   * Gives the calling thread the least slack. Does nothing where that is not possible: timers are
   * less exact then.
   */
  static void reduce() {
    try {
      OwnThreads.privileged(() -> reduce(System.getProperty(PROPERTY), Path.of("/proc")));
    } catch (RuntimeException | Error impossible) {
      // The thread runs timers all the same.
    }
  }

  /** Returns whether the slack of the calling thread was written to a file of this folder. */
  static boolean reduce(@Nullable String property, Path proc) {
    if (KEPT.equals(property)) {
      return false;
    }
    Path own = proc.resolve("thread-self");
    try {
      if (!Files.isSymbolicLink(own)) {
        return false;
      }
      // The file of a thread is in the folder that has the thread's number, as if it were a
      // process.
      Path thread = Files.readSymbolicLink(own).getFileName();
      Path slack = proc.resolve(thread).resolve("timerslack_ns");
      if (!Files.exists(slack)) {
        return false;
      }
      try (FileOutputStream file = new FileOutputStream(slack.toFile())) {
        file.write(LEAST.getBytes(StandardCharsets.US_ASCII));
      }
      return true;
    } catch (IOException refused) {
      return false;
    }
  }
}
