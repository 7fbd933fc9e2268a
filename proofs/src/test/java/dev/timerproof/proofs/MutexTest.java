package dev.timerproof.proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.proofs.smt.MutexObligations;
import dev.timerproof.proofs.smt.Script;
import dev.timerproof.proofs.solve.SolverKind;
import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.reading.MutexTableReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MutexTest {
  private static final String EDITION = "repaired-mutex";

  private static List<Script> scripts(String edition, Mutation... mutations) {
    return MutexObligations.of(MutexTableReader.builtIn().read(edition, List.of(mutations)));
  }

  @Test
  void repaired_withZ3_keepsTheInvariant() {
    ProofOptions options = ProofOptions.quick().withScripts(Path.of("target", "smt", "mutex"));
    ProofReport report = Prover.prove(EDITION, scripts(EDITION), options, ProofListener.NONE);
    assertEquals(Set.of(), NotProven.of(report));
    assertTrue(report.results().size() > 300, () -> report.results().size() + " only");
  }

  /**
   * Go's own edition breaks two claims: exact answers, and the copy of the bits when a P is
   * destroyed.
   */
  @Test
  void go_isRefutedAtTheAnswersAndWhenAPIsDestroyed() {
    ProofReport report =
        Prover.prove("go1.23.2", scripts("go1.23.2"), ProofOptions.quick(), ProofListener.NONE);
    Set<String> claims =
        report.all(ProofOutcome.REFUTED).stream()
            .map(r -> r.check().name())
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(Set.of("answer-exact", "astate-as-state"), claims);
    assertEquals(List.of(), report.all(ProofOutcome.UNKNOWN));
    assertTrue(
        NotProven.of(report).contains("take.each+take.zombie: astate-as-state REFUTED"),
        () -> NotProven.of(report).toString());
    assertTrue(
        NotProven.of(report).contains("stop.lock+stop.out: answer-exact REFUTED"),
        () -> NotProven.of(report).toString());
  }

  @Test
  void sectionsOfARow_withAllSolvers_areProvenByEach() {
    ProofOptions options =
        ProofOptions.quick()
            .withSolvers(Set.of(SolverKind.values()))
            .withRows(List.of("stop.heaped", "fire.current"));
    ProofReport report = Prover.prove(EDITION, scripts(EDITION), options, ProofListener.NONE);
    assertEquals(Set.of(), NotProven.of(report));
    for (ObligationResult result : report.results()) {
      boolean asksAll = !result.check().expectsSat();
      assertEquals(asksAll ? report.solvers().size() : 1, result.answers().size(), result::step);
    }
  }

  @Test
  void everyRowThatHoldsATimersLock_hasSections() {
    Set<String> rows =
        scripts(EDITION).stream().flatMap(s -> s.rows().stream()).collect(Collectors.toSet());
    MutexTableReader.builtIn().read(EDITION).rows().stream()
        .filter(row -> row.word().equals("state"))
        .filter(row -> !row.id().equals("fire.modified") && !row.id().equals("fire.zombie"))
        .forEach(row -> assertTrue(rows.contains(row.id()), row.id()));
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of(parameter("inflight", "count"), "stop.lock+stop.out", "answer-exact"),
        Arguments.of(parameter("inflight", "untold"), "stop.lock+stop.out", "answer-exact"),
        Arguments.of(parameter("take", "state"), "take.each+take.zombie", "astate-as-state"),
        fault("stop.zombie", "clearwhen", "stop.lock+stop.zombie", "answer-exact"),
        fault("stop.heaped", "inczombies", "stop.lock+stop.heaped", "zombies-exact/balance"),
        fault("stop.out", "bumpseq", "stop.lock+stop.out", "live-as-known"),
        fault("clean.cut.zombie", "clearts", "clean.tail.zombie+clean.cut.zombie", "heap-as-state"),
        fault("adjust.4.zombie", "removeslot", "adjust.zombie+adjust.4.zombie", "slot-as-ts"),
        fault("unblock.last", "setz", "unblock.lock+unblock.last", "zombies-exact/balance"),
        fault("fire.chan", "endsend", "fire.chan+fire.current", "live-as-known"),
        fault(
            "fire.out.oneshot",
            "startsend",
            "lazy.out+lazy.1.due+fire.out.oneshot",
            "live-as-known"));
  }

  private static Mutation parameter(String name, String value) {
    return Mutation.word("parameter", "edition", name, value);
  }

  /** A row without one of its steps. */
  private static Arguments fault(String row, String step, String section, String claim) {
    List<String> steps =
        MutexTableReader.builtIn().read(EDITION).rows().stream()
            .filter(r -> r.id().equals(row))
            .flatMap(r -> r.steps().stream())
            .filter(s -> !s.equals(step))
            .toList();
    return Arguments.of(Mutation.words("row", row, "steps", steps), section, claim);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void changedTable_breaksTheNamedClaimInTheNamedSection(
      Mutation mutation, String section, String claim) {
    List<Script> asked =
        scripts(EDITION, mutation).stream()
            .filter(s -> s.name().equals(section))
            .map(
                s -> s.withChecks(s.checks().stream().filter(c -> c.name().equals(claim)).toList()))
            .filter(s -> !s.checks().isEmpty())
            .toList();
    ProofReport report = Prover.prove(EDITION, asked, ProofOptions.quick(), ProofListener.NONE);
    assertEquals(Set.of(section + ": " + claim + " REFUTED"), NotProven.of(report));
    assertTrue(
        !report.results().get(0).counterexample().isEmpty(),
        () -> report.results().get(0).toString());
  }
}
