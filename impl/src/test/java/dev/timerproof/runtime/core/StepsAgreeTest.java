package dev.timerproof.runtime.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.generate.java.ProbeGenerator;
import dev.timerproof.generate.java.ProtocolLoader;
import dev.timerproof.runtime.core.StepState.Situation;
import dev.timerproof.spec.eval.Definitions;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.reading.TableReader;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationTargetException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each step and hook does the same in Java as in {@code Steps.tla}: both are run on random small
 * states and compared. Parts that only one of the two has are not compared: in Java the order
 * inside a heap and the poller, in the model which arms are one-shot.
 */
class StepsAgreeTest {
  private static final int STATES = 80;
  private static final TimerTable TABLE = TableReader.builtIn().read(TimerParameters.EDITION);
  private static final List<String> STATUSES = TABLE.vocabulary().statuses();
  private static final Map<String, Situation> SITUATIONS = situations();
  private static final Set<String> GHOSTS = Set.of("once");

  private static Definitions steps;
  private static Class<?> probes;

  @BeforeAll
  static void generateProbes() throws IllegalAccessException {
    steps =
        Definitions.open(
            "Steps",
            Map.of("NONE", '"' + StepState.NONE + '"', "MaxArms", "" + StepState.MAX_ARMS));
    ProbeGenerator generator = new ProbeGenerator(TABLE, StepsAgreeTest.class.getPackageName());
    Map<String, byte[]> classes =
        ProtocolLoader.compile(generator.generate(), RuntimeTimer.class, StepRegisters.class);
    byte[] bytes = classes.values().iterator().next();
    probes = MethodHandles.lookup().defineClass(bytes);
  }

  /**
   * The situation in which each step or hook is run; {@link Situation#LOCKED} for those that are
   * not named.
   */
  private static Map<String, Situation> situations() {
    Map<String, Situation> all = new HashMap<>();
    for (String word : List.of("lock", "fire", "wake", "incdel", "decdel", "bound", "readpp")) {
      all.put(word, Situation.UNLOCKED);
    }
    all.put("unlock", Situation.CONSISTENT);
    all.put("unlink", Situation.IN_HEAP);
    all.put("siftroot", Situation.AT_ROOT);
    all.put("rearm", Situation.AT_ROOT);
    all.put("insert", Situation.ENTERING);
    for (String word : List.of("keep", "place", "drop")) {
      all.put(word, Situation.COMPACTING);
    }
    all.put("truncate", Situation.COMPACTED);
    return all;
  }

  static List<String> words() {
    return new ProbeGenerator(TABLE, "p").words();
  }

  @ParameterizedTest
  @MethodSource("words")
  void step_randomStates_doesTheSameInJavaAndInTla(String word) {
    assertEquals("", disagreement(word, word));
  }

  @ParameterizedTest
  @CsvSource({
    "incdel, decdel",
    "decnum, incnum",
    "readnum, decnum",
    "setwhen, setnext",
    "applynext, setwhen",
    "setpp, zeropp",
    "clearpp, zeropp",
    "zeropp, clearpp",
    "pub0, pub0root",
    "pub0root, pub0",
    "bound, clearbound",
    "clearbound, clearfolded",
    "clearfolded, clearbound",
    "clearboundifempty, clearbound",
    "foldbound, clearbound",
    "unlink, hold",
    "insert, hold",
    "drop, keep",
    "keep, drop",
    "commit, commitUnowned",
    "lock, wake",
    "fire, wake",
    "loadargs, setargs",
    "rearm, siftroot",
    "exitifempty, exitifboundnotdue",
    "exitifnoadjust, endifadjusted",
    "checkargs, checkpp",
  })
  void step_runAsAnotherOne_isFoundToDisagree(String tla, String java) {
    assertNotEquals("", disagreement(tla, java));
  }

  @Test
  void hookThatMayExit_randomStates_doesBoth() {
    Set<Object> ends = new HashSet<>();
    Random random = new Random(1);
    for (int n = 0; n < STATES; n++) {
      StepState state = new StepState(random, STATUSES, Situation.LOCKED);
      ends.add(afterJava("exitifpreempted", state, Situation.LOCKED, random).get("end"));
    }
    assertEquals(Set.of("exit", "none"), ends);
  }

  /** The first difference between a TLA+ definition and a Java text, or nothing. */
  private static String disagreement(String tla, String java) {
    Situation situation = SITUATIONS.getOrDefault(tla, Situation.LOCKED);
    Random random = new Random(tla.hashCode());
    int compared = 0;
    for (int n = 0; n < STATES; n++) {
      StepState state = new StepState(random, STATUSES, situation);
      if (!isInDomain(tla, state)) {
        continue;
      }
      Set<Map<String, Object>> allowed = afterTla(tla, state);
      Map<String, Object> found = afterJava(java, state, situation, random);
      if (!allowed.contains(found)) {
        return tla + " in " + state.s + " " + state.m + ": Java " + found + ", TLA+ " + allowed;
      }
      compared++;
    }
    assertTrue(compared > STATES / 4, tla + " was compared " + compared + " times only");
    return "";
  }

  /** Deadlines are more than 0 once the arguments are checked, and 0 or more when clamped. */
  private static boolean isInDomain(String word, StepState state) {
    int when = state.register("when");
    return word.equals("bound") ? when > 0 : !word.equals("clampargs") || when >= 0;
  }

  private static Set<Map<String, Object>> afterTla(String word, StepState state) {
    Set<Map<String, Object>> outcomes = new HashSet<>();
    Object result =
        steps.apply("Do", word, state.s, state.registersOnly(), StepState.ME, state.row());
    for (Object outcome : (Set<?>) result) {
      Map<?, ?> pair = (Map<?, ?>) outcome;
      Map<String, Object> shared = new TreeMap<>(strings(StepState.at(pair, "S")));
      shared.keySet().removeAll(GHOSTS);
      Map<String, Object> registers = new TreeMap<>(strings(StepState.at(pair, "m")));
      boolean threw = "panic".equals(registers.get("pc"));
      outcomes.add(outcome(shared, registers, threw, word));
    }
    return outcomes;
  }

  private static Map<String, Object> afterJava(
      String word, StepState state, Situation situation, Random random) {
    StepWorld world = new StepWorld(state, situation, STATUSES, random);
    if (word.equals("setargs")) {
      world.r.seq = world.r.t.seq + 1;
    }
    boolean threw = false;
    try {
      probes.getMethod(word, StepRegisters.class).invoke(null, world.r);
    } catch (InvocationTargetException e) {
      threw = true;
      if (e.getCause() instanceof AssertionError assertion) {
        throw new AssertionError(word + " in " + state.s + state.m, assertion);
      }
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(word, e);
    }
    Map<String, Object> registers = world.registersAfter();
    String fault = world.fault();
    if (fault != null) {
      registers.put("end", fault);
    }
    return outcome(world.shared(), registers, threw, word);
  }

  /** The parts that are compared. If the step has thrown, only that is compared. */
  private static Map<String, Object> outcome(
      Map<String, Object> shared, Map<String, Object> registers, boolean threw, String word) {
    Map<String, Object> outcome = new TreeMap<>(shared);
    outcome.put("threw", threw);
    outcome.put("end", String.valueOf(registers.get("end")));
    for (String register : List.of("tpp", "n", "adj", "fold", "dropped", "placed", "held")) {
      outcome.put("m." + register, plain(StepState.at(registers, register)));
    }
    // The model finds out at the pick whether the timer is the root; Java when it is taken out.
    if (word.equals("insert")) {
      outcome.put("m.root", plain(StepState.at(registers, "root")));
    }
    if (word.equals("loadargs")) {
      outcome.put("m.arm", plain(StepState.at(registers, "arm")));
    }
    // Registers that no later step reads.
    if (word.equals("clearfolded")) {
      outcome.remove("m.fold");
    }
    if ("exit".equals(outcome.get("end"))) {
      outcome.remove("m.adj");
    }
    return outcome;
  }

  private static Object plain(Object value) {
    return value instanceof Set<?> set ? new TreeSet<Object>(set) : value;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> strings(Object map) {
    return (Map<String, Object>) map;
  }
}
