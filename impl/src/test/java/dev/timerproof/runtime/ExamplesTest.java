package dev.timerproof.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.runtime.net.NetChannel;
import dev.timerproof.runtime.net.NetHandler;
import java.io.IOException;
import java.nio.channels.Pipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * The examples of docs/runtime.md. Each stands between the marks "example" and "end", is run here,
 * and is compared with the document.
 */
class ExamplesTest {
  private static final String BEGIN = "// example";
  private static final String END = "// end";

  private final List<Object> shown = new ArrayList<>();

  private void shown(Object... values) {
    shown.addAll(List.of(values));
  }

  @Test
  void timer_ofTheDocument_doesWhatItSays() throws Exception {
    // example
    try (TimerRuntime runtime = TimerRuntime.builder().build()) {
      Timer timer = runtime.newTimer(Duration.ofMillis(10));
      Instant firedAt = timer.channel().receive();
      timer.reset(Duration.ofHours(1));
      boolean keptFromFiring = timer.stop();
      shown(firedAt, keptFromFiring);
    }
    // end
    assertTrue(((Instant) shown.get(0)).isBefore(Instant.now()));
    assertEquals(true, shown.get(1));
  }

  @Test
  void ticker_ofTheDocument_doesWhatItSays() throws Exception {
    // example
    try (TimerRuntime runtime = TimerRuntime.builder().build();
        Ticker ticker = runtime.newTicker(Duration.ofMillis(5))) {
      Instant first = ticker.channel().receive();
      Instant second = ticker.channel().receive();
      shown(first, second, ticker.channel().missed());
    }
    // end
    assertTrue(((Instant) shown.get(0)).isBefore((Instant) shown.get(1)));
    assertTrue((long) shown.get(2) >= 0);
  }

  @Test
  void function_ofTheDocument_doesWhatItSays() throws Exception {
    // example
    try (TimerRuntime runtime = TimerRuntime.builder().build()) {
      CountDownLatch called = new CountDownLatch(1);
      Timer timer = runtime.afterFunc(Duration.ofMillis(10), called::countDown);
      called.await();
      shown(timer.stop());
    }
    // end
    assertEquals(List.of(false), shown);
  }

  @Test
  void executor_ofTheDocument_doesWhatItSays() throws Exception {
    // example
    try (TimerRuntime runtime = TimerRuntime.builder().build()) {
      ScheduledExecutorService executor = runtime.asScheduledExecutorService();
      ScheduledFuture<String> answer =
          executor.schedule(() -> "forty-two", 10, TimeUnit.MILLISECONDS);
      shown(answer.get());
      executor.shutdown();
    }
    // end
    assertEquals(List.of("forty-two"), shown);
  }

  @Test
  void rawTimer_ofTheDocument_doesWhatItSays() throws Exception {
    // example
    try (TimerRuntime runtime = TimerRuntime.builder().build()) {
      CountDownLatch fired = new CountDownLatch(1);
      RawTimer timer =
          runtime.newRawTimer((arg, seq, deadlineNanos) -> fired.countDown(), "argument");
      timer.armAfter(TimeUnit.HOURS.toNanos(1));
      boolean replaced = timer.armAt(runtime.now() + 1_000);
      fired.await();
      shown(replaced, timer.seq());
    }
    // end
    assertEquals(List.of(true, 2L), shown);
  }

  @Test
  void deadlines_ofTheDocument_doesWhatItSays() throws Exception {
    // example
    try (TimerRuntime runtime = TimerRuntime.builder().build()) {
      Pipe pipe = Pipe.open();
      CountDownLatch timedOut = new CountDownLatch(1);
      NetHandler handler =
          new NetHandler() {
            @Override
            public void readable(NetChannel channel) {}

            @Override
            public void readTimedOut(NetChannel channel) {
              timedOut.countDown();
            }
          };
      try (NetChannel channel = runtime.register(pipe.source(), handler)) {
        channel.readDeadline(Duration.ofMillis(10));
        channel.wantRead();
        timedOut.await();
      }
      shown(pipe.source().isOpen());
    }
    // end
    assertEquals(List.of(false), shown);
  }

  @Test
  void virtualTime_ofTheDocument_doesWhatItSays() throws Exception {
    // example
    VirtualClock clock = new VirtualClock(Instant.EPOCH, 42);
    TimerRuntime runtime = TimerRuntime.builder().clock(clock).build();
    TimeChannel tomorrow = runtime.after(Duration.ofDays(1));
    clock.advance(Duration.ofDays(2));
    shown(tomorrow.poll().orElseThrow());
    // end
    assertEquals(List.of(Instant.EPOCH.plus(Duration.ofDays(1))), shown);
  }

  @Test
  void document_comparedWithTheseTests_hasTheSameExamples() throws IOException {
    List<String> inDocument = examples("../docs/runtime.md", "```java", "```");
    String file = "src/test/java/dev/timerproof/runtime/ExamplesTest.java";
    assertEquals(inDocument, examples(file, BEGIN, END));
    assertFalse(inDocument.isEmpty());
  }

  /** The texts between two marks, without indentation and line breaks. */
  private static List<String> examples(String file, String begin, String end) throws IOException {
    List<String> found = new ArrayList<>();
    StringBuilder example = null;
    for (String line : Files.readAllLines(Path.of(file))) {
      String text = line.strip();
      if (text.equals(begin)) {
        example = new StringBuilder();
      } else if (example != null && text.equals(end)) {
        found.add(example.toString());
        example = null;
      } else if (example != null) {
        example.append(text);
      }
    }
    return found;
  }
}
