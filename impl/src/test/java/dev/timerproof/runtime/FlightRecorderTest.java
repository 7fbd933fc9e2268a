package dev.timerproof.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlightRecorderTest {
  @TempDir private Path folder = Path.of("unset");

  @Test
  void recording_ofSomeTimers_hasAnEventForWhatHappenedToEach() throws IOException {
    VirtualClock clock = new VirtualClock();
    TimerRuntime runtime =
        TimerRuntime.builder().clock(clock).lateThreshold(Duration.ofSeconds(1)).build();
    Path file = folder.resolve("timers.jfr");
    try (Recording recording = new Recording()) {
      for (String kind : List.of("Arm", "Reset", "Stop", "Fire", "Late")) {
        recording.enable("dev.timerproof." + kind);
      }
      recording.start();
      RawTimer timer = runtime.newRawTimer((arg, seq, deadline) -> {}, null);
      timer.armAfter(100);
      timer.armAfter(200);
      runtime.newTimer(Duration.ofHours(1)).stop();
      clock.advance(Duration.ofNanos(200));
      timer.armAt(300);
      runtime.poll(5_000_000_000L, 10);
      recording.stop();
      recording.dump(file);
    }
    Map<String, Integer> counts = new TreeMap<>();
    long lateness = 0;
    long self = Thread.currentThread().getId();
    for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
      if (event.getThread() == null || event.getThread().getJavaThreadId() != self) {
        // The event is of another runtime of this JVM, for whose end an earlier test did not wait.
        continue;
      }
      counts.merge(event.getEventType().getName(), 1, Integer::sum);
      assertTrue(event.getString("timer").contains("timer@"));
      if (event.getEventType().getName().equals("dev.timerproof.Late")) {
        lateness = event.getDuration("lateness").toNanos();
      }
    }
    assertEquals(
        Map.of(
            "dev.timerproof.Arm", 3,
            "dev.timerproof.Reset", 1,
            "dev.timerproof.Stop", 1,
            "dev.timerproof.Fire", 2,
            "dev.timerproof.Late", 1),
        counts);
    assertEquals(4_999_999_700L, lateness);
    assertEquals(1, runtime.counters().late());
  }
}
