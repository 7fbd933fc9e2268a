package dev.timerproof.bench.cell;

import dev.timerproof.bench.cell.Contender.Side;
import dev.timerproof.bench.work.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The libraries that run in a JVM. */
public final class Contenders {
  private static final int ANY = Integer.MAX_VALUE;
  private static final int JDK = 17;
  private static final String SUBJECTS = "dev.timerproof.bench.subject.";
  private static final Set<Kind> ALL = EnumSet.allOf(Kind.class);

  private final Function<String, List<String>> workers;

  private Contenders(Function<String, List<String>> workers) {
    this.workers = workers;
  }

  /**
   * All libraries, ours first.
   *
   * @param workers gives the command of a worker process for a library's class
   */
  public static List<Contender> all(Function<String, List<String>> workers) {
    return new Contenders(workers).all();
  }

  private List<Contender> all() {
    return List.of(
        ours("raw", "OwnTimers$Raw", "raw timers"),
        ours("afterFunc", "OwnTimers$InlineFunctions", "functions on the scheduler's thread"),
        ours("functions", "OwnTimers$DefaultFunctions", "functions where they run by default"),
        ours("executor", "OwnTimers$Executor", "asScheduledExecutorService"),
        peer("stpe", "ScheduledExecutors$RemovingPool", ALL, JDK, "removeOnCancel, one thread"),
        peer(
            "stpe-keep",
            "ScheduledExecutors$KeepingPool",
            ALL,
            JDK,
            "default policy: keeps cancelled tasks until they are due"),
        peer("fjp", "ScheduledExecutors$ForkJoin", ALL, 25, "ForkJoinPool.schedule"),
        peer("netty", "NettyWheel", ALL, JDK, "HashedWheelTimer, ticks of 1 ms"),
        peer("timer", "JavaTimer", ALL, JDK, "java.util.Timer: keeps cancelled tasks"),
        peer("kafka", "KafkaTimer", ALL, JDK, "SystemTimer, ticks of 1 ms"),
        peer(
            "caffeine",
            "CaffeineExpiry",
            EnumSet.of(Kind.RESET, Kind.STARTSTOP, Kind.BYTES, Kind.IDLE),
            JDK,
            "entries of a cache that expire, exact to a second"),
        new Contender(
            "agrona",
            Side.SHOWN,
            workers.apply(SUBJECTS + "AgronaWheel"),
            EnumSet.of(Kind.RESET, Kind.STARTSTOP, Kind.CHAIN, Kind.DUE, Kind.LIFE, Kind.BYTES),
            1,
            JDK,
            "DeadlineTimerWheel, ticks of 1 ms, for a single thread that polls"));
  }

  private Contender ours(String id, String subject, String note) {
    return new Contender(id, Side.OURS, workers.apply(SUBJECTS + subject), ALL, ANY, JDK, note);
  }

  private Contender peer(String id, String subject, Set<Kind> kinds, int jdk, String note) {
    return new Contender(id, Side.PEER, workers.apply(SUBJECTS + subject), kinds, ANY, jdk, note);
  }
}
