package dev.timerproof.cli.report;

import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.claim.ExitCode;
import dev.timerproof.evidence.claim.Gap;
import dev.timerproof.evidence.claim.Outcome;
import dev.timerproof.evidence.claim.ScopeKind;
import dev.timerproof.evidence.layer.LayerName;
import dev.timerproof.evidence.layer.Profile;
import dev.timerproof.evidence.layer.Settings;
import dev.timerproof.spec.table.reading.TableSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reports for tests of the writers. */
final class Reports {
  static final Claim HOLDS =
      Claim.of("table/go1.19", "the table is total", ScopeKind.CHECKED)
          .withEvidence("rows", 87)
          .withDuration(Duration.ofMillis(432))
          .withCached(true);
  static final Claim VIOLATED =
      Claim.of("model/two<&>", "no panic row is reached", ScopeKind.BOUNDED)
          .withOutcome(Outcome.VIOLATED)
          .withScope("1 timer, 1 P, 2 threads, 2 calls each")
          .withEvidence("states", 8470)
          .withDuration(Duration.ofSeconds(2))
          .withReplay("timerproof check --case 'model/two<&>'")
          .withDetail("thread 1 | thread 2\n  \u0001 ]]> \uD800 end\n");
  static final Claim NO_VERDICT =
      Claim.of("model/budget", "the layer ends within the budget", ScopeKind.BOUNDED)
          .withOutcome(Outcome.NO_VERDICT);

  static final Claim REJECTED =
      Claim.of("model/one-go1.19", "every property holds for go1.19", ScopeKind.BOUNDED)
          .withOutcome(Outcome.VIOLATED)
          .withDuration(Duration.ofMillis(1900))
          .withReplay("timerproof check --only model --case one-go1.19")
          .withDetail(
              """
              HeapAsStatus violated after 21 states
                rows     add.NoStatus, del.Waiting
               3  load sees NoStatus  [add.NoStatus]
               7  CAS Waiting -> Modifying, 100%  [del.Waiting]
              """);

  /** The same claim in a run before, when it held. */
  static final Claim REJECTED_BEFORE = REJECTED.withOutcome(Outcome.HOLDS).withDetail("");

  /** Places of the claims that name a row. */
  static final Places PLACES =
      new Places() {
        @Override
        public List<Spot> of(Claim claim) {
          return claim.detail().contains("del.Waiting")
              ? List.of(
                  new Spot("del.Waiting", "spec/My Table.tla", 42),
                  new Spot("add.NoStatus", "spec/My Table.tla", 7))
              : List.of();
        }

        @Override
        public Spot otherwise() {
          return new Spot("", "spec/My Table.tla", 1);
        }
      };

  private Reports() {}

  /** A report of these claims, with one gap. */
  static Report of(ExitCode code, Claim... claims) {
    List<Claim> all = List.of(claims);
    return new Report(
        new Environment(Map.of("timerproof", "0.1.0"), "unknown", "17.0.1", "somebody", "an os", 2),
        new Settings(
            Profile.QUICK,
            List.of("go1.19"),
            TableSource.in(Path.of("My.tla")),
            Optional.empty(),
            7,
            Optional.empty()),
        "ab".repeat(32),
        Instant.parse("2026-01-02T03:04:05Z"),
        Duration.ofSeconds(12),
        Stream.of(LayerName.values()).map(n -> layer(n, all)).toList(),
        all,
        List.of(
            new Gap("drift", "not in a checkout"),
            new Gap("proofs", "not part of this build"),
            new Gap("jqwik", "not part of this build")),
        code);
  }

  private static LayerReport layer(LayerName name, List<Claim> claims) {
    boolean ran = claims.stream().anyMatch(c -> c.layer().equals(name.label()));
    return new LayerReport(
        name,
        ran || name == LayerName.DRIFT
            ? LayerReport.State.FINISHED
            : LayerReport.State.NOT_IN_BUILD,
        Duration.ofMillis(ran ? 2500 : 0));
  }
}
