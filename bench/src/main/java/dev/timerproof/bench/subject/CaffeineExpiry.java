package dev.timerproof.bench.subject;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Policy.VarExpiration;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.Scheduler;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Entries of a Caffeine cache that expire, each after a time of its own, with the scheduler of the
 * system so that they do so without further use of the cache. Expiry is exact to about a second.
 */
public final class CaffeineExpiry implements Subject {
  private final Cache<Entry, Entry> cache =
      Caffeine.newBuilder()
          .expireAfter(new AfterItsDelay())
          .scheduler(Scheduler.systemScheduler())
          .executor(Runnable::run)
          .evictionListener(CaffeineExpiry::evicted)
          .build();
  private final VarExpiration<Entry, Entry> expiration =
      cache.policy().expireVariably().orElseThrow();

  /** Both the key, by its identity, and the value. */
  private static final class Entry {
    private final Runnable task;
    private final long delayNanos;

    Entry(Runnable task, long delayNanos) {
      this.task = task;
      this.delayNanos = delayNanos;
    }
  }

  private static final class AfterItsDelay implements Expiry<Entry, Entry> {
    @Override
    public long expireAfterCreate(Entry key, Entry value, long now) {
      return value.delayNanos;
    }

    @Override
    public long expireAfterUpdate(Entry key, Entry value, long now, long remaining) {
      return remaining;
    }

    @Override
    public long expireAfterRead(Entry key, Entry value, long now, long remaining) {
      return remaining;
    }
  }

  private static void evicted(@Nullable Entry key, @Nullable Entry value, RemovalCause cause) {
    if (cause == RemovalCause.EXPIRED && value != null) {
      value.task.run();
    }
  }

  @Override
  public Object start(Runnable task, long delayNanos) {
    Entry entry = new Entry(task, delayNanos);
    cache.put(entry, entry);
    return entry;
  }

  @Override
  public boolean stop(Object handle) {
    return cache.asMap().remove(handle) != null;
  }

  @Override
  public Object move(Object handle, Runnable task, long delayNanos) {
    Entry entry = (Entry) handle;
    if (cache.getIfPresent(entry) == null) {
      return start(task, delayNanos);
    }
    expiration.setExpiresAfter(entry, delayNanos, TimeUnit.NANOSECONDS);
    return entry;
  }

  @Override
  public void close() {
    cache.invalidateAll();
  }
}
