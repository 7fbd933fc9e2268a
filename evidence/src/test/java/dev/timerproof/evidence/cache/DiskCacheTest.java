package dev.timerproof.evidence.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.claim.Outcome;
import dev.timerproof.evidence.claim.ScopeKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiskCacheTest {
  private final Path directory;

  DiskCacheTest(@TempDir Path directory) {
    this.directory = directory;
  }

  private final Inputs inputs = Inputs.of("table/x").and("TimerTable.tla", "text");
  private final Claim claim =
      Claim.of("table/x", "it is so", ScopeKind.CHECKED)
          .withScope("all")
          .withEvidence("rows", 87)
          .withDuration(Duration.ofMillis(1234))
          .withReplay("timerproof check --case table/x")
          .withDetail("two\nlines");

  private DiskCache cache(String build) {
    return new DiskCache(directory, build);
  }

  private Path entry() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> all = files.toList();
      assertEquals(1, all.size(), all.toString());
      return all.get(0);
    }
  }

  @Test
  void verdict_thatWasKept_comesBackWholeAndSaysSo() {
    cache("b").put(inputs, claim);
    assertEquals(Optional.of(claim.withCached(true)), cache("b").get(inputs));
  }

  @Test
  void verdict_ofOtherInputs_isNotFound() {
    cache("b").put(inputs, claim);
    assertEquals(Optional.empty(), cache("b").get(inputs.and("TimerTable.tla", "other text")));
    assertEquals(Optional.empty(), cache("b").get(inputs.and("more", "text")));
  }

  @Test
  void verdict_ofAnotherBuild_isNotFound() {
    cache("b").put(inputs, claim);
    assertEquals(Optional.empty(), cache("c").get(inputs));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{\"key\": 1}", "\u0000\u0001"})
  void entry_thatIsNoEntry_countsAsAbsentAndIsReplaced(String garbage) throws IOException {
    cache("b").put(inputs, claim);
    Files.writeString(entry(), garbage);
    assertEquals(Optional.empty(), cache("b").get(inputs));
    cache("b").put(inputs, claim);
    assertTrue(cache("b").get(inputs).isPresent());
  }

  @Test
  void entry_withAnotherOutcomeWrittenIn_countsAsAbsent() throws IOException {
    cache("b").put(inputs, claim.withOutcome(Outcome.VIOLATED));
    String text = Files.readString(entry());
    assertTrue(text.contains("violated"), text);
    Files.writeString(entry(), text.replace("violated", "holds"));
    assertEquals(Optional.empty(), cache("b").get(inputs));
  }

  @Test
  void entry_copiedToAnotherName_countsAsAbsent() throws IOException {
    cache("b").put(inputs, claim);
    Inputs other = Inputs.of("table/y");
    cache("b").put(other, claim);
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> two = files.sorted().toList();
      byte[] first = Files.readAllBytes(two.get(0));
      Files.copy(two.get(1), two.get(0), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      Files.write(two.get(1), first);
    }
    assertEquals(Optional.empty(), cache("b").get(inputs));
    assertEquals(Optional.empty(), cache("b").get(other));
  }

  @ParameterizedTest
  @EnumSource(
      value = Outcome.class,
      names = {"NO_VERDICT", "INTERNAL", "TOOL_MISSING"})
  void outcome_thatMayDifferNextTime_isNotKept(Outcome outcome) {
    cache("b").put(inputs, claim.withOutcome(outcome));
    assertEquals(Optional.empty(), cache("b").get(inputs));
  }

  @Test
  void directory_thatCannotBeMade_costsNoVerdict() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "in the way");
    var cache = new DiskCache(file.resolve("sub"), "b");
    cache.put(inputs, claim);
    assertEquals(Optional.empty(), cache.get(inputs));
    assertEquals("in the way", Files.readString(file));
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', '', /h, /h/.cache/timerproof",
    "'', /x, /e, /h, /x/timerproof",
    "'', relative, /e, /h, /e/.cache/timerproof",
    "'', '', relative, /h, /h/.cache/timerproof",
    "/t, /x, /e, /h, /t",
    "'', '', '', ?, ",
    "'', '', '', '', "
  })
  void userDirectory_environment_decides(
      String own, String xdg, String home, String known, @Nullable String expected) {
    assertEquals(
        Optional.ofNullable(expected).map(Path::of),
        DiskCache.userDirectory(
            Map.of("TIMERPROOF_CACHE", own, "XDG_CACHE_HOME", xdg, "HOME", home), known));
  }

  @Test
  void digest_ofInputs_dependsOnNamesAndBytesAlone() {
    Inputs ab = Inputs.of("i").and("a", "1").and("b", "2");
    assertEquals(ab.digest(), Inputs.of("i").and("b", "2").and("a", "1").digest());
    assertNotEquals(ab.digest(), Inputs.of("i").and("a", "2").and("b", "1").digest());
    assertNotEquals(ab.digest(), Inputs.of("i").and("a", "12").and("b", "").digest());
  }
}
