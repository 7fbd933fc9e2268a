package dev.timerproof.generate.java;

import static dev.timerproof.generate.java.WordText.does;
import static dev.timerproof.generate.java.WordText.gives;
import static dev.timerproof.generate.java.WordText.reads;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The Java of each word of the table's vocabulary. Together with {@link Shape} this is the only
 * place where the generator knows these words.
 *
 * <p>Placeholders: registers by their names; {@code pp} the frame's processor, {@code tpp} the
 * timer's, {@code slot} the slot of the timer in a walk, {@code via} and {@code to} the row's
 * statuses, {@code exit} and {@code end} the statements that leave the frame or its walk.
 */
final class JavaWords {
  private JavaWords() {}

  static final Map<String, Register> REGISTERS = registers();
  static final Map<String, WordText> WORDS = words();

  /** The load of the status word, and the register that it sets. */
  static final String LOAD = "int s = t.status();";

  /** The switch on the loaded status. */
  static final String SWITCH = "switch (s) {";

  /** The first CAS of a row, as a test whether it was lost. */
  static final String LOST = "!t.cas(s, {via})";

  /** The step that may need memory: a row that does it and holds no lock yet reserves room. */
  static final String INSERT = "insert";

  /** The step that ends a reservation of room: the insertion is visible to others from here on. */
  static final String UNLOCK = "unlock";

  /** Reserves room, before the timer is owned. */
  static final String RESERVE = "{pp}.reserve();";

  /** Ends the reservation, after the insertion or when there will be none. */
  static final String UNRESERVE = "{pp}.unreserve();";

  /** The code for a status that no row of the operation names, and for panic rows. */
  static final String PANIC = "throw t.badTimer(s);";

  /** The test of each guard and owned case. */
  static final Map<String, String> TESTS =
      Map.of(
          "due", "t.when <= {now}",
          "notdue", "t.when > {now}",
          "oneshot", "t.period == 0",
          "periodic", "t.period > 0",
          "earlier", "{when} < t.when",
          "notearlier", "{when} >= t.when");

  /** The expression that each value of a row or of a frame's exit returns; empty for none. */
  static final Map<String, String> VALUES =
      Map.of("none", "", "true", "true", "false", "false", "0", "0", "-1", "-1", "when", "t.when");

  /** The return type for each value of a frame. */
  static final Map<String, String> TYPES =
      Map.of("none", "void", "bool", "boolean", "when", "long");

  /** The parameters for each argument of a frame. */
  static final Map<String, List<Register>> ARGUMENTS =
      Map.of(
          "t", List.of(new Register("t", "RuntimeTimer", null)),
          "when", List.of(new Register("when", "long", null)),
          "period",
              List.of(
                  new Register("period", "long", null),
                  new Register("f", "TimerFunction", null),
                  new Register("arg", "@Nullable Object", null),
                  new Register("seq", "int", null)),
          "now", List.of(new Register("now", "long", null)),
          "list", List.of(new Register("list", "List<RuntimeTimer>", null)));

  /**
   * When a step runs another frame: the expression that is passed for each argument of that frame.
   */
  static final Map<String, String> PASSED = Map.of("now", "{now}", "list", "{held}");

  /** How a row waits for another owner, by the lock of its frame. */
  static final Map<String, WordText> WAITS =
      Map.of(
          "none", gives("attempt", "Pause.osyield({attempt})"),
          "held", gives("attempt", "pp.osyield({attempt})"),
          "world", gives("attempt", "pp.osyield({attempt})"));

  /** The text of a word, null if it has none. */
  static @Nullable WordText text(String word) {
    return WORDS.get(word);
  }

  /** The register of a name. */
  static Register register(String name) {
    return find(REGISTERS, name);
  }

  /** The entry of one of these lists. */
  static <V> V find(Map<String, V> list, String word) {
    V entry = list.get(word);
    if (entry == null) {
      throw new IllegalArgumentException(
          "no Java for " + word + ", expected one of " + list.keySet());
    }
    return entry;
  }

  private static Map<String, Register> registers() {
    Map<String, Register> all = new LinkedHashMap<>();
    Register[] list = {
      new Register("tpp", "Processor", null),
      new Register("root", "boolean", null),
      new Register("changed", "int", null),
      new Register("n", "int", null),
      new Register("adj", "int", null),
      new Register("fold", "long", null),
      new Register("f", "TimerFunction", null),
      new Register("arg", "Object", null),
      new Register("seq", "int", null),
      new Register("due", "long", null),
      new Register("attempt", "int", "0"),
      new Register("to", "int", "0"),
      new Register("dropped", "int", "0"),
      new Register("placed", "int", "0"),
      new Register("dirty", "boolean", "false"),
      new Register("held", "List<RuntimeTimer>", "pp.held()"),
    };
    for (Register r : list) {
      all.put(r.name(), r);
    }
    return all;
  }

  private static Map<String, WordText> words() {
    Map<String, WordText> w = new LinkedHashMap<>();
    // the lock
    w.put("lock", does("{pp}.lock()"));
    w.put("unlock", does("{pp}.unlock()"));
    // fields that the status word protects
    w.put("setargs", does("t.setArgs({period}, {f}, {arg}, {seq})"));
    w.put("loadargs", reads("f", "t.f", "arg", "t.arg", "seq", "t.seq", "due", "t.when"));
    w.put("setwhen", does("t.when = {when}"));
    w.put("setnext", does("t.nextwhen = {when}"));
    w.put("applynext", does("t.when = t.nextwhen"));
    w.put("rearm", does("t.rearm({now})"));
    // the timer's processor
    w.put("readpp", gives("tpp", "t.readPp()"));
    w.put("setpp", does("t.setPp({pp})"));
    w.put("clearpp", does("t.clearPp({pp})"));
    w.put("zeropp", does("t.zeroPp()"));
    // the heap
    w.put("insert", gives("root", "{pp}.insert(t)"));
    w.put("unlink", gives("changed", "{pp}.unlink({slot})").making("root", "{slot} == 0"));
    w.put("siftroot", does("{pp}.siftRoot()"));
    w.put("hold", does("{held}.add(t)"));
    w.put("keep", gives("to", "{pp}.keep(t, {to}, {dirty})"));
    w.put("place", gives("to", "{pp}.place(t, {to})"));
    w.put("drop", does("{dropped}++"));
    w.put("dirty", does("{dirty} = true"));
    w.put("truncate", does("{pp}.truncate({to})"));
    // counters
    w.put("subdel", does("{pp}.addDeleted(-{dropped})"));
    w.put("subnum", gives("n", "{pp}.addNum(-{dropped})"));
    w.put("incdel", does("{tpp}.addDeleted(1)"));
    w.put("decdel", does("{tpp}.addDeleted(-1)"));
    w.put("incnum", does("{pp}.addNum(1)"));
    w.put("decnum", gives("n", "{pp}.addNum(-1)"));
    w.put("readnum", gives("n", "{pp}.numTimers()"));
    w.put("incadj", does("{tpp}.addAdjust(1)"));
    w.put("decadj", gives("adj", "{tpp}.addAdjust(-1)"));
    w.put("tallyadj", does("{placed}++"));
    w.put("subadj", does("{pp}.addAdjust(-{placed})"));
    // the two bounds
    w.put("pub0", does("{pp}.publish0()"));
    w.put("pub0root", does("if ({root}) {pp}.publish0()"));
    w.put("bound", does("{tpp}.lowerBound({when})"));
    w.put("clearbound", does("{pp}.clearBound()"));
    w.put("clearboundifempty", does("if ({n} == 0) {pp}.clearBound()"));
    w.put("foldbound", gives("fold", "{pp}.foldBound()"));
    w.put("clearfolded", does("{pp}.clearFolded({fold})"));
    // the callback, the poller, the second half of the row
    w.put("fire", does("{pp}.fire(t, {f}, {arg}, {seq}, {due})"));
    w.put("wake", does("{pp}.wakeNetPoller({when})"));
    w.put("commit", does("t.commit({via}, {status})").unowned("t.store({status})"));
    // hooks
    w.put("checkargs", does("RuntimeTimer.checkArgs({when}, {period})"));
    w.put("clampargs", does("{when} = RuntimeTimer.clampWhen({when})"));
    w.put("checkpp", does("t.checkPp({pp})"));
    w.put("exitifempty", does("if ({pp}.isEmpty()) {exit}"));
    w.put("exitifpreempted", does("if ({pp}.preempted()) {exit}"));
    w.put("exitifboundnotdue", does("if (!{pp}.boundDue({now})) {exit}"));
    w.put("exitifnoadjust", gives("adj", "{pp}.adjustTimers()").then("if ({adj} == 0) {exit}"));
    w.put("endifadjusted", does("if ({adj} <= 0) {end}"));
    return w;
  }
}
