package dev.timerproof.cli;

import dev.timerproof.cli.report.Environment;
import dev.timerproof.cli.report.LayerReport;
import dev.timerproof.cli.report.Places;
import dev.timerproof.cli.report.Report;
import dev.timerproof.cli.report.ReportFiles;
import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.claim.ExitCode;
import dev.timerproof.evidence.claim.Gap;
import dev.timerproof.evidence.layer.LayerName;
import dev.timerproof.evidence.layer.Profile;
import dev.timerproof.evidence.layer.Settings;
import dev.timerproof.spec.table.reading.TableSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The option that has the verdicts on what a user gives written as report files, for commands that
 * check recordings or ports. Each recording or vector is a claim.
 */
class VerdictFiles {
  private static final LayerName LAYER = LayerName.TRACES;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Write the verdicts there, too, for CI: summary.json, summary.md, annotations.txt,"
              + " timerproof.sarif, code-quality.json, junit/*.xml.")
  private @Nullable Path out;

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // set by picocli before call
  private CommandSpec mixee;

  private final Map<String, Places.Spot> spots = new HashMap<>();
  private Instant began = Instant.now();
  private long beganNanos = System.nanoTime();

  /**
   * Begins a run: deletes the files of an earlier one, and checks that new ones can be written.
   *
   * @throws ParameterException if they cannot
   */
  final void begin() {
    began = Instant.now();
    beganNanos = System.nanoTime();
    if (out == null) {
      return;
    }
    try {
      ReportFiles files = new ReportFiles(out);
      files.clear();
      files.prepare();
    } catch (IOException e) {
      throw new ParameterException(
          mixee.commandLine(), "--out " + out + ": cannot write there: " + e);
    }
  }

  /** The claim that a recording is as it must be; its outcome is not known yet. */
  static Claim ofRecording(String file, String sentence, String command) {
    return Claim.of(LAYER.label() + "/" + file, sentence, LAYER.kind())
        .withScope("this recording")
        .withReplay("timerproof " + command + " '" + file.replace("'", "'\\''") + "'");
  }

  /** Remembers the line of a recording that a claim is about. */
  final void place(Claim claim, String file, long line) {
    spots.put(claim.id(), new Places.Spot("", file.replace('\\', '/'), Math.toIntExact(line)));
  }

  /**
   * The report of the run, which ends now.
   *
   * @param editions the editions of the table that it was about
   */
  final Report report(
      TableSource table, List<String> editions, List<Claim> claims, List<Gap> gaps, ExitCode code)
      throws IOException {
    Duration duration = Duration.ofNanos(System.nanoTime() - beganNanos);
    return new Report(
        Environment.current(Version.tools(), Version.commit()),
        new Settings(Profile.QUICK, editions, table, Optional.empty(), 0, Optional.empty()),
        table.sha256(),
        began,
        duration,
        List.of(new LayerReport(LAYER, LayerReport.State.FINISHED, duration)),
        claims,
        gaps,
        code);
  }

  /** Writes all files, if they were asked for. */
  final void write(Report report) throws IOException {
    if (out != null) {
      new ReportFiles(out).write(report, new Spots(spots));
    }
  }

  /** What has no place in a recording, such as a port's failure, stands in no file. */
  private record Spots(Map<String, Places.Spot> spots) implements Places {
    @Override
    public List<Spot> of(Claim claim) {
      return Optional.ofNullable(spots.get(claim.id())).map(List::of).orElse(List.of());
    }

    @Override
    public Spot otherwise() {
      return new Spot("", "-", 1);
    }
  }
}
