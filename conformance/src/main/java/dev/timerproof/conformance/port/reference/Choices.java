package dev.timerproof.conformance.port.reference;

import dev.timerproof.conformance.port.WatchedPort;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * Finds all courses that the answers to a history may take. The table leaves open which of several
 * timers with one deadline is nearer to the root of a heap, in which order adjusttimers puts timers
 * back, and when cleantimers is preempted.
 *
 * <p>Every order of timers with one deadline comes about if their deadlines differ by a little: all
 * times are multiplied, and each timer's deadlines get a remainder of its own. The answers are
 * divided again. One history takes the same choice wherever there is one, so that this finds all
 * courses only of a history that has one place with a choice.
 */
final class Choices {
  private static final int SCALE = 64;
  private static final int ALL_ROUNDS = Integer.MAX_VALUE;
  private static final Pattern NUMBER = Pattern.compile("-?\\d+");
  private static final int WORDS_OF_TIMER = 6;
  private static final int WORDS_OF_PROCESSOR = 7;

  /** The words of a P in a state that are no times: numTimers, deletedTimers, adjustTimers. */
  private static final Set<Integer> COUNTS = Set.of(1, 2, 3);

  private final Reference reference;

  Choices(Reference reference) {
    this.reference = reference;
  }

  TestVector answered(String id, List<String> asks) {
    int timers = Integer.parseInt(asks.get(0).split(" ", -1)[1]);
    Set<String> rows = new LinkedHashSet<>();
    Map<String, List<Exchange>> courses = new LinkedHashMap<>();
    try {
      for (List<Integer> order : orders(timers)) {
        for (boolean backwards : List.of(false, true)) {
          for (int rounds : List.of(ALL_ROUNDS, 0, 1, 2)) {
            reference.choose(backwards, rounds);
            var course = Histories.exchanges(new Scaled(order), asks, rows);
            courses.putIfAbsent(key(course), course);
          }
        }
      }
    } finally {
      reference.choose(false, ALL_ROUNDS);
    }
    List<List<Exchange>> all = List.copyOf(courses.values());
    List<TestVector.Course> others = new ArrayList<>();
    for (List<Exchange> course : all.subList(1, all.size())) {
      int from = 0;
      while (all.get(0).get(from).agrees(course.get(from))) {
        from++;
      }
      others.add(new TestVector.Course(true, "", from, course.subList(from, course.size())));
    }
    return new TestVector(id, List.copyOf(rows), all.get(0), others);
  }

  /** The same for courses that differ only in the slots of a heap. */
  private static String key(List<Exchange> course) {
    StringJoiner key = new StringJoiner("\n");
    for (Exchange exchange : course) {
      key.add(exchange.answer());
      for (String word : String.valueOf(exchange.state()).split(" ", -1)) {
        key.add(String.join(",", List.of(word.split(",", -1)).stream().sorted().toList()));
      }
    }
    return key.toString();
  }

  /** All orders of the numbers below this one, the natural one first. */
  private static List<List<Integer>> orders(int count) {
    List<List<Integer>> orders = new ArrayList<>();
    if (count == 0) {
      orders.add(List.of());
      return orders;
    }
    for (List<Integer> order : orders(count - 1)) {
      for (int k = order.size(); k >= 0; k--) {
        List<Integer> longer = new ArrayList<>(order);
        longer.add(k, count - 1);
        orders.add(longer);
      }
    }
    return orders;
  }

  /** The reference with all times multiplied. */
  private final class Scaled implements WatchedPort {
    private final List<Integer> order;

    Scaled(List<Integer> order) {
      this.order = order;
    }

    @Override
    public String answer(String request) {
      String answer = reference.answer(scaled(request));
      return request.startsWith("state ") || request.equals("state")
          ? state(answer)
          : divided(answer);
    }

    private String scaled(String request) {
      List<String> words = new ArrayList<>(List.of(request.split(" ", -1)));
      int op = words.get(0).equals("call") ? 2 : 0;
      if (words.size() <= op) {
        return request;
      }
      switch (words.get(op)) {
        case "add", "mod" -> {
          int timer = Integer.parseInt(words.get(op + 1).substring(1));
          words.set(op + 2, "" + (time(words, op + 2) * SCALE + order.indexOf(timer)));
          words.set(op + 3, "" + time(words, op + 3) * SCALE);
        }
        case "adjust", "run", "check", "wake" ->
            words.set(op + 2, "" + (time(words, op + 2) * SCALE + SCALE - 1));
        default -> {}
      }
      return String.join(" ", words);
    }

    private static long time(List<String> words, int k) {
      return Long.parseLong(words.get(k));
    }

    private static String divided(String answer) {
      String[] words = answer.split(" ", -1);
      for (int k = 0; k < words.length; k++) {
        if (words[k].equals("fire")) {
          k += 2;
        } else {
          words[k] = divide(words[k]);
        }
      }
      return String.join(" ", words);
    }

    private String state(String answer) {
      String[] words = answer.split(" ", -1);
      int ofTimers = 1 + WORDS_OF_TIMER * order.size();
      for (int k = 1; k < words.length; k++) {
        if (k < ofTimers || !COUNTS.contains((k - ofTimers) % WORDS_OF_PROCESSOR)) {
          words[k] = divide(words[k]);
        }
      }
      return String.join(" ", words);
    }

    private static String divide(String word) {
      return NUMBER.matcher(word).matches()
          ? "" + Math.floorDiv(Long.parseLong(word), (long) SCALE)
          : word;
    }

    @Override
    public Set<String> rowsTaken() {
      return reference.rowsTaken();
    }

    @Override
    public void choose(boolean putBackwards, int cleaningRounds) {
      reference.choose(putBackwards, cleaningRounds);
    }
  }
}
