package dev.timerproof.lincheck.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.lincheck.properties.HistorySearch.Failure;
import dev.timerproof.lincheck.properties.HistorySearch.Outcome;
import dev.timerproof.lincheck.variant.TimerVariant;
import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.reading.TableReader;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HistorySearchTest {
  private static final Duration LONG = Duration.ofMinutes(2);

  private static TimerTable table(String edition, Mutation... mutations) {
    return TableReader.builtIn().readUnchecked(edition, List.of(mutations));
  }

  private static HistorySearch search(TimerTable table, Set<Promise> promises) {
    return new HistorySearch(TimerVariant.of(table), promises);
  }

  @ParameterizedTest
  @ValueSource(strings = {"go1.15", "go1.17", "go1.19", "go1.22", "repaired"})
  void edition_heldToWhatItPromises_agrees(String edition) throws InterruptedException {
    TimerTable table = table(edition);
    Outcome outcome = search(table, Promise.of(table)).run(1, 100, LONG);
    assertTrue(outcome.failure().isEmpty(), outcome.toString());
    assertEquals(100, outcome.tries());
    assertTrue(outcome.steps() > 2_000, outcome.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "go1.15, ALL_DUE_FIRE",
    "go1.15, BOUNDS_END",
    "go1.15, ARGUMENTS_REFUSED",
    "go1.17, BOUNDS_END",
    "go1.19, BOUNDS_END",
    "go1.22, BOUNDS_END"
  })
  void edition_heldToWhatItDoesNotPromise_isFoundToBreakIt(String edition, Promise promise)
      throws InterruptedException {
    TimerTable table = table(edition);
    Set<Promise> promises = Promise.of(table);
    assertTrue(promises.add(promise), promises.toString());
    Failure failure =
        search(table, promises).withoutShrinking().run(1, 5_000, LONG).failure().orElseThrow();
    assertTrue(failure.message().contains(promise.breach()), failure.message());
  }

  @Test
  void failure_itsOwnSeed_findsItAtOnceAndShrinksItTheSameWay() throws InterruptedException {
    TimerTable table = table("repaired", Mutation.word("row", "del.Deleted", "value", "true"));
    Failure failure = search(table, Promise.all()).run(7, 1_000, LONG).failure().orElseThrow();
    Outcome again = search(table, Promise.all()).run(failure.seed(), 1, LONG);
    assertEquals(failure, again.failure().orElseThrow());
    assertTrue(failure.message().contains("answer: expected false, found true"), failure.message());
    String history = failure.message().substring(failure.message().indexOf('\n') + 1);
    assertTrue(history.split(";", -1).length <= 4, history);
  }

  /** A mutation after which an operation loops for ever. */
  private static final Mutation ENDLESS = Mutation.word("row", "del.Deleted", "result", "again");

  @Test
  void step_thatDoesNotReturn_isAFailureOfItsHistory() throws InterruptedException {
    var search = search(table("repaired", ENDLESS), Promise.all()).withStall(Duration.ofSeconds(1));
    Failure failure = search.run(1, 1_000, LONG).failure().orElseThrow();
    assertTrue(
        failure.message().matches("(?s)step \\d+ \\(del \\d+\\) does not return\n.*"),
        failure.message());
  }

  @Test
  void search_whenItsThreadIsInterrupted_endsAndSaysSo() {
    HistorySearch search = new HistorySearch(TimerVariant.shipped(), Promise.all());
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> search.run(1, Long.MAX_VALUE, LONG));
  }

  static List<Mutation> sequentialFaults() {
    List<String> noUnlink = List.of("zeropp", "commit", "dirty");
    return List.of(
        Mutation.words(
            "frame", "clearDeletedTimers", "leave", List.of("subnum", "truncate", "pub0")),
        Mutation.words("row", "clear.Deleted", "steps", noUnlink),
        Mutation.words("row", "clean.ModifiedLater", "steps", List.of("commit")),
        Mutation.word("row", "clear.ModifiedLater", "to", "Deleted"),
        Mutation.word("row", "del.Deleted", "value", "true"),
        Mutation.word("row", "adjust.ModifiedEarlier", "result", "advance"),
        Mutation.words("row", "run.Waiting.periodic", "steps", withoutSift()),
        Mutation.words("frame", "addtimer", "enter", List.of()),
        Mutation.words("frame", "modtimer", "enter", List.of()),
        Mutation.word("row", "run.Waiting.notdue", "value", "-1"),
        Mutation.words("row", "mod.Deleted.earlier", "steps", withoutWake("mod.Deleted.earlier")));
  }

  private static List<String> withoutWake(String row) {
    return TableReader.builtIn().read("repaired").row(row).steps().stream()
        .filter(step -> !step.equals("wake"))
        .toList();
  }

  private static List<String> withoutSift() {
    return List.of("loadargs", "rearm", "commit", "pub0", "unlock", "fire", "lock");
  }

  @ParameterizedTest
  @MethodSource("sequentialFaults")
  void plantedFault_randomHistories_isFound(Mutation fault) throws InterruptedException {
    Outcome outcome =
        search(table("repaired", fault), Promise.all()).withoutShrinking().run(1, 2_000, LONG);
    assertTrue(outcome.failure().isPresent(), outcome.toString());
  }
}
