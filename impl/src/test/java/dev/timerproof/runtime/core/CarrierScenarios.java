package dev.timerproof.runtime.core;

import dev.timerproof.generate.java.ProtocolLoader;
import dev.timerproof.runtime.TimerRuntime;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Threads that wait for each other while there are few carriers. Runs in a JVM of its own, so that
 * the number of carriers can be set: {@code java -Djdk.virtualThreadScheduler.parallelism=1
 * CarrierScenarios SCENARIO}; prints {@code done}, or {@code hang} if some thread does not end. On
 * a JDK without virtual threads, platform threads take their place.
 */
public final class CarrierScenarios {
  /** How long to wait for threads that are to end, in ms; less where a hang is expected. */
  private static final long PATIENCE_MS = Long.getLong("timerproof.patience", 60_000);

  private static final long PATIENCE_WITH_A_HANG_MS = 5_000;

  private final Processor pp = new Processor(0, new QuietHost());
  private final CountDownLatch ended;
  private final int threads;

  private CarrierScenarios(int threads) {
    this.threads = threads;
    this.ended = new CountDownLatch(threads);
  }

  /** Arguments: the name of a scenario. */
  public static void main(String[] args) throws Exception {
    switch (args[0]) {
      case "ownerWaitsForTheLock" -> print(ownerWaitsForTheLock());
      case "ownerParksOthersSpin" -> print(ownerParksOthersSpin());
      case "moreWaitersThanCarriers" -> print(moreWaitersThanCarriers());
      case "sleepersOfOneRuntime" -> print(sleepersOfOneRuntime());
      default -> throw new IllegalArgumentException(args[0]);
    }
    // Ends the JVM even if some threads hang.
    System.exit(0);
  }

  private static void print(boolean finished) {
    System.out.println(finished ? "done" : "hang");
  }

  static boolean hasVirtualThreads() {
    return Runtime.version().feature() >= 21;
  }

  /**
   * One thread owns a timer and waits for the lock, another waits for that timer. Whichever of them
   * is mounted on the only carrier, both end when the lock is released.
   */
  public static boolean ownerWaitsForTheLock() throws Exception {
    CarrierScenarios s = new CarrierScenarios(2);
    RuntimeTimer t = new RuntimeTimer();
    s.pp.lock();
    s.start(() -> TimerProtocol.modtimer(s.pp, t, 5, 0, TimerFunction.NOTHING, null, 0));
    while (t.status() != TimerStatus.MODIFYING) {
      Thread.sleep(1);
    }
    s.start(() -> TimerProtocol.deltimer(t));
    Thread.sleep(50);
    s.pp.unlock();
    return s.allEnd();
  }

  /**
   * As {@link #ownerWaitsForTheLock}, but with a lock that parks its waiters, and with waits that
   * only spin: on one carrier this hangs.
   */
  private static boolean ownerParksOthersSpin() throws Exception {
    String folder = CarrierScenarios.class.getPackageName().replace('.', '/');
    ProtocolLoader loader =
        ProtocolLoader.load(
            Map.of(folder + "/TimersLock.java", PARKING_LOCK, folder + "/Pause.java", ENDLESS_SPIN),
            RuntimeTimer.class);
    Class<?> scenarios = loader.loadClass(CarrierScenarios.class.getName());
    return (boolean) scenarios.getMethod("ownerWaitsForTheLock").invoke(null);
  }

  /** Many threads use few timers of one processor while its timers are run. */
  private static boolean moreWaitersThanCarriers() throws Exception {
    int users = 16 * Runtime.getRuntime().availableProcessors();
    CarrierScenarios s = new CarrierScenarios(users + 2);
    RuntimeTimer[] timers = new RuntimeTimer[4];
    for (int k = 0; k < timers.length; k++) {
      timers[k] = new RuntimeTimer();
    }
    for (int k = 0; k < users; k++) {
      Random random = new Random(k);
      s.start(
          () -> {
            for (int n = 0; n < 2_000; n++) {
              RuntimeTimer t = timers[random.nextInt(timers.length)];
              if (random.nextInt(3) == 0) {
                TimerProtocol.deltimer(t);
              } else {
                long when = random.nextInt(1, 20);
                TimerProtocol.modtimer(s.pp, t, when, 0, TimerFunction.NOTHING, null, 0);
              }
            }
            return null;
          });
    }
    s.start(s::runTimers);
    Thread platform = new Thread(() -> s.runToTheEnd(s::runTimers));
    platform.setDaemon(true);
    platform.start();
    return s.allEnd();
  }

  /** Many threads sleep and read channels of one runtime. */
  private static boolean sleepersOfOneRuntime() throws Exception {
    int sleepers = 50;
    CarrierScenarios s = new CarrierScenarios(sleepers);
    TimerRuntime runtime = TimerRuntime.builder().processors(1).build();
    for (int k = 0; k < sleepers; k++) {
      s.start(
          () -> {
            for (int n = 0; n < 20; n++) {
              runtime.sleep(Duration.ofMillis(1));
              runtime.after(Duration.ofMillis(1)).receive();
            }
            return null;
          });
    }
    return s.allEnd();
  }

  private Object runTimers() {
    CheckedTimers result = new CheckedTimers();
    for (int n = 0; n < 2_000; n++) {
      TimerReaders.checkTimers(pp, true, 1 + n % 20, result);
    }
    return result;
  }

  private void start(Callable<?> work) throws Exception {
    if (hasVirtualThreads()) {
      Method start = Thread.class.getMethod("startVirtualThread", Runnable.class);
      start.invoke(null, (Runnable) () -> runToTheEnd(work));
    } else {
      Thread t = new Thread(() -> runToTheEnd(work));
      t.setDaemon(true);
      t.start();
    }
  }

  private void runToTheEnd(Callable<?> work) {
    try {
      work.call();
      ended.countDown();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean allEnd() throws InterruptedException {
    boolean all = ended.await(PATIENCE_MS, TimeUnit.MILLISECONDS);
    if (!all) {
      System.err.println(ended.getCount() + " of " + threads + " threads have not ended");
    }
    return all;
  }

  /** Whether some threads of a scenario are expected not to end. */
  static boolean hangs(String scenario) {
    return scenario.equals("ownerParksOthersSpin") && hasVirtualThreads();
  }

  /** The command line that runs a scenario on a number of carriers. */
  static List<String> command(String scenario, int carriers) {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + "/bin/java");
    command.add("-ea");
    command.add("-Djdk.virtualThreadScheduler.parallelism=" + carriers);
    command.add("-Djdk.virtualThreadScheduler.maxPoolSize=" + carriers);
    if (hangs(scenario)) {
      command.add("-Dtimerproof.patience=" + PATIENCE_WITH_A_HANG_MS);
    }
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(CarrierScenarios.class.getName());
    command.add(scenario);
    return command;
  }

  private static final String PARKING_LOCK =
      """
      package dev.timerproof.runtime.core;

      final class TimersLock {
        private final java.util.concurrent.locks.ReentrantLock lock =
            new java.util.concurrent.locks.ReentrantLock();

        void lock() {
          lock.lock();
        }

        void unlock() {
          lock.unlock();
        }

        boolean isHeldByCurrentThread() {
          return lock.isHeldByCurrentThread();
        }
      }
      """;

  private static final String ENDLESS_SPIN =
      """
      package dev.timerproof.runtime.core;

      final class Pause {
        static int osyield(int attempt) {
          Thread.onSpinWait();
          return attempt;
        }

        static int osyieldMounted(int attempt) {
          return osyield(attempt);
        }
      }
      """;
}
