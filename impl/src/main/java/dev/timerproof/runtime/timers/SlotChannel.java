package dev.timerproof.runtime.timers;

import dev.timerproof.runtime.TimeChannel;
import dev.timerproof.runtime.core.Nanoseconds;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A channel with room for one value. Sending never waits for a reader. */
public final class SlotChannel implements TimeChannel {
  private final Supplier<Instant> time;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private @Nullable Instant slot;
  private long missed;

  public SlotChannel(Supplier<Instant> time) {
    this.time = time;
  }

  /**
   * Puts the present time in, or counts it as missed. If the clock throws, the system's time is put
   * in, so that a waiting reader is still served, and the clock's exception is thrown on.
   */
  void send() {
    lock.lock();
    try {
      if (slot == null) {
        slot = Instant.now();
        filled.signal();
        slot = time.get();
      } else {
        missed++;
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Instant receive() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      // A thread that is interrupted after it was signalled returns normally: no value is lost.
      while (slot == null) {
        filled.await();
      }
      return take().orElseThrow();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Optional<Instant> poll() {
    lock.lock();
    try {
      return take();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Optional<Instant> poll(Duration patience) throws InterruptedException {
    long left = Nanoseconds.nanos(patience);
    lock.lockInterruptibly();
    try {
      while (slot == null && left > 0) {
        left = filled.awaitNanos(left);
      }
      return take();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public long missed() {
    lock.lock();
    try {
      return missed;
    } finally {
      lock.unlock();
    }
  }

  private Optional<Instant> take() {
    Instant value = slot;
    slot = null;
    return Optional.ofNullable(value);
  }
}
