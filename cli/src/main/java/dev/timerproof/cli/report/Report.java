package dev.timerproof.cli.report;

import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.claim.ExitCode;
import dev.timerproof.evidence.claim.Gap;
import dev.timerproof.evidence.layer.LayerName;
import dev.timerproof.evidence.layer.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The results of a run, or of the part that was finished.
 *
 * @param environment the environment of the run
 * @param settings the options of the run
 * @param tableHash SHA-256 of the table, 64 hexadecimal digits
 * @param began when it began
 * @param duration how long it took
 * @param layers every layer that the project knows, in order
 * @param claims in the order in which they were reported
 * @param gaps the gaps
 * @param exitCode the verdict
 */
public record Report(
    Environment environment,
    Settings settings,
    String tableHash,
    Instant began,
    Duration duration,
    List<LayerReport> layers,
    List<Claim> claims,
    List<Gap> gaps,
    ExitCode exitCode) {
  public Report {
    layers = List.copyOf(layers);
    claims = List.copyOf(claims);
    gaps = List.copyOf(gaps);
  }

  /** The verdict in words: what the exit code means, or that nothing was checked. */
  public String verdict() {
    return claims.isEmpty() && exitCode == ExitCode.NO_VERDICT
        ? "nothing was checked"
        : exitCode.meaning();
  }

  /** The report of one layer. */
  public LayerReport layer(LayerName name) {
    return layers.stream().filter(l -> l.name() == name).findFirst().orElseThrow();
  }

  /** The claims of one layer. */
  public List<Claim> claimsOf(LayerName name) {
    return claims.stream().filter(c -> c.layer().equals(name.label())).toList();
  }

  /** The gaps of one layer. */
  public List<Gap> gapsOf(LayerName name) {
    return gaps.stream().filter(g -> g.layer().equals(name.label())).toList();
  }
}
