package dev.timerproof.evidence.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.timerproof.evidence.cache.DiskCache;
import dev.timerproof.evidence.cache.VerdictCache;
import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.claim.Outcome;
import dev.timerproof.evidence.testing.FakeLayer;
import dev.timerproof.evidence.testing.LayerRuns;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CachedLayerTest {
  /** A table, and a module that it extends. */
  private record Table(String text, String helper) implements TableInput {
    @Override
    public Optional<Path> file() {
      return Optional.empty();
    }

    @Override
    public byte[] bytes() {
      return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Map<String, byte[]> modules() {
      return Map.of(
          "TimerTable.tla", bytes(), "Helper.tla", helper.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static final Settings SETTINGS =
      new Settings(
          Profile.QUICK,
          List.of("x"),
          new Table("text", "helper"),
          Optional.empty(),
          7,
          Optional.empty());

  private final Path directory;
  private Outcome outcome = Outcome.HOLDS;
  private int runs;

  CachedLayerTest(@TempDir Path directory) {
    this.directory = directory;
  }

  private LayerRuns run(Settings settings) throws Exception {
    return run(settings, new DiskCache(directory, "build"));
  }

  private LayerRuns run(Settings settings, VerdictCache cache) throws Exception {
    var layer =
        new FakeLayer(
            LayerName.LINCHECK,
            List.of("lincheck/a"),
            context -> {
              runs++;
              context.gap("something");
              context.report(
                  Claim.of("lincheck/a", "it is so", LayerName.LINCHECK.kind())
                      .withOutcome(outcome)
                      .withEvidence("runs", runs));
            });
    return LayerRuns.of(new CachedLayer(layer), settings, cache);
  }

  @Test
  void verdict_ofTheSameInputs_isKeptWithItsGapsAndSaysSo() throws Exception {
    LayerRuns first = run(SETTINGS);
    LayerRuns second = run(SETTINGS);
    assertEquals(1, runs);
    assertEquals(List.of(first.claims.get(0).withCached(true)), second.claims);
    assertEquals(List.of("something"), second.gaps);
    assertNotEquals(first.claims, second.claims);
  }

  static Stream<Settings> otherSettings() {
    Settings s = SETTINGS;
    return Stream.of(
        other(Profile.FULL, s.editions(), s.table(), s.caseName(), s.seed()),
        other(s.profile(), List.of("x", "y"), s.table(), s.caseName(), s.seed()),
        other(s.profile(), s.editions(), new Table("other", "helper"), s.caseName(), s.seed()),
        other(s.profile(), s.editions(), new Table("text", "other"), s.caseName(), s.seed()),
        other(s.profile(), s.editions(), s.table(), Optional.of("a"), s.seed()),
        other(s.profile(), s.editions(), s.table(), s.caseName(), 8),
        s.withBudget(Duration.ofMinutes(5)));
  }

  private static Settings other(
      Profile profile,
      List<String> editions,
      TableInput table,
      Optional<String> caseName,
      long seed) {
    return new Settings(profile, editions, table, caseName, seed, Optional.empty());
  }

  @ParameterizedTest
  @MethodSource("otherSettings")
  void verdict_ofOtherInputs_isAskedAgain(Settings other) throws Exception {
    run(SETTINGS);
    LayerRuns second = run(other);
    assertEquals(2, runs);
    assertEquals(List.of(false), second.claims.stream().map(Claim::cached).toList());
  }

  @Test
  void verdict_ofAnotherBuild_isAskedAgain() throws Exception {
    run(SETTINGS);
    run(SETTINGS, new DiskCache(directory, "another build"));
    assertEquals(2, runs);
  }

  @ParameterizedTest
  @EnumSource(value = Outcome.class, names = "HOLDS", mode = EnumSource.Mode.EXCLUDE)
  void outcome_thatIsNotThatEverythingHolds_isNeverKept(Outcome bad) throws Exception {
    outcome = bad;
    run(SETTINGS);
    outcome = Outcome.HOLDS;
    LayerRuns second = run(SETTINGS);
    assertEquals(2, runs);
    assertEquals(Outcome.HOLDS, second.claims.get(0).outcome());
  }

  @Test
  void layer_thatThrowsAfterAClaim_isNotKept() {
    var layer =
        new CachedLayer(
            new FakeLayer(
                LayerName.LINCHECK,
                List.of(),
                context -> {
                  runs++;
                  context.report(Claim.of("lincheck/a", "it is so", LayerName.LINCHECK.kind()));
                  throw new InterruptedException();
                }));
    var cache = new DiskCache(directory, "build");
    for (int i = 1; i <= 2; i++) {
      assertThrows(InterruptedException.class, () -> LayerRuns.of(layer, SETTINGS, cache));
      assertEquals(i, runs);
    }
  }
}
