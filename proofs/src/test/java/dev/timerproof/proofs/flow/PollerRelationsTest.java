package dev.timerproof.proofs.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.proofs.flow.PollerMutants.Mutant;
import dev.timerproof.proofs.model.PollerList;
import dev.timerproof.proofs.sexp.MalformedTextException;
import dev.timerproof.proofs.sexp.Sexp;
import dev.timerproof.proofs.sexp.SexpReader;
import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.PollerTable;
import dev.timerproof.spec.table.reading.TableReader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * {@code poller-steps.sexp} and {@code Wakeup.tla} agree on words, guards, steps and places: from
 * the same random small states both lead to the same ones.
 */
class PollerRelationsTest {
  /** Clauses that have no effect for this table, with the reason. */
  private static final Map<String, String> SPARE =
      Map.of(
          "take lastpoll: (fact selects (next select))", "the first step is another one",
          "step startm: (if (not (= m me)))", "who starts an M is not stopped",
          "step select: (set clock later)", "a break takes no time in the model",
          "step select: (fact parks (next tail))", "who is woken sleeps in neither place",
          "step tail: (fact parks false)", "who is woken sleeps in neither place",
          "step tail: (if false)", "who is woken goes on, whatever the time",
          "step takep: (fact span false)", "the top forgets it",
          "step takeporask: (fact span false)", "the top forgets it",
          "move count compare: (if (< (* 2 (seen me)) busy))", "some number of busy Ps is enough");

  private static List<PollerComparison> comparisons = List.of();

  @BeforeAll
  static void openModels() {
    PollerTable repaired = table();
    PollerTable stops = table(Mutation.word("parameter", "edition", "awake", "stop"));
    PollerTable unasked = table(Mutation.word("parameter", "edition", "recheck", "spinning"));
    PollerTable onP = table(Mutation.word("parameter", "edition", "callers", "onP"));
    comparisons =
        List.of(
            new PollerComparison(repaired, "None", false, Set.of()),
            new PollerComparison(repaired, "None", true, Set.of("lastpoll", "look")),
            new PollerComparison(stops, "WithoutR7", false, Set.of("takep")),
            new PollerComparison(unasked, "NeedNotAsked", false, Set.of("startm")),
            new PollerComparison(onP, "WithoutR6", false, Set.of("goroutine", "client")));
  }

  @AfterAll
  static void closeModels() {
    comparisons = List.of();
  }

  private static PollerTable table(Mutation... mutations) {
    return TableReader.builtIn().readUnchecked("repaired", List.of(mutations)).poller();
  }

  private static String disagreement(PollerList list) {
    for (PollerComparison comparison : comparisons) {
      try {
        String found = comparison.disagreement(list);
        if (!found.isEmpty()) {
          return found;
        }
      } catch (MalformedTextException | IllegalArgumentException e) {
        return String.valueOf(e.getMessage());
      }
    }
    return "";
  }

  @Test
  void relations_onRandomStates_areThoseOfTla() {
    for (PollerComparison comparison : comparisons) {
      assertEquals("", comparison.disagreement());
    }
  }

  @Test
  void steps_ofAllRows_areCompared() {
    Set<String> compared = new TreeSet<>();
    comparisons.forEach(c -> compared.addAll(c.labels()));
    Set<String> open = new TreeSet<>();
    table().rows().forEach(row -> open.addAll(row.steps()));
    open.removeAll(compared);
    // Two of these are calls, and two belong to the step that reads their word.
    assertEquals(Set.of("break", "netpoll", "drop", "spin"), open);
  }

  @Test
  void list_withoutAnyClauseThatCounts_isFoundToDisagree() {
    Set<String> missed = new TreeSet<>();
    List<Mutant> mutants = PollerMutants.all(PollerList.builtIn());
    for (Mutant mutant : mutants) {
      String found = disagreement(mutant.list());
      if (found.isEmpty()) {
        missed.add(mutant.entry() + ": " + mutant.without());
      } else if (!mutant.without().is("fact")) {
        assertTrue(found.contains(named(mutant.entry())), () -> mutant + ": " + found);
      }
    }
    assertTrue(mutants.size() > 100, "only " + mutants.size());
    assertEquals(new TreeSet<>(SPARE.keySet()), missed);
  }

  /** The part of an entry's name that occurs in messages about it. */
  private static String named(String entry) {
    String[] words = entry.split(" ", -1);
    return words[0].equals("give") ? "commit" : words[1];
  }

  @Test
  void list_withoutAnEntry_isRefusedOrDisagreesByName() {
    PollerList list = PollerList.builtIn();
    for (String entry : list.entries()) {
      String found = disagreement(list.without(entry));
      // Without a move, the difference may show only at the place that the move leads to.
      boolean names =
          found.contains("poller-steps.sexp has no " + entry)
              || found.contains(named(entry))
              || (entry.startsWith("move ") && found.contains("no thread ever comes there"));
      assertTrue(names, () -> entry + ": " + found);
    }
  }

  @Test
  void relation_thatSaysSomethingElse_isFoundToDisagreeByName() {
    Map<String, String> others =
        Map.of(
            "step storeuntil", "(set until 0) (fact announced true) (fact selects (next select))",
            "step wakeup", "(set permit true)",
            "step unpark", "(set permit false)",
            "step consume", "(set wakeup (+ wakeup 1))",
            "step drop", "(set (idle (cur me)) true) (set (mask (cur me)) false) (fact onP false)",
            "guard later", "(if (< until (mine me)))",
            "value pollUntil none", "(if (not (= until 0)))",
            "move client armclient",
                "(any x Timer) (any q P (=> (pend x) (= q (at x))))"
                    + " (any when Int (> when clock) (=> (pend x) (< when (dl x))))"
                    + " (set (pend x) true) (set (at x) q) (set (dl x) when) (set (mask q) true)"
                    + " (set (mine me) when) (fact rests false) (fact carries true)"
                    + " (to wakeNetPoller client)");
    others.forEach(
        (entry, text) -> {
          List<Sexp> clauses = SexpReader.read("other", text);
          String found = disagreement(PollerList.builtIn().with(entry, clauses));
          assertTrue(found.contains(named(entry)), () -> entry + ": " + found);
        });
  }
}
