package dev.timerproof.fuzz.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeartbeatTest {
  private static Heartbeat at(long seconds, long megabytes) {
    return new Heartbeat(
        "2026-11-30T12:00:00Z",
        seconds,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        megabytes << 20,
        megabytes << 19,
        0,
        false);
  }

  @Test
  void memory_isOfEachRun_withTheSlopeOfTheLaterHalf() {
    List<Heartbeat> beats = new ArrayList<>();
    for (int k = 1; k <= 30; k++) {
      beats.add(at(k * 10L, 100));
    }
    // A run that gains 1 MB each 10 s, after a beginning in which it takes much more.
    for (int k = 1; k <= 20; k++) {
      beats.add(at(k * 10L, k < 10 ? 900 : 100 + k));
    }
    beats.add(at(205, 0));
    beats.add(at(10, 50));
    assertEquals(
        List.of(
            "memory from 2026-11-30T12:00:00Z: 100 MB after 10 s, 100 MB after 300 s with 50 MB of"
                + " live objects, +0.0 MB an hour in the later half of its 30 heartbeats",
            "memory from 2026-11-30T12:00:00Z: 900 MB after 10 s, 120 MB after 200 s with 60 MB of"
                + " live objects, +360.0 MB an hour in the later half of its 20 heartbeats",
            "memory from 2026-11-30T12:00:00Z: 50 MB after 10 s, 50 MB after 10 s with 25 MB of"
                + " live objects"),
        Heartbeat.memory(beats));
  }
}
