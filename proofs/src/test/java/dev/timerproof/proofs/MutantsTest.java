package dev.timerproof.proofs;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.proofs.smt.Obligations;
import dev.timerproof.proofs.smt.Script;
import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.TimerTable;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each mutated table loses a named promise at a named step. */
class MutantsTest {
  private static Mutation steps(String row, String... steps) {
    return Mutation.words("row", row, "steps", List.of(steps));
  }

  private static Mutation row(String row, String field, String value) {
    return Mutation.word("row", row, field, value);
  }

  static Stream<Arguments> mutants() {
    return Stream.of(
        Arguments.of(
            "the timer leaves the heap behind the commit",
            List.of(steps("clear.Deleted", "zeropp", "commit", "drop", "dirty")),
            "clear.Deleted.2.commit",
            "status-out"),
        Arguments.of(
            "the timer never leaves the heap",
            List.of(steps("clear.Deleted", "zeropp", "commit", "dirty")),
            "clear.Deleted.2.commit",
            "status-out"),
        Arguments.of(
            "no Removing",
            List.of(
                row("clear.Deleted", "via", "Removed"),
                steps("clear.Deleted", "zeropp", "drop", "dirty")),
            "clear.Deleted.cas",
            "status-out"),
        Arguments.of(
            "the callback is loaded behind the unlock",
            List.of(
                steps(
                    "run.Waiting.oneshot",
                    "clearpp",
                    "unlink",
                    "pub0",
                    "decnum",
                    "clearboundifempty",
                    "commit",
                    "unlock",
                    "loadargs",
                    "fire",
                    "lock")),
            "run.Waiting.oneshot.8.loadargs",
            "arm-live"),
        Arguments.of(
            "the callback is not called",
            List.of(
                steps(
                    "run.Waiting.oneshot",
                    "loadargs",
                    "clearpp",
                    "unlink",
                    "pub0",
                    "decnum",
                    "clearboundifempty",
                    "commit")),
            "run.Waiting.oneshot.7.commit",
            "owes-called"),
        Arguments.of(
            "stop does not wait for Modifying",
            List.of(
                row("del.Modifying", "kind", "noop"),
                row("del.Modifying", "result", "leave"),
                row("del.Modifying", "value", "false")),
            "del.Modifying.load",
            "false-means-not-armed"),
        Arguments.of(
            "a held timer is published before it is in a heap",
            List.of(steps("adjust.held", "commit", "setpp", "insert", "incnum")),
            "adjusttimers+adjust.held.1.commit",
            "status-in"),
        Arguments.of(
            "a stopped timer is Removed in its heap",
            List.of(row("del.Waiting", "to", "Removed")),
            "del.Waiting.3.commit",
            "status-out"),
        Arguments.of(
            "a modified timer is lost",
            List.of(row("clear.ModifiedLater", "to", "Deleted")),
            "clear.ModifiedLater.4.commit",
            "arm-dead"),
        Arguments.of(
            "a modified timer keeps its old when",
            List.of(
                steps(
                    "run.ModifiedLater",
                    "clearpp",
                    "unlink",
                    "decnum",
                    "setpp",
                    "insert",
                    "incnum",
                    "pub0",
                    "commit")),
            "run.ModifiedLater.8.commit",
            "due-waiting"),
        Arguments.of(
            "dropped timers stay counted as deleted",
            List.of(
                Mutation.words(
                    "frame", "clearDeletedTimers", "leave", List.of("subnum", "truncate", "pub0"))),
            "clearDeletedTimers.return.none",
            "deleted-timers/balance"),
        Arguments.of(
            "held timers are left behind",
            List.of(Mutation.words("frame", "adjusttimers", "leave", List.of("pub0"))),
            "adjusttimers.return.none~2",
            "locked-under-lock"),
        Arguments.of(
            "without R4",
            List.of(Mutation.word("parameter", "edition", "moveDeleted", "Removed")),
            "move.Deleted.cas",
            "status-out-always"),
        Arguments.of(
            "without R5",
            List.of(Mutation.word("parameter", "edition", "add", "store")),
            "add.NoStatus.load",
            "owned-between"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mutants")
  void table_thatIsMutated_losesANamedPromise(
      String title, List<Mutation> mutations, String step, String promise) {
    TimerTable table = Tables.of("repaired", mutations.toArray(Mutation[]::new));
    List<Script> scripts =
        Obligations.of(table).scripts().stream().filter(s -> s.name().equals(step)).toList();
    Set<String> refuted =
        Prover.prove(table.edition(), scripts, ProofOptions.quick(), ProofListener.NONE)
            .all(Outcome.REFUTED)
            .stream()
            .map(r -> r.check().name())
            .collect(Collectors.toSet());
    assertTrue(refuted.contains(promise), () -> title + ": refuted " + refuted);
  }
}
