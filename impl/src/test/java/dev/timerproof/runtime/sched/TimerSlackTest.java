package dev.timerproof.runtime.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.runtime.TimerRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The timer slack of the scheduler's threads. */
class TimerSlackTest {
  private static final String NONE = "no such file";

  @TempDir private Path proc = Path.of("unset");

  private Path slack(String text) throws IOException {
    Files.createSymbolicLink(proc.resolve("thread-self"), Path.of("7", "task", "9"));
    Files.createDirectory(proc.resolve("9"));
    return Files.writeString(proc.resolve("9").resolve("timerslack_ns"), text);
  }

  @Test
  void reduce_withTheThreadsFile_writesTheLeastSlack() throws IOException {
    Path file = slack("50000");
    assertTrue(TimerSlack.reduce(null, proc));
    assertEquals("1", Files.readString(file));
  }

  @Test
  void reduce_whenItIsToBeKept_writesNothing() throws IOException {
    Path file = slack("50000");
    assertFalse(TimerSlack.reduce(TimerSlack.KEPT, proc));
    assertEquals("50000", Files.readString(file));
  }

  @Test
  void reduce_withoutTheFiles_doesNothing() throws IOException {
    assertFalse(TimerSlack.reduce(null, proc));
    Files.delete(slack("50000"));
    assertFalse(TimerSlack.reduce(null, proc));
    assertFalse(TimerSlack.reduce(null, proc.resolve("absent")));
  }

  @Test
  void reduce_ofAFileThatCannotBeWritten_doesNothing() throws IOException {
    Path file = slack("50000");
    Files.delete(file);
    Files.createDirectory(file);
    assertFalse(TimerSlack.reduce(null, proc));
  }

  /** What Linux says of the calling thread. */
  private static String ofThisThread() {
    try {
      Path self = Path.of("/proc/thread-self");
      if (!Files.isSymbolicLink(self)) {
        return NONE;
      }
      Path file =
          Path.of("/proc")
              .resolve(Files.readSymbolicLink(self).getFileName())
              .resolve("timerslack_ns");
      return Files.exists(file) ? Files.readString(file).strip() : NONE;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String ofScheduler(TimerRuntime runtime) throws InterruptedException {
    BlockingQueue<String> seen = new ArrayBlockingQueue<>(1);
    runtime.newRawTimer((arg, seq, due) -> seen.add(ofThisThread()), null).armAfter(1);
    return String.valueOf(seen.poll(60, TimeUnit.SECONDS));
  }

  @Test
  void threadOfTheRuntime_hasTheLeastSlackWhereLinuxKnowsIt() throws InterruptedException {
    String mine = ofThisThread();
    try (TimerRuntime runtime = TimerRuntime.builder().build()) {
      assertEquals(mine.equals(NONE) ? NONE : "1", ofScheduler(runtime));
    }
    assertEquals(mine, ofThisThread());
  }

  @Test
  void threadOfAFactory_keepsItsSlack() throws InterruptedException {
    String mine = ofThisThread();
    ThreadFactory factory =
        worker -> {
          Thread thread = new Thread(worker);
          thread.setDaemon(true);
          return thread;
        };
    try (TimerRuntime runtime = TimerRuntime.builder().threadFactory(factory).build()) {
      assertEquals(mine, ofScheduler(runtime));
    }
  }
}
