package dev.timerproof.spec.table.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.spec.code.CodeParser;
import dev.timerproof.spec.code.Machine;
import dev.timerproof.spec.code.Run;
import dev.timerproof.spec.code.Way;
import dev.timerproof.spec.table.Code;
import dev.timerproof.spec.table.TimerTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The statements that the table gives for a step, hook, guard or owned case do what its TLA+
 * definition does: both are run on random small states and compared.
 */
class CodeAgreesTest {
  private static final int STATES = 80;
  private static final TimerTable TABLE = TableReader.builtIn().read("repaired");
  private static final Code CODE = TABLE.code();
  private static final String NONE = "NONE";

  /** As the model has them here. */
  private static final Map<String, Object> CONSTANTS = Map.of("arity", 2, "maxWhen", 90);

  /** By register of the code, the register of the models. */
  private static final Map<String, String> REGISTERS = registers();

  private static StepRuns runs;

  @BeforeAll
  static void open() {
    runs = new StepRuns(TABLE.vocabulary().statuses());
  }

  private static Map<String, String> registers() {
    Map<String, String> all = new TreeMap<>();
    for (String same :
        List.of(
            "t", "p", "tpp", "when", "period", "now", "n", "adj", "fold", "root", "to", "dirty",
            "dropped", "placed")) {
      all.put(same, same);
    }
    all.put("args", "arm");
    all.put("changed", "low");
    all.put("held", "list");
    all.put("slot", "at");
    return all;
  }

  static Stream<String> words() {
    Map<String, String> calls = TABLE.vocabulary().calls();
    return Stream.concat(
            TABLE.vocabulary().steps().keySet().stream(),
            TABLE.vocabulary().hooks().keySet().stream())
        .filter(word -> !calls.containsKey(word));
  }

  @ParameterizedTest
  @MethodSource("words")
  void code_ofAStepOrHook_doesWhatItsDefinitionDoes(String word) {
    assertEquals("", disagreement(word, CODE.of(word)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "incdel|tpp.deletedTimers += 2",
        "incdel|p.deletedTimers += 1",
        "decnum|p.numTimers -= 1",
        "subnum|n := (p.numTimers -= placed)",
        "rearm|t.when := t.when + t.period * (1 + (now - t.when) / t.period)",
        "rearm|t.when := limited(now + t.period)",
        "readpp|tpp := t.pp",
        "setpp|t.pp := p",
        "clearpp|t.pp := nil",
        "insert|root := put(p, t) = 1",
        "unlink|changed := take(p, slot)",
        "siftroot|siftup(p, 0)",
        "keep|p.heap[to] := t",
        "bound|tpp.timerModifiedEarliest := when",
        "foldbound|fold := p.timerModifiedEarliest",
        "clearfolded|p.timerModifiedEarliest := 0",
        "clearboundifempty|p.timerModifiedEarliest := 0",
        "pub0|p.timer0When := 0",
        "commit|t.status := row.to",
        "commit|throw if not cas(t.status, row.to, row.via)",
        "checkargs|throw if when <= 0",
        "checkpp|exit if t.pp # p",
        "exitifempty|end if len(p.heap) = 0",
        "exitifboundnotdue|exit if p.timerModifiedEarliest > now",
        "endifadjusted|end if adj < 0",
        "fire|lock(p)",
      })
  void code_thatIsWrong_isFoundToDisagree(String word, String wrong) {
    assertNotEquals("", disagreement(word, List.of(wrong)));
  }

  static Stream<List<String>> tests() {
    return Stream.concat(
        TABLE.vocabulary().guards().keySet().stream().map(g -> List.of("GuardHolds", g)),
        TABLE.vocabulary().ownedCases().keySet().stream().map(o -> List.of("OwnedHolds", o)));
  }

  @ParameterizedTest
  @MethodSource("tests")
  void expression_ofATest_holdsWhereItsDefinitionDoes(List<String> test) {
    Random random = new Random(test.hashCode());
    Set<Boolean> seen = new HashSet<>();
    for (int n = 0; n < STATES; n++) {
      StepRuns.Sample sample = runs.test(test.get(0), test.get(1), random);
      World world = new World(sample);
      Object found =
          new Run(CODE, world, CONSTANTS)
              .expression(CODE.of(test.get(1)).get(0), world.registers());
      assertEquals(sample.holds(), found, test.get(1) + " in " + sample);
      seen.add(sample.holds());
    }
    int ways = Set.of("any", "periodic", "oneshot").contains(test.get(1)) ? 1 : 2;
    assertTrue(seen.size() >= ways, seen.toString());
  }

  @Test
  void code_ofAStepThatRunsAnOperation_callsIt() {
    TABLE
        .vocabulary()
        .calls()
        .forEach((step, op) -> assertTrue(CODE.of(step).get(0).startsWith(op + "("), step));
  }

  static Stream<List<String>> allLines() {
    return TABLE.vocabulary().editions().stream()
        .map(edition -> TableReader.builtIn().read(edition).code())
        .flatMap(
            code ->
                Stream.concat(
                    code.functions().values().stream().map(Code.Function::code),
                    code.readers().values().stream().map(Code.Reader::code)))
        .filter(lines -> !lines.isEmpty());
  }

  @ParameterizedTest
  @MethodSource("allLines")
  void code_ofFunctionsAndReaders_isStatements(List<String> lines) {
    CodeParser.check(lines);
  }

  /** The first difference between statements and a definition, or nothing. */
  private static String disagreement(String word, List<String> lines) {
    Random random = new Random(word.hashCode());
    int compared = 0;
    for (int n = 0; n < STATES; n++) {
      StepRuns.Sample sample = runs.step(word, random);
      World world = new World(sample);
      world.random = random;
      Map<String, @Nullable Object> registers = world.registers();
      Way way = new Run(CODE, world, CONSTANTS).statements(lines, registers);
      if (sample.outcomes().isEmpty()) {
        if (!world.waits) {
          return word + " goes on in " + sample + ", and should wait";
        }
        continue;
      }
      Map<String, Object> found = after(world, registers, way);
      Set<Map<String, Object>> allowed = new HashSet<>();
      for (Map<String, Object> outcome : sample.outcomes()) {
        allowed.add(after(outcome, sample, way));
      }
      if (!allowed.contains(found)) {
        return word + " in " + sample + ": code " + found + ", TLA+ " + allowed;
      }
      compared++;
    }
    assertTrue(compared > STATES / 4, word + " was compared " + compared + " times only");
    return "";
  }

  /** What is compared: a thread that has thrown has changed nothing that matters. */
  private static Map<String, Object> after(
      World world, Map<String, @Nullable Object> registers, Way way) {
    Map<String, Object> all = new TreeMap<>();
    all.put(
        "end",
        way.end() == Way.End.THROW
            ? "panic"
            : way.end() == Way.End.EXIT ? "exit" : way.end() == Way.End.LEAVE ? "leave" : "none");
    if (way.end() == Way.End.THROW) {
      return all;
    }
    world.fields.forEach((name, of) -> all.put(name, new TreeMap<>(of)));
    REGISTERS.forEach((name, model) -> all.put("m." + model, plain(registers.get(name))));
    return without(all, way);
  }

  private static Map<String, Object> after(
      Map<String, Object> outcome, StepRuns.Sample sample, Way way) {
    Map<String, Object> thread = map(Objects.requireNonNull(outcome.get("m")));
    Map<String, Object> shared = map(Objects.requireNonNull(outcome.get("S")));
    Map<String, Object> all = new TreeMap<>();
    boolean panics = "panic".equals(thread.get("pc"));
    all.put("end", panics ? "panic" : String.valueOf(thread.get("end")));
    if (panics) {
      return all;
    }
    new World(new StepRuns.Sample(shared, thread, sample.row(), List.of(), false))
        .fields.forEach((name, of) -> all.put(name, new TreeMap<>(of)));
    REGISTERS.values().forEach(model -> all.put("m." + model, plain(thread.get(model))));
    return without(all, way);
  }

  /** A register that nobody reads behind an exit. */
  private static Map<String, Object> without(Map<String, Object> all, Way way) {
    if (way.end() == Way.End.EXIT) {
      all.remove("m.adj");
    }
    return all;
  }

  private static Object plain(@Nullable Object value) {
    return value == null ? NONE : value instanceof List<?> list ? List.copyOf(list) : value;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  /** The state of the models, as statements see it. */
  private static final class World implements Machine {
    /** Of timers and of Ps, by the field's name in the code. */
    private final Map<String, Map<String, Object>> fields = new TreeMap<>();

    private final StepRuns.Sample sample;
    private Random random = new Random(0);
    private boolean waits;

    World(StepRuns.Sample sample) {
      this.sample = sample;
      for (String same :
          List.of(
              "status",
              "pp",
              "when",
              "nextwhen",
              "period",
              "numTimers",
              "deletedTimers",
              "adjustTimers",
              "timer0When",
              "timerModifiedEarliest",
              "lock")) {
        fields.put(same, new TreeMap<>(map(of(same))));
      }
      fields.put("callback", new TreeMap<>(map(of("arm"))));
      fields.put("heap", new TreeMap<>());
      map(of("slots"))
          .forEach((p, slots) -> fields("heap").put(p, new ArrayList<>((List<?>) slots)));
      fields.put("fired", new TreeMap<>());
      map(of("fired"))
          .forEach((t, fired) -> fields("fired").put(t, new TreeMap<>((Map<?, ?>) fired)));
    }

    private Object of(String name) {
      return Objects.requireNonNull(sample.shared().get(name), name);
    }

    private Map<String, Object> fields(String name) {
      return Objects.requireNonNull(fields.get(name), name);
    }

    Map<String, @Nullable Object> registers() {
      Map<String, @Nullable Object> registers = new HashMap<>();
      REGISTERS.forEach(
          (name, model) -> {
            Object value = sample.thread().get(model);
            registers.put(
                name,
                value instanceof List<?> list
                    ? new ArrayList<Object>(list)
                    : NONE.equals(value) ? null : value);
          });
      // The models count the arms of a timer where a timer has a callback: setargs gives the next.
      Object arm = fields("callback").get((String) registers.get("t"));
      registers.put("callback", arm == null ? null : Math.min((int) arm + 1, 3));
      registers.put("row", "row");
      return registers;
    }

    @Override
    public @Nullable Object field(Object of, String name) {
      Object value = of.equals("row") ? sample.row().get(name) : fields(name).get((String) of);
      return NONE.equals(value) ? null : value;
    }

    @Override
    public void setField(Object of, String name, @Nullable Object value) {
      fields(name).put((String) of, value == null ? NONE : value);
    }

    @Override
    public @Nullable Object call(String function, List<@Nullable Object> arguments) {
      switch (function) {
        case "lock" -> {
          waits = !NONE.equals(fields("lock").get((String) arguments.get(0)));
          fields("lock").put((String) arguments.get(0), "h1");
        }
        case "unlock" -> fields("lock").put((String) arguments.get(0), NONE);
        case "call" -> {
          Map<Integer, Object> fired =
              calls((String) Objects.requireNonNull(sample.thread().get("t")));
          fired.merge((Integer) arguments.get(0), 1, (a, b) -> Math.min((int) a + (int) b, 2));
        }
        case "preempted" -> {
          return random.nextBoolean();
        }
        case "wakeNetPoller" ->
            assertEquals(sample.thread().get("when"), arguments.get(0), "who is woken when");
        default -> throw new IllegalArgumentException(function);
      }
      return null;
    }

    @SuppressWarnings("unchecked")
    private Map<Integer, Object> calls(String t) {
      return (Map<Integer, Object>) Objects.requireNonNull(fields("fired").get(t));
    }
  }
}
