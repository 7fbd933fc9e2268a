package dev.timerproof.runtime.timers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SlotChannelTest {
  @Test
  void receive_afterAValueWasMissed_isWokenByTheNext() throws Exception {
    SlotChannel channel = new SlotChannel(() -> Instant.EPOCH);
    channel.send();
    channel.send();
    assertEquals(1, channel.missed());
    assertEquals(Optional.of(Instant.EPOCH), channel.poll());
    BlockingQueue<Instant> received = new LinkedBlockingQueue<>();
    Thread reader =
        new Thread(
            () -> {
              try {
                received.add(channel.receive());
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
            });
    reader.start();
    while (reader.getState() != Thread.State.WAITING) {
      Thread.sleep(1);
    }
    channel.send();
    assertEquals(Instant.EPOCH, received.poll(60, TimeUnit.SECONDS));
    reader.join();
  }

  @Test
  void send_withAClockThatFails_tellsItAndLeavesNobodyWaiting() {
    IllegalStateException planned = new IllegalStateException("planned");
    SlotChannel channel =
        new SlotChannel(
            () -> {
              throw planned;
            });
    assertThrows(IllegalStateException.class, channel::send);
    assertTrue(channel.poll().isPresent());
    assertFalse(channel.poll().isPresent());
  }
}
