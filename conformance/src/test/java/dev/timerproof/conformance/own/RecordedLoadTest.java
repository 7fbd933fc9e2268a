package dev.timerproof.conformance.own;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.runtime.RawTimer;
import dev.timerproof.runtime.TimerRuntime;
import dev.timerproof.runtime.VirtualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** Which failures of the recorded runtime are expected. */
class RecordedLoadTest {
  @Test
  void callbackThatArmsOnceTheRuntimeIsShutDown_isNoFailure() {
    List<Throwable> told = new ArrayList<>();
    VirtualClock clock = new VirtualClock();
    TimerRuntime runtime =
        TimerRuntime.builder()
            .clock(clock)
            .errorHandler((source, failure) -> told.add(failure))
            .build();
    RawTimer other = runtime.newRawTimer((arg, seq, deadline) -> {}, null);
    runtime.newRawTimer((arg, seq, deadline) -> other.armAfter(1), null).armAfter(1);
    runtime.shutdown();
    clock.advance(Duration.ofNanos(1));
    assertEquals(1, told.size());
    assertInstanceOf(RejectedExecutionException.class, told.get(0));
    assertTrue(RecordedLoad.isExpected(told.get(0), runtime.isShutdown()));
  }

  @Test
  void whatElseIsTold_isAFailure() {
    assertFalse(RecordedLoad.isExpected(new RejectedExecutionException("no thread"), false));
    assertFalse(RecordedLoad.isExpected(new AssertionError("planned"), true));
  }
}
