package dev.timerproof.conformance.port.conform;

import dev.timerproof.conformance.port.reference.Exchange;
import dev.timerproof.conformance.port.reference.Histories;
import dev.timerproof.conformance.port.reference.TestVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** How much of the table's answers a port can give. Not thread-safe. */
interface View {
  /** What a port offers of which nothing but the API of its runtime can be called. */
  String PASS = "pass";

  /** The view of a port that offers this. */
  static View of(Set<String> offers) {
    return offers.contains(PASS) ? new Callers() : new Inside();
  }

  /** What a claim about this port says. */
  String claim();

  /** What the port must offer so that a vector is played. */
  Set<String> needs(TestVector vector);

  /** What the port must offer so that random histories are played. */
  Set<String> randomNeeds();

  /**
   * A random history.
   *
   * @param stepped whether the port can be stepped
   */
  TestVector random(Histories histories, long seed, boolean stepped);

  /** Forgets what was asked; a history begins. */
  void begin();

  /** Why the next request of the history cannot be made; empty if it can. */
  String obstacle(Exchange exchange);

  /** What the port is asked for a request, and its answer; empty if it has nothing to do. */
  Optional<Exchange> asked(Exchange exchange);

  /** An answer of the port in the form in which it is compared. */
  String compared(String ask, String answer);

  /** The port answers all that the table does. */
  final class Inside implements View {
    private static final int LONG = 40;

    private static final Set<String> RANDOM_NEEDS =
        Set.of(
            "reset",
            "add",
            "mod",
            "del",
            "clean",
            "adjust",
            "run",
            "check",
            "clear",
            "move",
            "wake",
            TestVector.PANIC);

    @Override
    public String claim() {
      return "the port answers as the table does";
    }

    @Override
    public Set<String> needs(TestVector vector) {
      return vector.needs();
    }

    @Override
    public Set<String> randomNeeds() {
      return RANDOM_NEEDS;
    }

    /**
     * Mostly few timers, so that they meet often; sometimes so many that the heap is deep; and
     * schedules for a port that can be stepped.
     */
    @Override
    public TestVector random(Histories histories, long seed, boolean stepped) {
      Random random = new Random(seed);
      int kind = random.nextInt(4);
      return kind == 0 && stepped
          ? histories.schedule("seed-" + seed, random)
          : histories.random("seed-" + seed, random, kind == 1 ? 24 : 3 + random.nextInt(5), LONG);
    }

    @Override
    public void begin() {}

    @Override
    public String obstacle(Exchange exchange) {
      return "";
    }

    @Override
    public Optional<Exchange> asked(Exchange exchange) {
      return Optional.of(exchange);
    }

    @Override
    public String compared(String ask, String answer) {
      return answer;
    }
  }

  /**
   * The port answers what callers see: what they are answered, and which functions have been called
   * when the clock has come to a time.
   */
  final class Callers implements View {
    private static final Set<String> NEEDS = Set.of("reset", "add", "mod", "del", PASS);
    private static final int CALLS = 40;
    private static final Pattern PASSED = Pattern.compile("ok( fire -?\\d+ -?\\d+)*");
    private static final int WORDS_OF_TIMER = 6;

    private String state = "";
    private long now;

    @Override
    public String claim() {
      return "the port's callers see what the table answers";
    }

    @Override
    public Set<String> needs(TestVector vector) {
      return NEEDS;
    }

    @Override
    public Set<String> randomNeeds() {
      return NEEDS;
    }

    @Override
    public TestVector random(Histories histories, long seed, boolean stepped) {
      Random random = new Random(seed);
      return histories.ofCallers("seed-" + seed, random, 3 + random.nextInt(12), CALLS);
    }

    @Override
    public void begin() {
      state = "";
      now = 0;
    }

    @Override
    public String obstacle(Exchange exchange) {
      String[] words = exchange.ask().split(" ", -1);
      String why = "";
      if (exchange.answer().contains(TestVector.PANIC)) {
        why = "a panic";
      } else {
        switch (words[0]) {
          case "call", "go", "fine" -> why = "stopping an operation between two of its steps";
          case "add", "mod", "del" -> {
            if (due(now).contains(words[1])) {
              why = "a timer that is overdue and was not run";
            }
          }
          case "check", "run" -> {
            long time = Long.parseLong(words[2]);
            if (time < now) {
              why = "a clock that goes back";
            } else if (due(time).size() != firings(exchange.answer()).size()) {
              why = "leaving a timer that is due, or all those of a P";
            }
            now = time;
          }
          default -> {}
        }
      }
      String after = exchange.state();
      state = after == null ? state : after;
      return why;
    }

    /** The timers that are due at a time, by the state before the next request. */
    private Set<String> due(long time) {
      List<String> words = List.of(state.split(" ", -1));
      Set<String> due = new TreeSet<>();
      for (int k = 1; k < words.size() && words.get(k).startsWith("t"); k += WORDS_OF_TIMER) {
        String status = words.get(k + 1);
        boolean armed = !words.get(k + 2).equals("none") && !status.equals("Deleted");
        String when = words.get(status.startsWith("Modified") ? k + 4 : k + 3);
        if (armed && Long.parseLong(when) <= time) {
          due.add(words.get(k));
        }
      }
      return due;
    }

    @Override
    public Optional<Exchange> asked(Exchange exchange) {
      String[] words = exchange.ask().split(" ", -1);
      String result = exchange.answer().split(" ", -1)[0];
      return switch (words[0]) {
        case "reset", "add", "mod", "del" ->
            Optional.of(new Exchange(exchange.ask(), result, null));
        case "check", "run" ->
            Optional.of(new Exchange(PASS + " " + words[2], passed(exchange.answer()), null));
        default -> Optional.empty();
      };
    }

    /** The functions that are called in one go have no order. */
    @Override
    public String compared(String ask, String answer) {
      return ask.startsWith(PASS) && PASSED.matcher(answer).matches() ? passed(answer) : answer;
    }

    private static String passed(String answer) {
      StringJoiner passed = new StringJoiner(" ").add("ok");
      firings(answer).forEach(passed::add);
      return passed.toString();
    }

    private static List<String> firings(String answer) {
      String[] words = answer.split(" ", -1);
      List<String> firings = new ArrayList<>();
      for (int k = 0; k + 2 < words.length; k++) {
        if (words[k].equals("fire")) {
          firings.add("fire " + words[k + 1] + " " + words[k + 2]);
        }
      }
      return firings.stream().sorted().toList();
    }
  }
}
