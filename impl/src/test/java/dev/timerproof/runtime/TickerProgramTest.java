package dev.timerproof.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * A small Go program (docs/seed-map.md), as Java: a ticker of one second, read by a loop that
 * sleeps three seconds after each value. It prints the values of +1, +2 and +5 seconds.
 */
class TickerProgramTest {
  private static final Instant START = Instant.parse("2021-01-27T08:01:21Z");

  private final VirtualClock clock = new VirtualClock(START, 1);
  private final TimerRuntime runtime = TimerRuntime.builder().clock(clock).build();

  private Instant receive(TimeChannel channel) {
    Optional<Instant> value = channel.poll();
    while (value.isEmpty()) {
      clock.advanceToNext();
      value = channel.poll();
    }
    return value.get();
  }

  @Test
  void slowReader_ofATicker_getsTheTicksOfSecondsOneTwoAndFive() {
    Ticker ticker = runtime.newTicker(Duration.ofSeconds(1));
    List<Duration> values = new ArrayList<>();
    List<Duration> printed = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Instant value = receive(ticker.channel());
      clock.advance(Duration.ofSeconds(3));
      values.add(Duration.between(START, value));
      printed.add(Duration.between(START, clock.instant()));
    }
    receive(ticker.channel());
    ticker.stop();

    assertEquals(seconds(1, 2, 5), values);
    assertEquals(seconds(4, 7, 10), printed);
    assertEquals(6, ticker.channel().missed(), "the ticks of seconds 3, 4, 6, 7, 9 and 10");
    assertEquals(0, clock.runUntilIdle(100), "nothing is armed any more");
  }

  private static List<Duration> seconds(int... seconds) {
    List<Duration> list = new ArrayList<>();
    for (int s : seconds) {
      list.add(Duration.ofSeconds(s));
    }
    return list;
  }
}
