package dev.timerproof.proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.proofs.smt.Check;
import dev.timerproof.proofs.smt.MutexObligations;
import dev.timerproof.proofs.smt.Script;
import dev.timerproof.proofs.solve.SolverKind;
import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.MutexRow;
import dev.timerproof.spec.table.MutexTable;
import dev.timerproof.spec.table.reading.MutexTableReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MutexBoundsTest {
  private static final String EDITION = MutexProof.EDITION;
  private static final MutexTable TABLE = MutexTableReader.builtIn().read(EDITION);

  private static List<Script> scripts(Mutation... mutations) {
    return MutexObligations.ofBounds(MutexTableReader.builtIn().read(EDITION, List.of(mutations)));
  }

  @Test
  void repaired_withZ3_keepsTheInvariant() {
    ProofOptions options = ProofOptions.quick().withScripts(Path.of("target", "smt"));
    ProofReport report = MutexProof.BOUNDS.prove(TABLE, options, ProofListener.NONE);
    assertEquals(Set.of(), NotProven.of(report));
    assertTrue(report.results().size() > 1000, () -> report.results().size() + " only");
    Set<String> promises =
        report.results().stream()
            .filter(r -> r.step().equals("promises"))
            .map(r -> r.check().name())
            .collect(Collectors.toSet());
    assertTrue(promises.containsAll(Set.of("bounds-hold", "bounds-published")), promises::toString);
  }

  @Test
  void stepsOfAReset_withAllSolvers_areProvenByEach() {
    ProofOptions options =
        ProofOptions.quick()
            .withSolvers(Set.of(SolverKind.values()))
            .withRows(List.of("reset.earliest", "reset.notearliest"));
    ProofReport report = MutexProof.BOUNDS.prove(TABLE, options, ProofListener.NONE);
    assertEquals(Set.of(), NotProven.of(report));
    for (ObligationResult result : report.results()) {
      boolean asksAll = !result.check().expectsSat();
      assertEquals(asksAll ? report.solvers().size() : 1, result.answers().size(), result::step);
    }
  }

  @Test
  void everyRow_hasSteps_butThoseThatTouchNothingThatIsProven() {
    Set<String> left = new TreeSet<>();
    TABLE.rows().forEach(row -> left.add(row.id()));
    left.removeAll(MutexProof.BOUNDS.rows(TABLE));
    assertEquals(
        Set.of(
            "len.none",
            "poll.try",
            "recv.start",
            "sel.start",
            "sleep.park",
            "take.none",
            "take.some"),
        left);
  }

  /** Go's own edition misses the three repairs of the bounds, and nothing else. */
  @Test
  void go_isRefutedAtTheResetTheScanAndTheEmptyHeap() {
    ProofReport report =
        MutexProof.BOUNDS.prove(
            MutexTableReader.builtIn().read("go1.23.2"), ProofOptions.quick(), ProofListener.NONE);
    Set<String> claims =
        report.results().stream()
            .filter(r -> r.outcome() != ProofOutcome.PROVEN)
            .map(r -> r.check().name())
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(Set.of("copied-first", "modified-bound", "no-bound-if-empty"), claims);
    assertEquals(List.of(), report.all(ProofOutcome.UNKNOWN));
  }

  /** A change of the table, the step that it breaks, and the claim that does not hold there. */
  private record Change(Mutation mutation, String step, String claim) {}

  private static List<Change> changes() {
    return List.of(
        new Change(
            parameter("publish", "ifearliest"),
            "reset.look.1.loadown+reset.notearliest+reset.noadd",
            "copied-first"),
        new Change(
            parameter("fold", "store"), "adjust.scan.4.clearbound+adjust.slot", "modified-bound"),
        new Change(
            parameter("emptied", "keepbound"), "add.noadd.2.unlocktimers~2", "no-bound-if-empty"),
        without(
            "reset.heaped",
            "setm",
            "reset.lock.2.locktimer+reset.heaped+reset.look",
            "slot-as-when"),
        without("reset.look", "publish", "reset.earliest.1.bound+reset.wake", "copied-first"),
        without("reset.earliest", "bound", "reset.wake.3.unlocktimer", "unpublished-held"),
        without("add.add", "pubifroot", "add.add.5.unlocktimer", "unpublished-held"),
        without(
            "adjust.scan", "foldmin", "adjust.scan.3.clearfolded+adjust.slot", "modified-bound"),
        without("adjust.scan", "loadheap", "adjust.scan.2.foldmin", "heap-bound"),
        without("adjust.scan", "begin", "adjust.scan.4.clearfolded+adjust.slot", "unseen-todo"),
        without("adjust.end", "order", "adjust.end.1.pubmin~2", "heap-in-order"),
        without(
            "adjust.4.modified",
            "clearm",
            "adjust.4.modified.3.unlocktimer+adjust.slot",
            "modified-bound"),
        without("run.2.modified", "siftroot", "run.2.modified.3.pubmin", "heap-in-order"),
        without("run.2.modified", "pubmin", "run.2.modified.4.unlocktimer+run.root", "low-known"),
        without("take.other", "pubifroot", "take.each+take.other", "low-locked"));
  }

  private static Mutation parameter(String name, String value) {
    return Mutation.word("parameter", "edition", name, value);
  }

  /** A row without one of its steps. */
  private static Change without(String id, String step, String refuted, String claim) {
    MutexRow row = TABLE.rows().stream().filter(r -> r.id().equals(id)).findFirst().orElseThrow();
    List<String> fewer = row.steps().stream().filter(s -> !s.equals(step)).toList();
    assertTrue(fewer.size() < row.steps().size(), () -> id + " has no " + step);
    return new Change(Mutation.words("row", id, "steps", fewer), refuted, claim);
  }

  @Test
  void changedTables_breakTheNamedClaimAtTheNamedStep() {
    List<Script> asked = new ArrayList<>();
    for (Change change : changes()) {
      scripts(change.mutation()).stream()
          .filter(s -> s.name().equals(change.step()))
          .map(s -> s.withChecks(named(s, change.claim())))
          .filter(s -> !s.checks().isEmpty())
          .forEach(asked::add);
    }
    // One run of the solver decides them all.
    ProofReport report = Prover.prove(EDITION, asked, ProofOptions.quick(), ProofListener.NONE);
    assertEquals(
        changes().stream().map(c -> c.step() + ": " + c.claim() + " REFUTED").toList(),
        report.results().stream()
            .map(r -> r.step() + ": " + r.check().name() + " " + r.outcome())
            .toList());
    report.results().forEach(r -> assertTrue(!r.counterexample().isEmpty(), r::step));
  }

  private static List<Check> named(Script script, String claim) {
    return script.checks().stream().filter(c -> c.name().equals(claim)).toList();
  }

  /** Of a walk without a loud step no list of steps is complete. */
  @Test
  void rowsThatGoRoundWithoutALoudStep_areAnError() {
    Mutation mutation = Mutation.words("row", "adjust.look", "steps", List.of());
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> scripts(mutation));
    assertEquals("a step of adjust comes back to row adjust.look", e.getMessage());
  }
}
