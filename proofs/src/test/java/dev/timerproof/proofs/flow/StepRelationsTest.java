package dev.timerproof.proofs.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.proofs.Tables;
import dev.timerproof.proofs.model.StateModel;
import dev.timerproof.proofs.model.StepList;
import dev.timerproof.proofs.sexp.Sexp;
import dev.timerproof.proofs.sexp.SexpReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code steps.sexp} and {@code Steps.tla} agree on each step: both are run on random small states.
 * The Java method of each step is compared with the same definition by the runtime's own tests.
 */
class StepRelationsTest {
  /** Demands that the models check as invariants instead. */
  private static final Set<String> OTHER_DEMANDS = Set.of("counts-on-a-P", "never-early");

  /** Compares the steps of these editions, which together have every step. */
  private static final StepComparison COMPARISON =
      new StepComparison(List.of("repaired", "go1.15", "go1.17", "go1.19"));

  static Set<String> words() {
    return COMPARISON.words();
  }

  @ParameterizedTest
  @MethodSource("words")
  void relation_onRandomStates_isTheOneOfTla(String word) {
    assertEquals("", COMPARISON.disagreement(word, StepList.builtIn()));
  }

  @Test
  void words_ofAllEditions_areCompared() {
    Set<String> used = new TreeSet<>();
    StateModel model = StateModel.builtIn();
    Tables.editions().forEach(e -> used.addAll(StepComparison.used(model.restrict(Tables.of(e)))));
    assertEquals(used, new TreeSet<>(COMPARISON.words()));
  }

  /** An entry of the list without one of its clauses. */
  private record Mutant(String word, Sexp without, List<Sexp> clauses) {}

  /** Every entry without one of its clauses, wherever the clause is one that counts. */
  private static List<Mutant> mutants() {
    List<Mutant> all = new ArrayList<>();
    for (String word : words()) {
      List<Sexp> clauses = StepList.builtIn().step(word);
      for (int i = 0; i < clauses.size(); i++) {
        Sexp clause = clauses.get(i);
        if (counts(word, clause)) {
          all.add(new Mutant(word, clause, replaced(clauses, i, List.of())));
        }
        if (clause.is("exit") || clause.is("end") || clause.is("stay")) {
          for (int j = 1; j < clause.list().size(); j++) {
            if (counts(word, clause.item(j))) {
              Sexp branch = Sexp.form(replaced(clause.list(), j, List.of()).toArray(Sexp[]::new));
              all.add(new Mutant(word, clause.item(j), replaced(clauses, i, List.of(branch))));
            }
          }
        }
      }
    }
    return all;
  }

  private static List<Sexp> replaced(List<Sexp> list, int at, List<Sexp> by) {
    List<Sexp> other = new ArrayList<>(list.subList(0, at));
    other.addAll(by);
    other.addAll(list.subList(at + 1, list.size()));
    return other;
  }

  private static boolean counts(String word, Sexp clause) {
    return switch (clause.item(0).word()) {
      case "demand" -> !OTHER_DEMANDS.contains(clause.item(1).word());
      case "set" -> StepComparison.isCompared(clause.item(1));
      case "if" -> !StepComparison.ASSUMPTIONS.contains(word);
      default -> false;
    };
  }

  @Test
  void relation_withoutAnyClauseThatCounts_isFoundToDisagreeByName() {
    List<String> missed = new ArrayList<>();
    for (Mutant mutant : mutants()) {
      StepList list = StepList.builtIn().with("step", mutant.word(), mutant.clauses());
      String found = COMPARISON.disagreement(mutant.word(), list);
      if (!found.startsWith(mutant.word() + " in ")) {
        missed.add(mutant.word() + " without " + mutant.without() + ": " + found);
      }
    }
    assertTrue(mutants().size() > 50, "only " + mutants().size());
    assertEquals(List.of(), missed);
  }

  @Test
  void relation_thatSaysSomethingElse_isFoundToDisagreeByName() {
    Map<String, String> others =
        Map.of(
            "setwhen", "(set (when t) (nextwhen t))",
            "incdel", "(set (del p) (+ (del p) 1))",
            "lock", "(set (lk p) true)",
            "unlink", "(set (inH t (tpp me)) false)",
            "clearfolded", "(set (bound p) 0) (set (fold me) 0)",
            "exitifempty", "(exit) (stay)");
    others.forEach(
        (word, text) -> {
          StepList list = StepList.builtIn().with("step", word, SexpReader.read("other", text));
          String found = COMPARISON.disagreement(word, list);
          assertTrue(found.startsWith(word + " in "), () -> word + ": " + found);
        });
  }

  @Test
  void stepsThatAllowMore_doAllowMore() {
    for (String word : StepComparison.SUPERSETS.keySet()) {
      assertNotEquals("", COMPARISON.surplus(word), word);
    }
    assertFalse(StepComparison.SUPERSETS.isEmpty());
  }

  @ParameterizedTest
  @MethodSource("tests")
  void guard_onRandomStates_isTheOneOfTla(String test) {
    assertEquals("", COMPARISON.testDisagreement(test, StepList.builtIn()));
  }

  static Set<String> tests() {
    return StepComparison.TESTS.keySet();
  }

  @Test
  void guard_thatIsTurnedAround_isFoundToDisagree() {
    List<Sexp> turned = SexpReader.read("other", "(if (> (when t) (now me)))");
    StepList list = StepList.builtIn().with("guard", "due", turned);
    assertTrue(COMPARISON.testDisagreement("due", list).startsWith("due in "));
  }
}
