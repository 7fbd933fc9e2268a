package dev.timerproof.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The public timers, on a clock that stands still. */
class TimerApiTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final VirtualClock clock = new VirtualClock();
  private final List<Throwable> failures = new ArrayList<>();
  private final TimerRuntime runtime =
      TimerRuntime.builder()
          .clock(clock)
          .executor(Runnable::run)
          .errorHandler((timer, failure) -> failures.add(failure))
          .build();

  @Test
  void newTimer_whenDue_deliversThePresentTimeOnce() {
    TimeChannel channel = runtime.newTimer(SECOND).channel();
    clock.advance(SECOND.minusNanos(1));
    assertEquals(Optional.empty(), channel.poll());
    clock.advance(SECOND);
    assertEquals(Optional.of(Instant.EPOCH.plusSeconds(1)), channel.poll());
    assertEquals(Optional.empty(), channel.poll());
  }

  @Test
  void tickerThatIsClosed_isNotArmedAnyMore() {
    Ticker ticker = runtime.newTicker(SECOND);
    assertEquals(1, runtime.pending().size());
    ticker.close();
    assertEquals(List.of(), runtime.pending());
  }

  @Test
  void processors_areThoseOfTheMachineUnlessToldOtherwise() {
    assertEquals(1, runtime.processors());
    assertEquals(1_024, TimerRuntime.builder().processors(1_024).build().processors());
    assertEquals(
        Runtime.getRuntime().availableProcessors(), TimerRuntime.builder().build().processors());
  }

  @Test
  void stop_pendingFiredAndStopped_tellsWhetherItKeptTheTimerFromFiring() {
    Timer timer = runtime.newTimer(SECOND);
    assertTrue(timer.stop());
    assertFalse(timer.stop());
    clock.advance(SECOND);
    assertEquals(Optional.empty(), timer.channel().poll());
    assertFalse(timer.reset(SECOND));
    clock.advance(SECOND);
    assertFalse(timer.stop());
    assertTrue(timer.channel().poll().isPresent(), "stop leaves the channel as it is");
  }

  @Test
  void reset_pendingFiredAndStopped_firesOnceAtTheNewTime() {
    Timer timer = runtime.newTimer(SECOND);
    assertTrue(timer.reset(SECOND.multipliedBy(3)));
    clock.advance(SECOND.multipliedBy(2));
    assertEquals(Optional.empty(), timer.channel().poll());
    assertTrue(timer.reset(SECOND.dividedBy(2)));
    clock.advance(SECOND);
    assertEquals(Optional.of(Instant.EPOCH.plusMillis(2_500)), timer.channel().poll());
    clock.advance(SECOND.multipliedBy(5));
    assertEquals(Optional.empty(), timer.channel().poll());
    assertFalse(timer.reset(SECOND));
  }

  @Test
  void afterFunc_whenDue_callsItsFunctionAndMayArmItselfAgain() {
    List<Instant> calls = new ArrayList<>();
    Timer[] self = new Timer[1];
    self[0] =
        runtime.afterFunc(
            SECOND,
            () -> {
              calls.add(clock.instant());
              if (calls.size() < 10) {
                assertFalse(self[0].reset(SECOND));
              }
            });
    clock.runUntilIdle(1_000);
    assertEquals(10, calls.size());
    assertEquals(Instant.EPOCH.plusSeconds(10), calls.get(9));
  }

  @Test
  void afterFunc_thatThrows_isReportedAndHarmsNoOther() {
    IllegalStateException planned = new IllegalStateException("planned");
    runtime.afterFunc(
        SECOND,
        () -> {
          throw planned;
        });
    TimeChannel other = runtime.after(SECOND);
    clock.advance(SECOND);
    assertSame(planned, failures.get(0));
    assertEquals(1, failures.size());
    assertTrue(other.poll().isPresent());
    assertEquals(1, runtime.counters().failed());
  }

  @Test
  void afterFunc_channel_isRefused() {
    assertThrows(IllegalStateException.class, () -> runtime.afterFunc(SECOND, () -> {}).channel());
  }

  @Test
  void ticker_stopAndReset_endAndRestartTheTicks() {
    Ticker ticker = runtime.newTicker(SECOND);
    clock.advance(SECOND);
    assertTrue(ticker.channel().poll().isPresent());
    ticker.reset(SECOND.multipliedBy(2));
    clock.advance(SECOND);
    assertEquals(Optional.empty(), ticker.channel().poll());
    clock.advance(SECOND);
    assertTrue(ticker.channel().poll().isPresent());
    ticker.stop();
    ticker.stop();
    clock.advance(SECOND.multipliedBy(10));
    assertEquals(Optional.empty(), ticker.channel().poll());
    ticker.reset(SECOND);
    clock.advance(SECOND);
    assertTrue(ticker.channel().poll().isPresent());
  }

  @Test
  void ticker_slowReader_losesTicksAndIsToldHowMany() {
    TimeChannel channel = runtime.tick(SECOND);
    clock.advance(SECOND.multipliedBy(5));
    assertEquals(Optional.of(Instant.EPOCH.plusSeconds(1)), channel.poll());
    assertEquals(4, channel.missed());
    clock.advance(SECOND);
    assertEquals(Optional.of(Instant.EPOCH.plusSeconds(6)), channel.poll());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE})
  void periods_ofZeroOrLess_areRefused(long nanos) {
    Duration period = Duration.ofNanos(nanos);
    assertThrows(IllegalArgumentException.class, () -> runtime.newTicker(period));
    assertThrows(IllegalArgumentException.class, () -> runtime.tick(period));
    Ticker ticker = runtime.newTicker(SECOND);
    assertThrows(IllegalArgumentException.class, () -> ticker.reset(period));
    clock.advance(SECOND);
    assertTrue(ticker.channel().poll().isPresent(), "a refused reset changes nothing");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE})
  void delays_ofZeroOrLess_meanAtOnceButNotOnTheCallingThread(long nanos) {
    Timer timer = runtime.newTimer(Duration.ofNanos(nanos));
    assertEquals(Optional.empty(), timer.channel().poll());
    clock.advance(Duration.ZERO);
    assertTrue(timer.channel().poll().isPresent());
  }

  @Test
  void delays_thatOverflow_meanNeverAndBlockNoOther() {
    Timer never = runtime.newTimer(Duration.ofSeconds(Long.MAX_VALUE));
    Ticker rare = runtime.newTicker(Duration.ofSeconds(Long.MAX_VALUE));
    assertEquals(OptionalLong.empty(), runtime.nextDeadline());
    TimeChannel soon = runtime.after(SECOND);
    clock.advance(Duration.ofDays(365_000));
    assertTrue(soon.poll().isPresent());
    assertEquals(Optional.empty(), rare.channel().poll());
    assertTrue(never.stop());
  }

  @Test
  @SuppressWarnings("NullAway")
  void nulls_areRefusedAtOnce() {
    assertThrows(NullPointerException.class, () -> runtime.newTimer(null));
    assertThrows(NullPointerException.class, () -> runtime.newTicker(null));
    assertThrows(NullPointerException.class, () -> runtime.afterFunc(SECOND, null));
    assertThrows(NullPointerException.class, () -> runtime.afterFunc(null, () -> {}));
    assertThrows(NullPointerException.class, () -> runtime.newRawTimer(null, "arg"));
    assertThrows(NullPointerException.class, () -> TimerRuntime.builder().clock(null));
    assertEquals(List.of(), runtime.pending());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 1025})
  void processors_outOfRange_areRefused(int count) {
    assertThrows(IllegalArgumentException.class, () -> TimerRuntime.builder().processors(count));
    assertThrows(IllegalArgumentException.class, () -> runtime.processors(count));
  }

  @Test
  void pending_someTimers_tellsThemInTheOrderOfTheirDeadlines() {
    Ticker ticker = runtime.newTicker(SECOND.multipliedBy(2));
    Timer timer = runtime.newTimer(SECOND);
    RawTimer raw = runtime.newRawTimer((arg, seq, d) -> {}, "argument");
    raw.armAt(5);
    runtime.newTimer(SECOND).stop();
    assertEquals(
        List.of(
            new PendingTimer(raw, 5, 0, "argument"),
            new PendingTimer(timer, 1_000_000_001L, 0, null),
            new PendingTimer(ticker, 2_000_000_001L, 2_000_000_000L, null)),
        runtime.pending());
  }

  @Test
  void timers_withProcessorsThatComeAndGo_allFireOnceInOrder() {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      runtime.processors(1 + i % 7);
      runtime.newRawTimer((arg, seq, d) -> order.add((Integer) arg), i).armAt(1_000 - i);
    }
    assertEquals(100, runtime.counters().pending());
    runtime.processors(1);
    assertEquals(100, clock.advance(SECOND));
    assertEquals(99, order.get(0));
    assertEquals(0, order.get(99));
  }
}
