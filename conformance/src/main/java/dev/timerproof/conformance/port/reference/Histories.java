package dev.timerproof.conformance.port.reference;

import dev.timerproof.conformance.port.Port;
import dev.timerproof.conformance.port.WatchedPort;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Makes histories: lists of requests that callers of the table may make, with its answers. */
public final class Histories {
  private static final long FAR = Long.MAX_VALUE;
  private static final long SPREAD = 100;
  private static final String NEW = "NoStatus";

  private final Reference reference;
  private final boolean pinned;
  private final boolean refuses;

  /** Histories for the table of this reference. */
  public Histories(Reference reference) {
    this.reference = reference;
    // Deadlines that wrap around are not asked of an edition that lets them.
    pinned = "pinned".equals(reference.table().parameters().get("overflow"));
    // A negative period, if it is not refused, makes a timer fire for ever.
    refuses = "throw".equals(reference.table().parameters().get("arguments"));
  }

  /** The reference that answers. */
  public Reference reference() {
    return reference;
  }

  /**
   * A random history of one thread.
   *
   * @param timers how many timers, from 1 on
   * @param calls how many calls at most; a panic ends the history earlier
   */
  public TestVector random(String id, Random random, int timers, int calls) {
    return answered(id, asks(random, timers, calls));
  }

  /** A random schedule of several actors. */
  public TestVector schedule(String id, Random random) {
    TestVector schedule;
    do {
      schedule = answered(id, new Schedules(reference).asks(random));
    } while (schedule.isOpen());
    return schedule;
  }

  /**
   * A random history that the callers of a runtime can make: the clock is the same for all timers,
   * and a timer that is due is run before anything else is asked of it. Half of the histories have
   * no periods.
   */
  public TestVector ofCallers(String id, Random random, int timers, int calls) {
    boolean oneShot = random.nextBoolean();
    List<String> asks = new ArrayList<>();
    asks.add("reset " + timers + " 1");
    reference.answer(asks.get(0));
    long now = 0;
    for (int number = 0; number < calls; number++) {
      int t = random.nextInt(timers);
      int kind = random.nextInt(100);
      if (kind < 55) {
        String status = reference.answer("statuses").split(" ", -1)[1 + t];
        long when = now + (1 + random.nextInt(20)) * SPREAD + t + 1;
        long period = oneShot || random.nextInt(3) > 0 ? 0 : (1 + random.nextInt(6)) * SPREAD;
        asks.add(
            (status.equals(NEW) && random.nextBoolean() ? "add t" : "mod t")
                + (t + " " + when + " " + period + " p0 " + (1000 + number) + " " + number));
      } else if (kind < 75) {
        asks.add("del t" + t);
      } else {
        now += random.nextInt(8) * SPREAD;
        asks.add("check p0 " + Math.max(1, now) + " own");
      }
      reference.answer(asks.get(asks.size() - 1));
    }
    return answered(id, asks);
  }

  /** The requests of {@link #random}. */
  List<String> asks(Random random, int timers, int calls) {
    int processors = 2;
    List<String> asks = new ArrayList<>();
    asks.add("reset " + timers + " " + processors);
    reference.answer(asks.get(0));
    long now = SPREAD * (1 + random.nextInt(5));
    for (int k = 0; k < calls; k++) {
      String ask = call(random, timers, processors, now, k);
      asks.add(ask);
      if (ends(reference.answer(ask))) {
        break;
      }
      now += random.nextInt(3) == 0 ? random.nextInt(8) * SPREAD : 0;
    }
    return asks;
  }

  private String call(Random random, int timers, int processors, long now, int number) {
    int t = random.nextInt(timers);
    String p = "p" + random.nextInt(processors);
    String p0 = "p" + (random.nextInt(5) == 0 ? 1 : 0);
    int kind = random.nextInt(100);
    if (kind < 45) {
      return arm(random, t, p0, now, number);
    } else if (kind < 62) {
      return "del t" + t;
    } else if (kind < 66) {
      return "clean " + p0;
    } else if (kind < 71) {
      return "adjust " + p0 + " " + now;
    } else if (kind < 80) {
      return "run " + p0 + " " + now;
    } else if (kind < 90) {
      return "check " + p0 + " " + now + (random.nextInt(3) == 0 ? " steal" : " own");
    } else if (kind < 94) {
      return "clear " + p0;
    } else if (kind < 97) {
      return "wake " + p + " " + now;
    }
    return p.equals("p0") ? "move p0 p1" : "move p1 p0";
  }

  /** Arms a timer; rarely adds one that is armed, which panics and ends the history. */
  private String arm(Random random, int t, String p, long now, int number) {
    String status = reference.answer("statuses").split(" ", -1)[1 + t];
    boolean add = status.equals(NEW) ? random.nextBoolean() : random.nextInt(60) == 0;
    // Each timer's deadlines have a remainder of their own, so that no two timers are due at once:
    // the table does not say which of them fires first.
    long when = (now / SPREAD + random.nextInt(20) - 2) * SPREAD + t + 1;
    long period = random.nextInt(3) == 0 ? (1 + random.nextInt(6)) * SPREAD : 0;
    switch (random.nextInt(40)) {
      case 0 -> when = -random.nextInt(2);
      case 1 -> period = refuses ? -1 : period;
      case 2 -> when = FAR - SPREAD + t;
      case 3 -> period = pinned && t == 0 ? FAR - random.nextInt(3) : period;
      default -> {}
    }
    return (add ? "add t" : "mod t")
        + (t + " " + when + " " + period + " " + p + " " + (1000 + number) + " " + number);
  }

  private static boolean ends(String answer) {
    return answer.startsWith(TestVector.PANIC);
  }

  /**
   * Adds the table's answers to a history, and its state after each request, up to a panic. If the
   * id begins with {@link TestVector#MAY}, these are all the courses that the answers may take.
   *
   * @param asks the requests, the first one a {@code reset}; those after a panic are left out
   */
  public TestVector answered(String id, List<String> asks) {
    if (id.startsWith(TestVector.MAY)) {
      return new Choices(reference).answered(id, asks);
    }
    Set<String> rows = new LinkedHashSet<>();
    List<Exchange> exchanges = exchanges(reference, asks, rows);
    return new TestVector(id, List.copyOf(rows), exchanges);
  }

  /** One course of a reference's answers, with its states; the rows that it takes are added. */
  static List<Exchange> exchanges(WatchedPort reference, List<String> asks, Set<String> rows) {
    List<Exchange> exchanges = new ArrayList<>();
    reference.rowsTaken();
    for (String ask : asks) {
      Exchange exchange = exchange(reference, ask);
      rows.addAll(reference.rowsTaken());
      exchanges.add(exchange);
      if (exchange.answer().contains(TestVector.PANIC)) {
        break;
      }
    }
    return exchanges;
  }

  /** What a reference answers to one request, with its state if it has not panicked. */
  static Exchange exchange(Port reference, String ask) {
    String answer = reference.answer(ask);
    if (answer.contains(TestVector.PANIC)) {
      return new Exchange(ask, answer, null);
    }
    boolean stepped = ask.startsWith("call ") || ask.startsWith("go ");
    return new Exchange(ask, answer, reference.answer(stepped ? "statuses" : "state"));
  }
}
