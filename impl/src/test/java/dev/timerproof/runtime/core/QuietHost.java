package dev.timerproof.runtime.core;

/** A host whose clock stands still at 1, and which wakes no thread. Thread-safe. */
final class QuietHost implements TimerHost {
  @Override
  public long nanotime() {
    return 1;
  }

  @Override
  public void wakeNetPoller(long when) {}

  @Override
  public void callbackFailed(RuntimeTimer t, Throwable failure) {
    throw new AssertionError("no callback of these tests fails", failure);
  }
}
