package dev.timerproof.conformance.port.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.spec.code.Machine;
import dev.timerproof.spec.code.Run;
import dev.timerproof.spec.code.Way;
import dev.timerproof.spec.table.Code;
import dev.timerproof.spec.table.reading.TableReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The statements that the table gives for the readers of each edition do what the Java of that
 * edition does: both are run after the same random histories.
 */
class ReadersOfEditionsTest {
  private static final TableReader TABLES = TableReader.builtIn();
  private static final int HISTORIES = 60;
  private static final int TIMERS = 8;
  private static final int CALLS = 16;
  private static final int NO_DEADLINE = Integer.MAX_VALUE;
  private static final List<String> FIELDS =
      List.of(
          "", "numTimers", "deletedTimers", "adjustTimers", "timer0When", "timerModifiedEarliest");

  private static Code.Reader reader(Code code, String name) {
    return Objects.requireNonNull(code.readers().get(name), name);
  }

  /** Ps, told by their names, of a reference that has played a history. */
  private static final class World implements Machine {
    private final Reference reference;
    private final Code code;
    private final int now;
    private final StringBuilder events = new StringBuilder();

    World(Reference reference, List<String> asks, int now) {
      this.reference = reference;
      this.code = reference.table().code();
      this.now = now;
      asks.forEach(reference::answer);
    }

    private List<String> words(Object p) {
      List<String> words = List.of(reference.answer("state").split(" ", -1));
      int from = 1 + 6 * TIMERS + 7 * Integer.parseInt(p.toString().substring(1));
      return words.subList(from, from + 7);
    }

    @Override
    public @Nullable Object field(Object of, String name) {
      List<String> words = words(of);
      if (name.equals("heap")) {
        String heap = words.get(FIELDS.size());
        return heap.equals("empty") ? List.of() : List.of(heap.split(",", -1));
      }
      int k = FIELDS.indexOf(name);
      assertTrue(k > 0, name);
      return Integer.parseInt(words.get(k));
    }

    @Override
    public void setField(Object of, String name, @Nullable Object value) {
      throw new IllegalArgumentException("a reader writes " + name);
    }

    @Override
    public @Nullable Object call(String function, List<@Nullable Object> arguments) {
      return switch (function) {
        // Each request locks the P by itself; there is one thread.
        case "lock", "unlock" -> null;
        case "nanotime" -> now;
        case "adjusttimers" -> ask("adjust", arguments);
        case "clearDeletedTimers" -> ask("clear", arguments);
        case "runtimer" -> Integer.parseInt(ask("run", arguments));
        default -> throw new IllegalArgumentException(function);
      };
    }

    private String ask(String op, List<@Nullable Object> arguments) {
      StringBuilder request = new StringBuilder(op);
      arguments.forEach(argument -> request.append(' ').append(argument));
      String[] answer = reference.answer(request.toString()).split(" ", 2);
      events.append(answer.length > 1 ? " " + answer[1] : "");
      return answer[0];
    }

    List<@Nullable Object> lines(String reader, List<String> lines, Object... arguments) {
      Map<String, @Nullable Object> names = new HashMap<>();
      List<String> args = reader(code, reader).args();
      for (int k = 0; k < args.size(); k++) {
        names.put(args.get(k), arguments[k]);
      }
      Way way = new Run(code, this, Map.of("maxWhen", NO_DEADLINE)).statements(lines, names);
      assertEquals(Way.End.RETURN, way.end());
      return way.values();
    }

    List<@Nullable Object> run(String reader, Object... arguments) {
      return lines(reader, reader(code, reader).code(), arguments);
    }
  }

  /** A history up to a panic, without deadlines that are too large for a statement's numbers. */
  private static List<String> history(Reference reference, int seed) {
    List<String> asks =
        new ArrayList<>(new Histories(reference).asks(new Random(seed), TIMERS, CALLS));
    asks.removeIf(ask -> ask.matches(".*\\d{10}.*"));
    List<String> calm = new ArrayList<>();
    for (String ask : asks) {
      if (reference.answer(ask).startsWith(TestVector.PANIC)) {
        break;
      }
      calm.add(ask);
    }
    return calm;
  }

  /**
   * Where the statements do not what the Java does, and what they answer in all; empty: nowhere.
   */
  private static String disagreement(Reference reference, List<String> lines, Set<String> seen) {
    for (int seed = 0; seed < HISTORIES; seed++) {
      List<String> asks = history(reference, seed);
      boolean own = seed % 2 == 0;
      int now = 1 + 100 * (seed % 20);
      World java = new World(reference, asks, now);
      String answer =
          java.reference.answer("check p0 " + now + (own ? " own" : " steal"))
              + " "
              + reference.answer("state");
      World world = new World(reference, asks, now);
      List<@Nullable Object> values = world.lines("checkTimers", lines, "p0", own, now);
      String found =
          String.join(" ", values.stream().map(String::valueOf).toList())
              + world.events
              + " "
              + reference.answer("state");
      if (!answer.equals(found)) {
        return "seed " + seed + ": Java " + answer + ", statements " + found;
      }
      seen.add(answer.split(" ", -1)[1]);
    }
    return "";
  }

  @ParameterizedTest
  @ValueSource(strings = {"go1.15", "go1.17", "go1.19", "go1.22", "repaired"})
  void readers_ofEachEdition_doWhatItsJavaDoes_andWithAStatementLessTheyDoNot(String edition) {
    Reference reference = new Reference(TABLES.read(edition));
    for (int seed = 0; seed < HISTORIES; seed++) {
      int now = 1 + 100 * (seed % 20);
      World world = new World(reference, history(reference, seed), now);
      int until = NO_DEADLINE;
      for (String p : List.of("p0", "p1")) {
        int wake = Integer.parseInt(reference.answer("wake " + p + " " + now));
        assertEquals(List.of(wake), world.run("nobarrierWakeTime", p), edition);
        until = wake == 0 ? until : Math.min(until, wake);
      }
      assertEquals(List.of(until), world.run("timeSleepUntil", List.of("p0", "p1")), edition);
    }
    List<String> lines = reader(reference.table().code(), "checkTimers").code();
    Set<String> seen = new TreeSet<>();
    assertEquals("", disagreement(reference, lines, seen), edition);
    assertTrue(seen.size() > 5, seen::toString);
    List<String> less = new ArrayList<>(lines);
    less.set(less.indexOf("  adjusttimers(p, now)"), "  next := 0");
    assertNotEquals("", disagreement(reference, less, seen), edition);
  }
}
