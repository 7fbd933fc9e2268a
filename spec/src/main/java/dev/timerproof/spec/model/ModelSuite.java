package dev.timerproof.spec.model;

import dev.timerproof.evidence.layer.Profile;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.reading.MutexTableReader;
import dev.timerproof.spec.tlc.Distribution;
import dev.timerproof.spec.tlc.TlcJob;
import dev.timerproof.spec.tlc.TlcListener;
import dev.timerproof.spec.tlc.TlcModules;
import dev.timerproof.spec.tlc.TlcPool;
import dev.timerproof.spec.tlc.TlcProgress;
import dev.timerproof.spec.tlc.TlcResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Runs cases of a manifest and compares each result with the expected one. */
public final class ModelSuite {
  private final Manifest manifest;
  private final TlcModules modules;
  private final Judge judge;
  private final Optional<Distribution> distribution;

  /**
   * A suite.
   *
   * @param modules the TLA+ modules; if they have another table than that of the build, pinned
   *     numbers are not compared
   */
  public ModelSuite(Manifest manifest, TlcModules modules) {
    this(manifest, modules, Optional.empty());
  }

  /**
   * A suite whose cases are spread over processes.
   *
   * @param distribution how; empty if each case has one JVM
   */
  public ModelSuite(Manifest manifest, TlcModules modules, Optional<Distribution> distribution) {
    this.manifest = manifest;
    this.modules = modules;
    this.distribution = distribution;
    this.judge = new Judge(modules.table().isEmpty());
  }

  /**
   * Runs and judges cases.
   *
   * @return one report for each, in the manifest's order
   * @throws IllegalArgumentException if a case is selected that does not exist
   * @throws IOException if a run cannot be started or its files cannot be read
   * @throws InterruptedException if this thread is interrupted; all runs have then been ended
   */
  public List<CaseReport> run(CaseSelection selection, SuiteLimits limits, SuiteListener listener)
      throws IOException, InterruptedException {
    List<ModelCase> cases = selection.of(manifest);
    Map<String, ModelCase> byName = new HashMap<>();
    cases.forEach(modelCase -> byName.put(modelCase.name(), modelCase));
    Map<String, CaseReport> reports = new HashMap<>();
    TlcListener judging =
        new TlcListener() {
          @Override
          public void started(TlcJob job) {
            listener.started(Objects.requireNonNull(byName.get(job.name())));
          }

          @Override
          public void progress(TlcJob job, TlcProgress progress) {
            listener.progress(Objects.requireNonNull(byName.get(job.name())), progress);
          }

          @Override
          public void finished(TlcJob job, TlcResult result) {
            CaseReport report = judge.judge(Objects.requireNonNull(byName.get(job.name())), result);
            reports.put(job.name(), report);
            listener.judged(report);
          }
        };
    new TlcPool(limits.cores(), limits.total())
        .run(cases.stream().map(modelCase -> job(modelCase, limits)).toList(), judging);
    List<CaseReport> ordered = new ArrayList<>();
    cases.forEach(modelCase -> ordered.add(Objects.requireNonNull(reports.get(modelCase.name()))));
    return ordered;
  }

  /**
   * Judges the coverage of the cases together.
   *
   * @param profile floors of this profile and smaller ones are judged
   * @param editions floors of these editions are judged; empty for all
   * @param reports the cases that were run
   * @param tables the table of an edition
   * @return one report for each floor; none if the modules have another table than that of the
   *     build
   */
  public List<FloorReport> floors(
      Profile profile,
      List<String> editions,
      List<CaseReport> reports,
      Function<String, TimerTable> tables) {
    List<FloorReport> floors = new ArrayList<>();
    for (Floor floor : manifest.floors()) {
      boolean selected = editions.isEmpty() || editions.contains(floor.edition());
      if (selected && profile.includes(floor.profile()) && modules.table().isEmpty()) {
        floors.add(FloorJudge.judge(floor, rows(floor, tables), manifest, reports));
      }
    }
    return floors;
  }

  private static FloorRows rows(Floor floor, Function<String, TimerTable> tables) {
    MutexTableReader reader = MutexTableReader.builtIn();
    return reader.vocabulary().editions().contains(floor.edition())
        ? FloorRows.of(reader.read(floor.edition()))
        : FloorRows.of(tables.apply(floor.edition()), floor.only().isPresent());
  }

  private TlcJob job(ModelCase modelCase, SuiteLimits limits) {
    return new TlcJob(
        modelCase.name(),
        modules,
        modelCase.instance().module(),
        distribution.isPresent()
            ? ConfigurationText.withoutCoverage(modelCase)
            : ConfigurationText.of(modelCase),
        limits.of(modelCase),
        modelCase.seconds(),
        modelCase.expect().distinct().orElse(0),
        distribution);
  }
}
