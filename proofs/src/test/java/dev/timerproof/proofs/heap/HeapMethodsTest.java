package dev.timerproof.proofs.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.MethodTree;
import dev.timerproof.proofs.sexp.Sexp;
import dev.timerproof.proofs.solve.Answer;
import dev.timerproof.proofs.solve.AnswerReader;
import dev.timerproof.proofs.solve.SolverKind;
import dev.timerproof.proofs.solve.SolverProcess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The heap's methods keep their contracts for heaps of any size: the Java source is executed
 * symbolically, and a solver proves the obligations.
 */
class HeapMethodsTest {
  /** A time limit that is never reached: {@link Obligation} limits the work instead. */
  private static final int LIMIT_MILLIS = 120_000;

  private static SolverProcess z3;
  private static Contracts contracts;

  @BeforeAll
  static void startSolvers() throws IOException {
    contracts = Contracts.read();
    z3 = new SolverProcess(SolverKind.Z3, LIMIT_MILLIS);
  }

  @AfterAll
  static void endSolvers() {
    z3.close();
  }

  static List<String> methods() throws IOException {
    return Contracts.read().methods();
  }

  /**
   * The first obligation that does not follow, with the solver's answer; empty if all do. The limit
   * of work is the same for the right source and for mutants; the solver need not find a
   * counterexample.
   */
  private static String open(List<Obligation> obligations) {
    for (Obligation o : obligations) {
      String printed = z3.run(o.text(contracts.vocabulary()));
      Answer answer = AnswerReader.read(printed, 1).get(0);
      if (answer != Answer.UNSAT) {
        return o.name() + ": " + answer;
      }
    }
    return "";
  }

  @ParameterizedTest
  @MethodSource("methods")
  void method_ofTheSource_keepsItsContract(String name) throws IOException {
    Map<String, MethodTree> source = HeapSource.all();
    List<Obligation> obligations = SymbolicMethod.obligations(contracts, source, name);
    assertTrue(!obligations.isEmpty(), name);
    assertEquals("", open(obligations));
  }

  @Test
  void lemmas_onHeaps_follow() {
    assertEquals("", open(contracts.lemmas()));
    assertTrue(contracts.lemmas().size() >= 2);
  }

  @Test
  void method_thatChangesTheHeap_hasAContract() throws IOException {
    List<String> without = new ArrayList<>(HeapSource.methods(HeapSource.text()).keySet());
    without.removeAll(contracts.methods());
    // The other methods only read, or consist of calls of these.
    assertEquals(
        List.of("<init>", "size", "room", "makeRoom", "at", "whenAt", "arity", "list", "held"),
        without);
  }

  static Stream<Arguments> mutants() {
    return Stream.of(
        Arguments.of("siftup", "whens[hole] = whens[parent];", ""),
        Arguments.of("siftup", "timers[hole] = timers[parent];", "timers[parent] = timers[hole];"),
        Arguments.of("siftup", "when >= whens[parent]", "when <= whens[parent]"),
        Arguments.of("siftup", "hole = parent;", "hole = parent - 1;"),
        Arguments.of("siftup", "timers[hole] = t;", ""),
        Arguments.of("siftup", "hole != i", "hole == i"),
        Arguments.of("siftdown", "hole != i", "hole == i"),
        Arguments.of("siftdown", "whens[child] < whens[least]", "whens[child] > whens[least]"),
        Arguments.of("siftdown", "child = first + 1", "child = first + 2"),
        Arguments.of("siftdown", "first + arity()", "first + 3"),
        Arguments.of("siftdown", "(hole << shift) + 1", "(hole << shift) + 2"),
        Arguments.of("siftdown", "first >= size ||", "first > size ||"),
        Arguments.of("parent", "(i - 1) >> shift", "i >> shift"),
        Arguments.of("remove", "int smallestChanged = siftup(i);", "int smallestChanged = i;"),
        Arguments.of("remove", "siftdown(i);", ""),
        Arguments.of("remove", "whens[i] = when;", ""),
        Arguments.of("remove", "int last = --size;", "int last = size - 1;"),
        Arguments.of("add", "whens[i] = t.when;", ""),
        Arguments.of("add", "return siftup(i);", "return i;"),
        Arguments.of("add", "grow();", ""),
        Arguments.of("siftRoot", "siftdown(0);", ""),
        Arguments.of("place", "siftup(to);", ""),
        Arguments.of("place", "timers[to] != t", "timers[to] == t"),
        Arguments.of("truncate", "size = to;", ""),
        Arguments.of("grow", "(timers.length >> 1) + 1", "(timers.length >> 1)"),
        Arguments.of("pp.keep", "dirty ? place(t, to) : to + 1", "to + 1"),
        Arguments.of("pp.keep", ": to + 1", ": to"),
        Arguments.of("pp.place", "heap.place(t, to);", ""),
        Arguments.of("pp.place", "return to + 1;", "return to;"),
        Arguments.of("pp.truncate", "heap.truncate(to);", ""),
        Arguments.of("clearDeletedTimers", "dropped++;", ""),
        Arguments.of("clearDeletedTimers", "dirty = true;", ""),
        Arguments.of("clearDeletedTimers", "to = pp.keep(t, to, dirty);", ""),
        Arguments.of("clearDeletedTimers", "pp.keep(t, to, dirty)", "pp.keep(t, to, false)"),
        Arguments.of("clearDeletedTimers", "pp.place(t, to)", "pp.keep(t, to, dirty)"),
        Arguments.of("clearDeletedTimers", "pp.at(k)", "pp.at(to)"),
        Arguments.of("clearDeletedTimers", "pp.truncate(to);", ""),
        Arguments.of("clearDeletedTimers", "pp.truncate(to);", "pp.truncate(dropped);"));
  }

  @ParameterizedTest
  @MethodSource("mutants")
  void method_thatIsMutated_losesItsContract(String name, String before, String after)
      throws IOException {
    String mutated = mutated(HeapSource.text(name), name, before, after);
    List<Obligation> obligations =
        SymbolicMethod.obligations(contracts, HeapSource.with(name, mutated), name);
    assertNotEquals("", open(obligations));
  }

  /** The source with a part of one method replaced. */
  private static String mutated(String text, String name, String before, String after) {
    String simple = name.replace(HeapSource.P, "");
    Matcher head = Pattern.compile("\\n  (\\w+ )*(int|void) " + simple + "\\(").matcher(text);
    assertTrue(head.find(), name);
    int end = text.indexOf("\n  }\n", head.start());
    String body = text.substring(head.start(), end);
    assertTrue(body.contains(before), () -> name + " has no " + before);
    return text.substring(0, head.start()) + body.replace(before, after) + text.substring(end);
  }

  @ParameterizedTest
  @MethodSource("methods")
  void premises_ofTheLastPromise_doNotContradictEachOther(String name) throws IOException {
    Map<String, MethodTree> source = HeapSource.all();
    List<Obligation> all = SymbolicMethod.obligations(contracts, source, name);
    Obligation last = all.get(all.size() - 1);
    Obligation absurd =
        new Obligation(name, last.declarations(), last.premises(), Sexp.atom("false"));
    assertNotEquals("", open(List.of(absurd)));
  }

  @Test
  void java_thatHasNoSymbols_isRefused() throws IOException {
    String text = HeapSource.text().replace("hole = parent;", "hole ^= parent;");
    Map<String, MethodTree> source = HeapSource.methods(text);
    assertThrows(
        IllegalStateException.class, () -> SymbolicMethod.obligations(contracts, source, "siftup"));
  }
}
