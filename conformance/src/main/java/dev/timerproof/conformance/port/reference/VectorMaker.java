package dev.timerproof.conformance.port.reference;

import dev.timerproof.spec.table.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Makes the vectors of a table. For each row that a single thread can take: the shortest history
 * that a random search finds to take it, once with few timers and once in a heap of several levels.
 * Then schedules for what needs several threads, long histories, and histories whose answers the
 * table leaves open. The same table gives the same vectors.
 */
public final class VectorMaker {
  /** How many random histories are searched, each with few timers and with many. */
  private static final int SEARCHED = 300;

  private static final int FEW = 3;
  private static final int FEW_CALLS = 25;
  private static final int MANY = 12;
  private static final int MANY_CALLS = 60;

  /** With this many timers, a heap has more than two levels. */
  private static final int LEVELS = 7;

  private static final int LONG_HISTORIES = 6;
  private static final int LONG_TIMERS = 24;
  private static final int LONG_CALLS = 50;

  private static final int SCHEDULES = 300;
  private static final int LONG_SCHEDULES = 10;

  /** The end of each vector: all timers run, and the bounds are read. */
  private static final List<String> TAIL =
      List.of("wake p0 90000", "check p0 90000 own", "wake p0 90000", "check p1 90000 steal");

  /**
   * The history of Go issue 47762, which no search above comes to: a walk takes a timer out of a
   * heap, and the one that fills the hole rises to a slot that the walk has left behind.
   */
  private static final List<String> HOLE =
      List.of(
          "reset 10 2",
          "mod t0 10 0 p0 1000 0",
          "mod t1 100 0 p0 1001 1",
          "mod t2 20 0 p0 1002 2",
          "mod t3 30 0 p0 1003 3",
          "mod t4 40 0 p0 1004 4",
          "mod t5 110 0 p0 1005 5",
          "mod t6 120 0 p0 1006 6",
          "mod t7 130 0 p0 1007 7",
          "mod t8 140 0 p0 1008 8",
          "mod t9 50 0 p0 1009 9",
          "mod t5 150 0 p0 1010 10",
          "mod t9 5 0 p0 1011 11",
          "check p0 5 own");

  /**
   * Go issue 35367: stop comes to a timer that adjusttimers puts back, behind the commit. Each
   * actor that is named goes on until it stops behind a commit.
   */
  private static final List<String> PUT_BACK =
      List.of(
          "reset 2 2",
          "fine",
          "mod t0 1000 0 p0 1000 0",
          "mod t0 300 0 p0 1001 1",
          "call a0 adjust p0 500",
          "a0",
          "call a1 del t0",
          "a1");

  /** The latent fault L3: all timers move away while stop is behind its commit. */
  private static final List<String> MOVED_AWAY =
      List.of("reset 2 2", "fine", "mod t0 500 0 p0 1000 0", "call a0 del t0", "a0", "move p0 p1");

  /** Histories whose answers the table leaves open, by what is open. */
  private static final Map<String, List<String>> OPEN =
      new TreeMap<>(
          Map.of(
              "same-deadline.check",
              List.of(
                  "reset 3 2",
                  "mod t0 100 0 p0 1000 0",
                  "mod t1 100 0 p0 1001 1",
                  "mod t2 100 0 p0 1002 2",
                  "check p0 100 own"),
              "same-deadline.run",
              List.of(
                  "reset 2 2",
                  "mod t0 100 0 p0 1000 0",
                  "mod t1 100 0 p0 1001 1",
                  "run p0 100",
                  "run p0 100",
                  "run p0 100"),
              "same-deadline.mod",
              List.of(
                  "reset 2 2",
                  "mod t0 100 0 p0 1000 0",
                  "mod t1 300 0 p0 1001 1",
                  "mod t1 100 0 p0 1002 2",
                  "check p0 200 steal"),
              "same-deadline.periodic",
              List.of(
                  "reset 2 2",
                  "mod t0 100 100 p0 1000 0",
                  "mod t1 100 100 p0 1001 1",
                  "run p0 250",
                  "run p0 250",
                  "del t0",
                  "del t1"),
              "same-deadline.clean",
              List.of(
                  "reset 2 2",
                  "mod t0 100 0 p0 1000 0",
                  "mod t1 100 0 p0 1001 1",
                  "del t1",
                  "clean p0"),
              "preempted.clean",
              List.of(
                  "reset 3 2",
                  "mod t0 100 0 p0 1000 0",
                  "mod t1 200 0 p0 1001 1",
                  "mod t2 300 0 p0 1002 2",
                  "del t0",
                  "del t1",
                  "clean p0"),
              "put-back.adjust",
              List.of(
                  "reset 2 2",
                  "mod t0 800 0 p0 1000 0",
                  "mod t1 900 0 p0 1001 1",
                  "mod t0 200 0 p0 1002 2",
                  "mod t1 300 0 p0 1003 3",
                  "call a0 adjust p0 500")));

  private final Histories histories;
  private final Reference reference;
  private final List<Fault> faults;

  /**
   * A table with a fault.
   *
   * @param name what a message calls it
   * @param reference answers as that table does
   */
  public record Fault(String name, Reference reference) {}

  /**
   * Vectors that this reference answers.
   *
   * @param faults what these answer must not be answered
   */
  public VectorMaker(Reference reference, List<Fault> faults) {
    this.reference = reference;
    this.faults = List.copyOf(faults);
    this.histories = new Histories(reference);
  }

  /** All vectors of the table. */
  public VectorFile make() {
    List<TestVector> vectors = new ArrayList<>();
    directed("row/", FEW, FEW_CALLS, 0, row -> true, vectors);
    directed("deep/", MANY, MANY_CALLS, LEVELS, this::isOfAHeap, vectors);
    schedules(vectors);
    for (int k = 1; k <= LONG_HISTORIES; k++) {
      vectors.add(histories.random("long/" + k, new Random(k), LONG_TIMERS, LONG_CALLS));
    }
    OPEN.forEach((open, asks) -> vectors.add(played(TestVector.MAY + open, asks)));
    vectors.add(played("bug/35367", PUT_BACK));
    vectors.add(played("bug/47762", HOLE));
    vectors.add(played("bug/L3", MOVED_AWAY));
    faults.forEach(fault -> forbid(fault, vectors));
    return new VectorFile(reference.table().edition(), vectors);
  }

  /** The vector of these requests, in which all actors come to the end of their calls. */
  private TestVector played(String id, List<String> asks) {
    List<String> all = new ArrayList<>();
    for (String ask : asks) {
      if (!ask.matches("a\\d+")) {
        reference.answer(ask);
        all.add(ask);
        continue;
      }
      String answer;
      do {
        all.add("go " + ask);
        answer = reference.answer("go " + ask);
      } while (answer.startsWith("at ") && !answer.startsWith("at committed"));
    }
    all = new Schedules(reference).completed(all);
    all.addAll(TAIL);
    return histories.answered(id, all);
  }

  /** Adds what a fault answers to the vectors that tell it apart. */
  private static void forbid(Fault fault, List<TestVector> vectors) {
    for (int k = 0; k < vectors.size(); k++) {
      TestVector vector = vectors.get(k);
      Optional<TestVector.Course> course = forbidden(fault, vector);
      if (course.isPresent()) {
        vectors.set(k, vector.with(List.of(course.get())));
      }
    }
  }

  /**
   * The first answer or state of a faulty table that the answers to a vector may not be; empty if
   * all that it answers is allowed, or if it cannot be asked.
   */
  static Optional<TestVector.Course> forbidden(Fault fault, TestVector vector) {
    List<List<Exchange>> courses = vector.courses();
    fault.reference().rowsTaken();
    for (int k = 0; k < vector.exchanges().size(); k++) {
      int at = k;
      Exchange asked = vector.exchanges().get(k);
      Exchange seen;
      try {
        seen = Histories.exchange(fault.reference(), asked.ask());
      } catch (IllegalArgumentException e) {
        // An actor has come to its end earlier.
        return Optional.empty();
      }
      courses = courses.stream().filter(c -> c.get(at).agrees(seen)).toList();
      if (courses.isEmpty()) {
        return Optional.of(new TestVector.Course(false, fault.name(), k, List.of(seen)));
      }
    }
    return Optional.empty();
  }

  /** Whether a row belongs to an operation on a whole heap, and changes something in it. */
  private boolean isOfAHeap(Row row) {
    boolean one = reference.table().frame(row.op()).args().contains("t");
    return !one && (!row.steps().isEmpty() || row.changesStatus());
  }

  /**
   * Adds a vector for each of these rows for which a history was found, in the table's order. The
   * last request before the tail takes the row.
   *
   * @param inHeap how many timers P 0 has at least after that request
   */
  private void directed(
      String prefix,
      int timers,
      int calls,
      int inHeap,
      Predicate<Row> which,
      List<TestVector> vectors) {
    Map<String, List<String>> found = new HashMap<>();
    for (int k = 0; k < SEARCHED; k++) {
      List<String> asks = histories.asks(new Random(k), timers, calls);
      for (int n = 0; n < asks.size(); n++) {
        for (String row : rowsOf(asks.get(n))) {
          if (!found.containsKey(row) && isDeep(inHeap)) {
            found.put(row, List.copyOf(asks.subList(0, n + 1)));
          }
        }
      }
    }
    for (Row row : reference.table().rows()) {
      List<String> asks = found.get(row.id());
      if (asks != null && which.test(row)) {
        List<String> shortest = shortest(asks, row.id(), inHeap);
        shortest.addAll(TAIL);
        vectors.add(histories.answered(prefix + row.id(), shortest));
      }
    }
  }

  /** Adds a schedule for each goal that no history of one thread reaches. */
  private void schedules(List<TestVector> vectors) {
    Schedules schedules = new Schedules(reference);
    Set<String> known = new HashSet<>();
    vectors.forEach(vector -> known.addAll(vector.rows()));
    Map<String, List<String>> found = new TreeMap<>();
    List<List<String>> searched = new ArrayList<>();
    for (int k = 0; k < SCHEDULES; k++) {
      searched.add(schedules.asks(new Random(k)));
    }
    searched.addAll(schedules.races());
    for (List<String> asks : searched) {
      schedules
          .shown(asks)
          .forEach(
              (goal, at) -> {
                if (!known.contains(goal)) {
                  found.putIfAbsent(goal, List.copyOf(asks.subList(0, at + 1)));
                }
              });
    }
    found.forEach(
        (goal, asks) -> {
          TestVector shortest = finished(schedules, goal, shortestSchedule(schedules, asks, goal));
          vectors.add(shortest.isOpen() ? finished(schedules, goal, asks) : shortest);
        });
    vectors.removeIf(TestVector::isOpen);
    for (int k = 1; k <= LONG_SCHEDULES; k++) {
      vectors.add(histories.schedule("step/long-" + k, new Random(SCHEDULES + (long) k)));
    }
  }

  /** The schedule, completed so that all actors end, and followed by the tail. */
  private TestVector finished(Schedules schedules, String goal, List<String> asks) {
    List<String> all = schedules.completed(asks);
    all.addAll(TAIL);
    return histories.answered("step/" + goal, all);
  }

  private static List<String> shortestSchedule(
      Schedules schedules, List<String> asks, String goal) {
    List<String> best = new ArrayList<>(asks);
    for (int k = best.size() - 2; k > 0; k--) {
      List<String> less = new ArrayList<>(best);
      less.remove(k);
      try {
        if (Integer.valueOf(less.size() - 1).equals(schedules.shown(less).get(goal))) {
          best = less;
        }
      } catch (IllegalArgumentException e) {
        // A later request lets an actor go on whose call has ended.
      }
    }
    return best;
  }

  private Set<String> rowsOf(String ask) {
    reference.rowsTaken();
    reference.answer(ask);
    return reference.rowsTaken();
  }

  private boolean isDeep(int inHeap) {
    return inHeap == 0 || inHeap(reference.answer("state")) >= inHeap;
  }

  /** Whether the last request takes the row, and none before it panics. */
  private boolean takes(List<String> asks, String row, int inHeap) {
    int last = asks.size() - 1;
    for (String ask : asks.subList(0, last)) {
      if (reference.answer(ask).startsWith(TestVector.PANIC)) {
        return false;
      }
    }
    return rowsOf(asks.get(last)).contains(row) && isDeep(inHeap);
  }

  /** How many timers P 0 counts. */
  private static int inHeap(String state) {
    // After the fields of the timers, which name their P, too.
    int last = state.lastIndexOf(" p0 ");
    return last < 0 ? 0 : Integer.parseInt(state.substring(last + 4).split(" ", 2)[0]);
  }

  private List<String> shortest(List<String> asks, String row, int inHeap) {
    List<String> best = new ArrayList<>(asks);
    boolean shorter = true;
    while (shorter) {
      shorter = false;
      for (int k = best.size() - 2; k > 0; k--) {
        List<String> less = new ArrayList<>(best);
        less.remove(k);
        if (takes(less, row, inHeap)) {
          best = less;
          shorter = true;
        }
      }
    }
    return best;
  }
}
