package dev.timerproof.proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.proofs.smt.PollerObligations;
import dev.timerproof.proofs.smt.Script;
import dev.timerproof.proofs.solve.SolverKind;
import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.reading.TableReader;
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

/** No deadline is slept past, for any number of Ps, Ms, clients and timers. */
class WakeupTest {
  private static final String EDITION = "repaired";

  private static List<Script> scripts(Mutation... mutations) {
    return PollerObligations.of(
        TableReader.builtIn().readUnchecked(EDITION, List.of(mutations)).poller());
  }

  private static Set<String> refuted(ProofReport report) {
    return report.all(ProofOutcome.REFUTED).stream()
        .map(r -> r.step() + ": " + r.check().name())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void repaired_withZ3_sleepsPastNoDeadline() {
    ProofOptions options = ProofOptions.quick().withScripts(Path.of("target", "smt", "poller"));
    ProofReport report = Prover.prove(EDITION, scripts(), options, ProofListener.NONE);
    assertEquals(ProofOutcome.PROVEN, report.verdict(), () -> refuted(report).toString());
    assertTrue(
        report.results().stream().anyMatch(r -> r.check().name().equals("not-slept-past")),
        "the promise is among the claims");
  }

  @Test
  void stepsOfARow_withAllSolvers_areProvenByEach() {
    ProofOptions options = bothSolvers("wake.polled", "find.none");
    ProofReport report = Prover.prove(EDITION, scripts(), options, ProofListener.NONE);
    assertEquals(ProofOutcome.PROVEN, report.verdict(), () -> refuted(report).toString());
    for (ObligationResult result : report.results()) {
      boolean asksAll = !result.check().expectsSat();
      assertEquals(asksAll ? report.solvers().size() : 1, result.answers().size(), result::step);
    }
    assertTrue(report.results().size() > 50, () -> report.results().size() + " only");
  }

  @Test
  void changedRow_withAllSolvers_isRefutedByEach() {
    List<Script> asked =
        scripts(steps("find.none", "stop")).stream()
            .filter(s -> s.name().startsWith("find.none.1.stop"))
            .map(
                s ->
                    s.withChecks(
                        s.checks().stream().filter(c -> c.name().equals("seen-to")).toList()))
            .toList();
    ProofReport report = Prover.prove(EDITION, asked, bothSolvers("find.none"), ProofListener.NONE);
    assertEquals(ProofOutcome.REFUTED, report.verdict(), () -> refuted(report).toString());
    assertTrue(
        refuted(report).stream().anyMatch(r -> r.endsWith(": seen-to")),
        () -> refuted(report).toString());
  }

  private static ProofOptions bothSolvers(String... rows) {
    return ProofOptions.quick().withSolvers(Set.of(SolverKind.values())).withRows(List.of(rows));
  }

  @Test
  void everyRowOfThePoller_hasSteps() {
    Set<String> rows =
        scripts().stream().flatMap(s -> s.rows().stream()).collect(Collectors.toSet());
    TableReader.builtIn()
        .read(EDITION)
        .poller()
        .rows()
        .forEach(row -> assertTrue(rows.contains(row.id()), row.id()));
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        fault(
            Mutation.word("parameter", "edition", "awake", "stop"),
            "find.polled.wanted.8.takep",
            "seen-to"),
        fault(steps("find.spinning", "unspin"), "find.spinning.1.unspin", "seen-to"),
        fault(steps("find.none", "stop"), "find.none.1.stop", "seen-to"),
        fault(steps("wake.polled"), "wake.polled.load", "seen-to"),
        fault(
            Mutation.word("parameter", "edition", "recheck", "spinning"),
            "wake.polled.1.startm",
            "seen-to"),
        fault(
            Mutation.word("parameter", "edition", "callers", "onP"),
            "client.armclient",
            "mask-pending"),
        fault(steps("break.clear", "unpark"), "wake.none+break.clear.take", "token-break"),
        fault(steps("break.clear", "wakeup"), "wake.none+break.clear.1.wakeup", "tail-break"));
  }

  private static Mutation steps(String row, String... steps) {
    return Mutation.words("row", row, "steps", List.of(steps));
  }

  private static Arguments fault(Mutation mutation, String step, String conjunct) {
    return Arguments.of(mutation, step, conjunct);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void changedRows_breakTheNamedConjunctAtTheNamedStep(
      Mutation mutation, String step, String conjunct) {
    List<Script> asked =
        scripts(mutation).stream()
            .filter(s -> s.name().replaceAll("~.*", "").equals(step))
            .map(
                s ->
                    s.withChecks(
                        s.checks().stream().filter(c -> c.name().equals(conjunct)).toList()))
            .filter(s -> !s.checks().isEmpty())
            .toList();
    ProofReport report = Prover.prove(EDITION, asked, ProofOptions.quick(), ProofListener.NONE);
    assertTrue(
        refuted(report).stream().anyMatch(r -> r.startsWith(step)),
        () -> step + " is not refuted: " + refuted(report));
  }
}
