package dev.timerproof.runtime.core;

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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The statements that the table gives for the readers do what the Java of the readers does: both
 * are run on processors that the same random calls have filled, and compared.
 */
class ReadersAgreeTest {
  private static final Code CODE = TableReader.builtIn().read(TimerParameters.EDITION).code();
  private static final int STATES = 300;
  private static final int NO_DEADLINE = Integer.MAX_VALUE;

  private static Code.Reader reader(String name) {
    return Objects.requireNonNull(CODE.readers().get(name), name);
  }

  /** Two processors with timers, some of them modified or stopped. */
  private static final class World implements Machine {
    final FakeHost host = new FakeHost();
    final List<Processor> allp = List.of(new Processor(0, host), new Processor(1, host));
    final List<Integer> fired = new ArrayList<>();

    World(int seed) {
      Random random = new Random(seed);
      host.now = 30;
      List<RuntimeTimer> timers = new ArrayList<>();
      int size = random.nextInt(9);
      for (int k = 0; k < size; k++) {
        int name = k;
        Processor pp = allp.get(random.nextInt(2));
        timers.add(host.add(pp, 1 + random.nextInt(60), 0, () -> fired.add(name)));
      }
      for (RuntimeTimer t : timers) {
        switch (random.nextInt(4)) {
          case 0 -> TimerProtocol.deltimer(t);
          case 1 -> host.reset(allp.get(0), t, 1 + random.nextInt(60));
          default -> {}
        }
      }
      host.clockReads = 0;
    }

    @Override
    public @Nullable Object field(Object of, String name) {
      Processor pp = (Processor) of;
      return switch (name) {
        case "timer0When" -> Math.toIntExact(pp.timer0When());
        case "timerModifiedEarliest" -> Math.toIntExact(pp.timerModifiedEarliest());
        case "numTimers" -> pp.numTimers();
        case "deletedTimers" -> pp.deletedTimers();
        case "heap" -> pp.heap().list();
        default -> throw new IllegalArgumentException(name);
      };
    }

    @Override
    public void setField(Object of, String name, @Nullable Object value) {
      throw new IllegalArgumentException("a reader writes " + name);
    }

    @Override
    public @Nullable Object call(String function, List<@Nullable Object> arguments) {
      switch (function) {
        case "lock" -> processor(arguments).lock();
        case "unlock" -> processor(arguments).unlock();
        case "adjusttimers" ->
            TimerProtocol.adjusttimers(processor(arguments), number(arguments.get(1)));
        case "clearDeletedTimers" -> TimerProtocol.clearDeletedTimers(processor(arguments));
        case "runtimer" -> {
          return (int) TimerProtocol.runtimer(processor(arguments), number(arguments.get(1)));
        }
        case "nanotime" -> {
          return Math.toIntExact(host.nanotime());
        }
        default -> throw new IllegalArgumentException(function);
      }
      return null;
    }

    private static Processor processor(List<@Nullable Object> arguments) {
      return (Processor) Objects.requireNonNull(arguments.get(0));
    }

    private static int number(@Nullable Object argument) {
      return (Integer) Objects.requireNonNull(argument);
    }

    List<@Nullable Object> run(String reader, List<String> lines, List<Object> arguments) {
      Map<String, @Nullable Object> names = new HashMap<>();
      List<String> args = reader(reader).args();
      for (int k = 0; k < args.size(); k++) {
        names.put(args.get(k), arguments.get(k));
      }
      Way way = new Run(CODE, this, Map.of("maxWhen", NO_DEADLINE)).statements(lines, names);
      assertEquals(Way.End.RETURN, way.end());
      return way.values();
    }

    List<@Nullable Object> run(String reader, Object... arguments) {
      return run(reader, reader(reader).code(), List.of(arguments));
    }

    /** What is left, and what has happened. */
    String state() {
      StringBuilder state = new StringBuilder(fired + " clock " + host.clockReads);
      for (Processor pp : allp) {
        state.append(' ').append(pp.timer0When()).append(' ').append(pp.timerModifiedEarliest());
        state.append(' ').append(pp.numTimers()).append(' ').append(pp.deletedTimers());
      }
      return state.toString();
    }
  }

  @Test
  void wakeTimes_randomProcessors_areThoseOfTheJava() {
    Set<List<@Nullable Object>> seen = new HashSet<>();
    for (int seed = 0; seed < STATES; seed++) {
      World world = new World(seed);
      Processor pp = world.allp.get(0);
      List<@Nullable Object> found = world.run("nobarrierWakeTime", pp);
      assertEquals(List.of((int) TimerReaders.nobarrierWakeTime(pp)), found);
      seen.add(found);
      long until = TimerReaders.timeSleepUntil(world.allp);
      assertEquals(
          List.of(until == RuntimeTimer.MAX_WHEN ? NO_DEADLINE : (int) until),
          world.run("timeSleepUntil", world.allp));
      assertEquals(
          List.of((int) TimerReaders.checkTimersNoP(world.allp, 25)),
          world.run("checkTimersNoP", world.allp, 25));
    }
    assertTrue(seen.size() > 20, seen.toString());
  }

  @Test
  void checkTimers_randomProcessors_doesWhatTheJavaDoes() {
    assertEquals("", disagreement(reader("checkTimers").code()));
  }

  @Test
  void checkTimers_withAStatementLess_isFoundToDisagree() {
    List<String> lines = reader("checkTimers").code();
    for (String left :
        List.of(
            "  adjusttimers(p, now)",
            "  ran := true",
            "  clearDeletedTimers(p)",
            "pollUntil := earlier(pollUntil, p.timerModifiedEarliest)")) {
      List<String> less = new ArrayList<>(lines);
      int at = less.indexOf(left);
      assertTrue(at >= 0, left);
      less.set(at, left.replaceAll("\\S.*", "next := 0"));
      assertNotEquals("", disagreement(less), left);
    }
  }

  private static String disagreement(List<String> lines) {
    CheckedTimers result = new CheckedTimers();
    for (int seed = 0; seed < STATES; seed++) {
      for (boolean own : new boolean[] {false, true}) {
        int now = seed % 3 == 0 ? 0 : 10 + seed % 40;
        World java = new World(seed);
        TimerReaders.checkTimers(java.allp.get(0), own, now, result);
        List<Object> expected =
            List.of((int) result.rnow(), (int) result.pollUntil(), result.ran());
        World code = new World(seed);
        List<@Nullable Object> found =
            code.run("checkTimers", lines, List.of(code.allp.get(0), own, now));
        if (!expected.equals(found) || !java.state().equals(code.state())) {
          return "seed "
              + seed
              + ", own "
              + own
              + ": Java "
              + expected
              + " "
              + java.state()
              + ", code "
              + found
              + " "
              + code.state();
        }
      }
    }
    return "";
  }
}
