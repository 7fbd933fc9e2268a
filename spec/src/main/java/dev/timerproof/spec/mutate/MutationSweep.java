package dev.timerproof.spec.mutate;

import dev.timerproof.spec.model.CaseReport;
import dev.timerproof.spec.model.CaseSelection;
import dev.timerproof.spec.model.Floor;
import dev.timerproof.spec.model.Manifest;
import dev.timerproof.spec.model.ModelCase;
import dev.timerproof.spec.model.ModelSuite;
import dev.timerproof.spec.model.Profile;
import dev.timerproof.spec.model.SuiteLimits;
import dev.timerproof.spec.model.SuiteListener;
import dev.timerproof.spec.table.MalformedTableException;
import dev.timerproof.spec.table.TableReader;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.tlc.TlcModules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs mutants of an edition through layers. Verdicts are appended to a file as they come, one JSON
 * object a line; a sweep that is started again with the same file goes on where the last one ended.
 */
public final class MutationSweep {
  private final TableReader reader;
  private final TlcModules modules;
  private final Manifest manifest;
  private final Equivalents equivalents;
  private final VerdictFile file;
  private final Map<String, TimerTable> tables = new LinkedHashMap<>();
  private boolean survivorsOnly;

  /**
   * A sweep.
   *
   * @param reader the table to be mutated
   * @param modules the models, with the same table
   * @param file where verdicts are kept; created when missing
   */
  public MutationSweep(
      TableReader reader,
      TlcModules modules,
      Manifest manifest,
      Equivalents equivalents,
      Path file) {
    this.reader = reader;
    this.modules = modules;
    this.manifest = manifest;
    this.equivalents = equivalents;
    this.file = new VerdictFile(file);
  }

  /**
   * From now on a layer is asked only about mutants that no layer before it has killed by running
   * something. {@link KillMatrix#DRIFT} kills none, but where it finds the same Java, no layer is
   * asked that looks at Java; what only {@link KillMatrix#PROOF} finds goes on.
   */
  public MutationSweep ofSurvivors() {
    survivorsOnly = true;
    return this;
  }

  /**
   * Runs each mutant that has no verdict yet through each layer. A mutant that the table's reader
   * refuses has the one verdict of {@link MutantVerdict#TABLE}.
   *
   * @param listener hears each new verdict
   * @return all verdicts of these mutants in these layers, old and new, in the order of the mutants
   * @throws IOException if the file cannot be read or written, or a run cannot be started
   * @throws InterruptedException if this thread is interrupted; what was decided is in the file
   */
  public List<MutantVerdict> run(
      List<Mutant> mutants, List<MutantLayer> layers, Consumer<MutantVerdict> listener)
      throws IOException, InterruptedException {
    Map<String, MutantVerdict> known = known();
    List<MutantVerdict> verdicts = new ArrayList<>();
    for (Mutant mutant : mutants) {
      verdicts.addAll(run(mutant, layers, known, listener));
    }
    return verdicts;
  }

  private List<MutantVerdict> run(
      Mutant mutant,
      List<MutantLayer> layers,
      Map<String, MutantVerdict> known,
      Consumer<MutantVerdict> listener)
      throws IOException, InterruptedException {
    MutantVerdict refused = known.get(key(MutantVerdict.TABLE, mutant.key()));
    if (refused != null) {
      return List.of(refused);
    }
    List<MutantVerdict> verdicts = new ArrayList<>();
    TimerTable mutated = null;
    for (MutantLayer layer : layers) {
      if (survivorsOnly && isSettled(verdicts, layer)) {
        continue;
      }
      MutantVerdict verdict = known.get(key(layer.name(), mutant.key()));
      if (verdict == null) {
        long start = System.nanoTime();
        try {
          mutated = mutated == null ? ChangedTable.of(reader, table(mutant), mutant) : mutated;
        } catch (MalformedTableException e) {
          String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
          var malformed =
              new MutantLayer.Finding(MutantVerdict.Fate.MALFORMED, "the table's reader", message);
          verdict = verdict(MutantVerdict.TABLE, mutant, malformed, start);
          file.append(verdict);
          listener.accept(verdict);
          return List.of(verdict);
        }
        verdict = verdict(layer.name(), mutant, layer.judge(mutant, mutated), start);
        file.append(verdict);
        listener.accept(verdict);
      }
      verdicts.add(verdict);
    }
    return verdicts;
  }

  private static boolean isSettled(List<MutantVerdict> before, MutantLayer layer) {
    return before.stream()
        .anyMatch(
            v ->
                v.layer().equals(KillMatrix.DRIFT)
                    ? v.fate() == MutantVerdict.Fate.SURVIVED && layer.looksAtJava()
                    : v.fate() == MutantVerdict.Fate.KILLED && KillMatrix.runs(v.layer()));
  }

  private TimerTable table(Mutant mutant) {
    return tables.computeIfAbsent(mutant.edition(), reader::read);
  }

  private static MutantVerdict verdict(
      String layer, Mutant mutant, MutantLayer.Finding found, long start) {
    double seconds = Math.round((System.nanoTime() - start) / 1e8) / 10.0;
    return new MutantVerdict(
        layer, mutant.key(), found.fate(), found.by(), found.detail(), seconds);
  }

  /**
   * The models as a layer. Those that hold are run once before the first mutant, to see which rows
   * each of them reaches.
   *
   * @param profile the largest profile whose cases are used
   */
  public MutantLayer models(String edition, Profile profile) {
    return new LazyModels(edition, profile);
  }

  /**
   * The models as a layer that runs, for each mutant, the one case that is named for it.
   *
   * @param cases names of cases, by the mutant's key
   */
  public MutantLayer models(Map<String, String> cases) {
    return new NamedModels(Map.copyOf(cases));
  }

  /** One case for each mutant. */
  private final class NamedModels extends Models {
    private final Map<String, String> cases;

    NamedModels(Map<String, String> cases) {
      this.cases = cases;
    }

    @Override
    public Finding judge(Mutant mutant, TimerTable mutated)
        throws IOException, InterruptedException {
      ModelCase made =
          Optional.ofNullable(cases.get(mutant.key()))
              .flatMap(manifest::find)
              .orElseThrow(() -> new IllegalArgumentException("no case for " + mutant.key()));
      var reached = Set.of(mutant.row());
      try (var its =
          new MutantRunner(
              table(mutant),
              modules,
              equivalents,
              List.of(new MutantRunner.Ladder(made, reached, Map.of())))) {
        return its.judge(mutant, mutated);
      }
    }
  }

  /** Looks at the models when the first mutant comes. */
  private final class LazyModels extends Models {
    private final String edition;
    private final Profile profile;
    private @Nullable MutantRunner runner;

    LazyModels(String edition, Profile profile) {
      this.edition = edition;
      this.profile = profile;
    }

    @Override
    public Finding judge(Mutant mutant, TimerTable mutated)
        throws IOException, InterruptedException {
      MutantRunner its = runner;
      if (its == null) {
        its =
            new MutantRunner(reader.read(edition), modules, equivalents, ladder(edition, profile));
        runner = its;
      }
      return its.judge(mutant, mutated);
    }

    @Override
    public void close() {
      MutantRunner its = runner;
      if (its != null) {
        its.close();
      }
    }
  }

  /** The cases that hold, with what each reaches, the cheapest first. */
  private List<MutantRunner.Ladder> ladder(String edition, Profile profile)
      throws IOException, InterruptedException {
    List<String> names =
        CaseSelection.of(profile)
            .withKind(CaseSelection.Kind.MUST_HOLD)
            .withEditions(List.of(edition))
            .of(manifest)
            .stream()
            .filter(made -> made.instance().temporal().isEmpty())
            .map(ModelCase::name)
            .toList();
    List<CaseReport> reports =
        new ModelSuite(manifest, modules)
            .run(CaseSelection.named(names), SuiteLimits.DEFAULT, SuiteListener.NONE);
    return reports.stream()
        .sorted(Comparator.comparing(report -> report.modelCase().seconds()))
        .map(
            report ->
                new MutantRunner.Ladder(
                    report.modelCase(),
                    Set.copyOf(report.result().coverage().rows()),
                    unreached(report.modelCase())))
        .toList();
  }

  /** What the case's own floor excuses. */
  private Map<String, String> unreached(ModelCase made) {
    return manifest.floors().stream()
        .filter(floor -> floor.only().equals(Optional.of(made.name())))
        .findFirst()
        .map(Floor::unreached)
        .orElse(Map.of());
  }

  private Map<String, MutantVerdict> known() throws IOException {
    Map<String, MutantVerdict> known = new LinkedHashMap<>();
    for (MutantVerdict verdict : file.read()) {
      boolean isRefused = verdict.fate() == MutantVerdict.Fate.MALFORMED;
      known.put(key(isRefused ? MutantVerdict.TABLE : verdict.layer(), verdict.mutant()), verdict);
    }
    return known;
  }

  private static String key(String layer, String mutant) {
    return layer + " " + mutant;
  }
}
