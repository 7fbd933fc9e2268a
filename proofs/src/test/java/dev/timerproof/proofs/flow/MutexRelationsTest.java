package dev.timerproof.proofs.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.proofs.model.SectionList;
import dev.timerproof.proofs.sexp.Sexp;
import dev.timerproof.proofs.sexp.SexpReader;
import dev.timerproof.spec.table.MutexTable;
import dev.timerproof.spec.table.reading.MutexTableReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What {@code mutex-steps.sexp} says of guards and steps is what {@code MutexSteps.tla} says: both
 * are run on random small states.
 */
class MutexRelationsTest {
  /** Clauses without which the list says the same where the step is ever run, and why. */
  private static final Map<String, String> SPARE =
      Map.of(
          "decblocked: (if (> (blocked x) 0))", "who unblocks has blocked",
          "bound: (demand has-ts (homed x))", "loadown has looked before",
          "due: (if (> (when x) 0))", "the clock is any, so the proofs may allow more");

  private static final SectionList LIST = SectionList.builtIn();
  private static final MutexComparison COMPARISON = new MutexComparison();

  /** What is true of the model only: who was told what, which firing is open. */
  private static final Set<String> GHOSTS = Set.of("asked", "live", "open", "of");

  private static final Set<String> GHOSTS_DEMANDED =
      Set.of("fires-what-is-live", "sends-what-is-live");

  @Test
  void steps_onRandomStates_areThoseOfTla() {
    for (String step : LIST.names("step")) {
      assertEquals("", COMPARISON.ofStep(step, LIST.clauses("step", step)));
    }
  }

  @Test
  void guards_onRandomStates_areThoseOfTla() {
    for (String guard : LIST.names("guard")) {
      assertEquals("", COMPARISON.ofGuard(guard, LIST.clauses("guard", guard)));
    }
  }

  /** No step and guard of a section is left out: the list has what the sections of rows use. */
  @Test
  void listedStepsAndGuards_areThoseThatTheTableHas() {
    MutexTable table = MutexTableReader.builtIn().read("repaired-mutex");
    assertTrue(table.vocabulary().steps().keySet().containsAll(LIST.names("step")));
    assertTrue(table.vocabulary().guards().keySet().containsAll(LIST.names("guard")));
    assertTrue(LIST.names("step").size() > 40, () -> LIST.names("step").toString());
  }

  /** The clauses with one of them left out, also inside of a case. */
  private static Stream<List<Sexp>> lesser(List<Sexp> clauses, Sexp without) {
    List<Sexp> fewer = new ArrayList<>();
    for (Sexp clause : clauses) {
      if (clause.is("case")) {
        List<Sexp> parts = new ArrayList<>(clause.list());
        parts.removeIf(part -> part == without);
        fewer.add(Sexp.form(parts.toArray(Sexp[]::new)));
      } else if (clause != without) {
        fewer.add(clause);
      }
    }
    return Stream.of(fewer);
  }

  private static List<Sexp> parts(List<Sexp> clauses) {
    List<Sexp> all = new ArrayList<>();
    for (Sexp clause : clauses) {
      if (clause.is("case")) {
        all.addAll(clause.from(3));
      } else {
        all.add(clause);
      }
    }
    return all;
  }

  private static boolean counts(Sexp clause) {
    return switch (clause.item(0).word()) {
      case "set" -> !GHOSTS.contains(clause.item(1).item(0).word());
      case "demand" -> !GHOSTS_DEMANDED.contains(clause.item(1).word());
      case "if" -> true;
      default -> false;
    };
  }

  @Test
  void stepOrGuard_withoutAnyClauseThatCounts_isFoundToDisagree() {
    Set<String> missed = new TreeSet<>();
    int asked = 0;
    for (String kind : List.of("step", "guard")) {
      for (String name : LIST.names(kind)) {
        List<Sexp> clauses = LIST.clauses(kind, name);
        for (Sexp clause : parts(clauses)) {
          if (counts(clause)) {
            asked++;
            List<Sexp> fewer = lesser(clauses, clause).findFirst().orElseThrow();
            String found =
                kind.equals("step")
                    ? COMPARISON.ofStep(name, fewer)
                    : COMPARISON.ofGuard(name, fewer);
            if (!found.startsWith(name + " in ")) {
              missed.add(name + ": " + clause + found);
            }
          }
        }
      }
    }
    assertTrue(asked > 50, asked + " only");
    assertEquals(new TreeSet<>(SPARE.keySet()), missed);
  }

  @Test
  void stepOrGuard_thatSaysSomethingElse_isFoundToDisagree() {
    Map<String, String> others =
        Map.of(
            "pendwhen", "(set (pend me) (> (when x) 1))",
            "bumpseq", "(set (seq x) (+ (seq x) 1))",
            "startsend", "(set (sendseq x) (seq x))",
            "endsend", "(set (sendseq x) 0)",
            "unlocktimer", "(set (aheaped x) (heaped x)) (set (amodified x) (modified x))",
            "setts", "(demand has-no-ts (homed x)) (set (homed x) true) (set (ts x) p)",
            "insert", "(set (slot x (ts x)) true)",
            "setwhen", "(set (when x) 0)",
            "siftroot", "(set (when x) 0)");
    others.forEach(
        (step, text) -> {
          String found = COMPARISON.ofStep(step, SexpReader.read("other", text));
          assertTrue(found.startsWith(step + " in "), () -> step + ": " + found);
        });
    String guard =
        COMPARISON.ofGuard("needsadd", SexpReader.read("other", "(if (not (heaped x)))"));
    assertTrue(guard.startsWith("needsadd in "), guard);
  }

  /** Where the list allows more than the model, the proofs say more. */
  @Test
  void stepsThatAllowMore_doAllowMore() {
    for (String step : MutexComparison.SUPERSETS) {
      assertTrue(
          COMPARISON.surplus(step, LIST.clauses("step", step)).startsWith(step + " in "), step);
    }
  }
}
