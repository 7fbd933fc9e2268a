package dev.timerproof.conformance.port.reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Makes schedules: histories in which several actors are in calls at once and run one at a time,
 * from one point to the next. They have two timers, which are enough for every race of two
 * operations, and whose order in a heap the table determines.
 */
final class Schedules {
  private static final int ACTORS = 3;
  private static final int STEPS = 30;
  private static final int ROUNDS = 100;
  private static final String AT_CAS = "at cas";
  private static final String AT_LOCK = "at lock";

  private static final String ARM = "mod t0 500 0 p0 1000 0";

  /** Another timer, for the sake of which adjusttimers looks at all of them. */
  private static final List<String> EARLIER =
      List.of("mod t1 1001 0 p0 1004 4", "mod t1 201 0 p0 1005 5");

  /** How a timer comes to each status that a first CAS can find. */
  private static final List<List<String>> BROUGHT_TO =
      List.of(
          List.of(),
          List.of(ARM),
          List.of(ARM, "mod t0 300 0 p0 1001 1"),
          List.of(ARM, "mod t0 700 0 p0 1001 1"),
          List.of(ARM, "del t0"),
          List.of(ARM, "del t0", "clean p0"),
          List.of(ARM, "mod t0 700 0 p0 1001 1", EARLIER.get(0), EARLIER.get(1)),
          List.of(ARM, "del t0", EARLIER.get(0), EARLIER.get(1)));

  private static final List<String> CALLS =
      List.of(
          "add t0 600 0 p0 1002 2",
          "mod t0 600 0 p0 1002 2",
          "del t0",
          "clean p0",
          "adjust p0 800",
          "run p0 800",
          "clear p0",
          "move p0 p1");

  /** What changes the status of a timer without the lock that the other actor may hold. */
  private static final List<String> RIVALS =
      List.of("del t0", "mod t0 400 0 p0 1003 3", "mod t0 900 0 p0 1003 3", "run p0 800");

  private final Reference reference;

  /** For each actor that is in a call, the point at which it has stopped. */
  private final Map<String, String> at = new LinkedHashMap<>();

  /** For each actor that has loaded a status and is before its first CAS, the statuses then. */
  private final Map<String, String> loaded = new HashMap<>();

  /** For each of these actors, the operation that it was called for. */
  private final Map<String, String> operation = new LinkedHashMap<>();

  private boolean panicked;

  Schedules(Reference reference) {
    this.reference = reference;
  }

  /** The requests of a random schedule; after the last one, no actor is in a call. */
  List<String> asks(Random random) {
    List<String> asks = new ArrayList<>();
    begin();
    ask("reset 2 2", asks);
    for (int k = 1 + random.nextInt(5); k > 0 && !panicked; k--) {
      ask(call(random, true), asks);
    }
    for (int k = 0; k < STEPS && !panicked; k++) {
      String actor = "a" + random.nextInt(ACTORS);
      ask(
          at.containsKey(actor) ? "go " + actor : "call " + actor + " " + call(random, false),
          asks);
    }
    complete(asks);
    return asks;
  }

  /**
   * Short schedules in which a rival changes the status of a timer between the load and the first
   * CAS of an operation, for each operation and each status that a timer can be brought to.
   */
  List<List<String>> races() {
    List<List<String>> races = new ArrayList<>();
    for (List<String> before : BROUGHT_TO) {
      for (String call : CALLS) {
        for (String rival : RIVALS) {
          List<String> asks = new ArrayList<>();
          begin();
          ask("reset 2 2", asks);
          before.forEach(ask -> ask(ask, asks));
          ask("call a0 " + call, asks);
          while (at.containsKey("a0") && !AT_CAS.equals(at.get("a0"))) {
            ask("go a0", asks);
          }
          if (!panicked && at.containsKey("a0")) {
            ask("call a1 " + rival, asks);
            while (at.containsKey("a1") && !AT_LOCK.equals(at.get("a1"))) {
              ask("go a1", asks);
            }
            ask("go a0", asks);
            complete(asks);
            races.add(asks);
          }
        }
      }
    }
    return races;
  }

  /**
   * What a schedule shows besides the rows that it takes, each with the number of the request that
   * shows it: {@code lost.OP}, a first CAS that fails, and {@code lost.OP.STATUS}, the status that
   * was loaded before it; {@code held.OP.POINT}, a lock that an actor finds held while another
   * actor is at that point.
   *
   * @throws IllegalArgumentException if a request is made of an actor that cannot follow it
   */
  Map<String, Integer> shown(List<String> asks) {
    begin();
    Map<String, Integer> shown = new LinkedHashMap<>();
    for (int k = 0; k < asks.size(); k++) {
      reference.rowsTaken();
      String[] words = asks.get(k).split(" ", -1);
      String before = at.getOrDefault(words.length > 1 ? words[1] : "", "");
      boolean go = words[0].equals("go");
      String statuses = go ? reference.answer("statuses") : "";
      String loadedBefore = loaded.getOrDefault(words.length > 1 ? words[1] : "", "");
      ask(asks.get(k), new ArrayList<>());
      Set<String> goals = new LinkedHashSet<>(reference.rowsTaken());
      if (go && before.equals(AT_CAS) && statuses.equals(reference.answer("statuses"))) {
        goals.add("lost." + operation.get(words[1]));
        changed(loadedBefore, statuses)
            .ifPresent(status -> goals.add("lost." + operation.get(words[1]) + "." + status));
      }
      if (go && before.equals(AT_LOCK) && AT_LOCK.equals(at.get(words[1]))) {
        at.forEach(
            (actor, where) -> {
              if (!actor.equals(words[1]) && !where.equals(AT_LOCK)) {
                goals.add("held." + operation.get(actor) + where.replace("at ", "."));
              }
            });
      }
      for (String goal : goals) {
        shown.putIfAbsent(goal, k);
      }
    }
    return shown;
  }

  /** What the status of the only timer was whose status is another one now. */
  private static Optional<String> changed(String before, String now) {
    String[] b = before.split(" ", -1);
    String[] n = now.split(" ", -1);
    List<String> changed = new ArrayList<>();
    for (int k = 1; k < Math.min(b.length, n.length); k++) {
      if (!b[k].equals(n[k])) {
        changed.add(b[k]);
      }
    }
    return changed.size() == 1 ? Optional.of(changed.get(0)) : Optional.empty();
  }

  /** These requests, followed by those that let all actors end their calls. */
  List<String> completed(List<String> asks) {
    begin();
    List<String> all = new ArrayList<>();
    for (String ask : asks) {
      ask(ask, all);
    }
    complete(all);
    return all;
  }

  private void complete(List<String> asks) {
    for (int k = 0; k < ROUNDS && !panicked && !at.isEmpty(); k++) {
      for (String actor : List.copyOf(at.keySet())) {
        if (!panicked) {
          ask("go " + actor, asks);
        }
      }
    }
  }

  private void begin() {
    at.clear();
    loaded.clear();
    operation.clear();
    panicked = false;
  }

  private void ask(String ask, List<String> asks) {
    String answer = reference.answer(ask);
    asks.add(ask);
    String[] words = ask.split(" ", -1);
    if (words[0].equals("call")) {
      operation.put(words[1], words[2]);
    }
    if (answer.startsWith("at ")) {
      String[] where = answer.split(" ", 3);
      at.put(words[1], where[0] + " " + where[1]);
      if (where[1].equals("cas")) {
        loaded.put(words[1], reference.answer("statuses"));
      }
    } else if (words[0].equals("call") || words[0].equals("go")) {
      at.remove(words[1]);
    }
    panicked |= answer.contains(TestVector.PANIC);
  }

  /** A random call on one of two timers; the two never get the same deadline. */
  private static String call(Random random, boolean arming) {
    int t = random.nextInt(2);
    int kind = random.nextInt(arming ? 60 : 100);
    String p = "p" + (random.nextInt(8) == 0 ? 1 : 0);
    if (kind < 40) {
      long when = (1 + random.nextInt(8)) * 100L + t;
      long period = random.nextInt(4) == 0 ? 100 : 0;
      int seq = random.nextInt(1000);
      String op = random.nextInt(6) == 0 ? "add t" : "mod t";
      return op + t + " " + when + " " + period + " " + p + " " + (1000 + seq) + " " + seq;
    } else if (kind < 60) {
      return "del t" + t;
    } else if (kind < 66) {
      return "clean " + p;
    } else if (kind < 75) {
      return "adjust " + p + " " + (1 + random.nextInt(9)) * 100;
    } else if (kind < 88) {
      return "run " + p + " " + (1 + random.nextInt(9)) * 100;
    } else if (kind < 96) {
      return "clear " + p;
    }
    return p.equals("p0") ? "move p0 p1" : "move p1 p0";
  }
}
