package dev.timerproof.spec.table.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.spec.table.MalformedTableException;
import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.MutexRow;
import dev.timerproof.spec.table.MutexTable;
import dev.timerproof.spec.table.MutexVocabulary;
import dev.timerproof.spec.table.Place;
import dev.timerproof.spec.table.Problem;
import dev.timerproof.spec.table.checks.MutexChecks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MutexTableReaderTest {
  private static final MutexTableReader READER = MutexTableReader.builtIn();
  private static final String OURS = "repaired-mutex";

  @ParameterizedTest
  @ValueSource(strings = {"go1.23.0", "go1.23.2", "repaired-mutex"})
  void read_everyEdition_isWellFormed(String edition) {
    MutexTable table = READER.read(edition);

    assertEquals(112, table.rows().size());
    for (MutexRow row : table.rows()) {
      assertTrue(row.place().line() > 0, row.id());
      assertTrue(row.source().startsWith("Go src/runtime/"), row.source());
    }
  }

  @Test
  void read_unknownEdition_namesThePlaceAndTheEditions() {
    var refusal = assertThrows(MalformedTableException.class, () -> READER.read("go1.24"));

    String message = String.valueOf(refusal.getMessage());
    assertTrue(message.startsWith("MutexTable.tla:"), message);
    assertTrue(message.contains("unknown edition go1.24, expected one of go1.23.0"), message);
  }

  @Test
  void read_mutationOfNothing_isRefused() {
    refused(row("stop.heeped", "next", "0"), "unknown row stop.heeped, did you mean stop.heaped?");
  }

  @Test
  void read_unknownStep_isTheOnlyProblem() {
    refused(rows("stop.lock", "steps", "lockedsend"), "row stop.lock: unknown step lockedsend");
  }

  @Test
  void read_patternOfTwoBits_isRefused() {
    refused(rows("stop.out", "from", "-", "*"), "row stop.out: expected a pattern for each of");
  }

  @Test
  void read_bitsWithoutARow_namesThem() {
    refused(
        rows("stop.out", "from", "-", "*", "-"),
        "stage 1 of stop for the bits --+: expected one row, found none");
  }

  @Test
  void read_guardsThatOverlap_namesThem() {
    refused(
        rows("reset.noadd", "guards", "needsadd"),
        "stage 4 of reset when needsadd: expected one row, found reset.add, reset.noadd");
  }

  @Test
  void read_stageThatNobodyGoesTo_isRefused() {
    refused(row("stop.lock", "next", "return"), "stage 1 of stop is never reached");
  }

  @Test
  void read_rowsOfOneStageLookAtDifferentWords_isRefused() {
    refused(row("stop.out", "word", "astate"), "row stop.out: looks at astate, expected state");
  }

  @Test
  void read_lockNotGivenBack_isRefused() {
    refused(
        rows("block.noadd", "steps"), "row block.noadd: returns with chan, timer held, expected");
  }

  @Test
  void read_lockTakenTwice_isRefused() {
    refused(
        rows("unblock.lock", "steps", "locktimer", "locktimer"),
        "step locktimer takes timer, which is held");
  }

  @Test
  void read_callWithoutTheLockItNeeds_isRefused() {
    refused(
        rows("add.lock", "steps", "acquirem", "cleanHead", "locktimers", "locktimer"),
        "calls cleanHead with nothing held, which needs [timers]");
  }

  @Test
  void read_locksInAnotherOrder_isRefused() {
    refused(rows("stop.lock", "steps", "locktimer", "locksend"), "is taken both before and after");
  }

  /** The fault of tinygo-org/tinygo PR 5623: fields are written before the timer is locked. */
  @Test
  void read_fieldsWrittenWithoutTheTimersLock_areRefused() {
    refused(
        rows("reset.lock", "steps", "locksend", "setperiod", "pendwhen", "setwhen", "locktimer"),
        "which does not keep out step");
  }

  @Test
  void read_guardWithoutItsLock_isRefused() {
    refused(
        rows("check.work", "steps", "locktimers", "unlocktimers", "locktimers", "unlocktimers"),
        "row check.empty: ");
  }

  /** The check of quiet steps can fail: a quiet step whose lock is left out is refused. */
  @Test
  void read_quietStepOnWhatOthersReadWithoutLock_isRefused() {
    MutexTable table = READER.read(OURS);
    var words = table.vocabulary();
    var steps = new LinkedHashMap<>(words.steps());
    var publish = Objects.requireNonNull(words.steps().get("publish"));
    steps.put(
        "publish",
        new MutexVocabulary.Step(
            "publish",
            "quiet",
            List.of(),
            List.of(),
            publish.reads(),
            publish.writes(),
            "now quiet"));
    var changed =
        new MutexVocabulary(
            words.editions(),
            words.words(),
            words.bits(),
            words.patterns(),
            words.ends(),
            words.guards(),
            words.guardCases(),
            words.locks(),
            words.fields(),
            steps,
            words.conditional(),
            words.calls(),
            words.parameters(),
            words.statuses(),
            words.operations());
    var quiet =
        new MutexTable(
            OURS, List.of(), table.rows(), table.operations(), table.parameters(), changed);

    List<Problem> problems = MutexChecks.check(quiet, new Place("MutexTable.tla", 0, 0));

    assertTrue(
        problems.stream().anyMatch(p -> p.message().contains("step publish writes astate with")),
        problems.toString());
  }

  private static void refused(Mutation mutation, String message) {
    var refusal =
        assertThrows(MalformedTableException.class, () -> READER.read(OURS, List.of(mutation)));

    assertTrue(String.valueOf(refusal.getMessage()).contains(message), refusal.getMessage());
  }

  private static Mutation row(String id, String field, String value) {
    return Mutation.word("row", id, field, value);
  }

  private static Mutation rows(String id, String field, String... value) {
    return Mutation.words("row", id, field, List.of(value));
  }
}
