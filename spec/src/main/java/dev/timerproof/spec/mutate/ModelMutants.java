package dev.timerproof.spec.mutate;

import dev.timerproof.evidence.layer.Profile;
import dev.timerproof.spec.model.CaseReport;
import dev.timerproof.spec.model.CaseSelection;
import dev.timerproof.spec.model.Floor;
import dev.timerproof.spec.model.Manifest;
import dev.timerproof.spec.model.ModelCase;
import dev.timerproof.spec.model.ModelSuite;
import dev.timerproof.spec.model.SuiteLimits;
import dev.timerproof.spec.model.SuiteListener;
import dev.timerproof.spec.tlc.TlcModules;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes layers that run the models of a manifest on mutants. */
public final class ModelMutants {
  private final TlcModules modules;
  private final Manifest manifest;
  private final Equivalents equivalents;

  /**
   * For mutants of the tables that these models read.
   *
   * @param modules the models, with the tables
   */
  public ModelMutants(TlcModules modules, Manifest manifest, Equivalents equivalents) {
    this.modules = modules;
    this.manifest = manifest;
    this.equivalents = equivalents;
  }

  /**
   * All models of an edition. Those that hold are run once before the first mutant, to see which
   * rows each of them reaches.
   *
   * @param profile the largest profile whose cases are used
   */
  public <T> MutantLayer<T> of(MutatedTable<T> table, Profile profile) {
    return new AllModels<>(table, profile);
  }

  /**
   * Runs, for each mutant, the one case that is named for it.
   *
   * @param table the table
   * @param cases names of cases, by the mutant's key
   */
  public <T> MutantLayer<T> of(MutatedTable<T> table, Map<String, String> cases) {
    return new NamedModels<>(table, Map.copyOf(cases));
  }

  /** One case for each mutant. */
  private final class NamedModels<T> extends Models<T> {
    private final MutatedTable<T> table;
    private final Map<String, String> cases;

    NamedModels(MutatedTable<T> table, Map<String, String> cases) {
      this.table = table;
      this.cases = cases;
    }

    @Override
    public Finding judge(Mutant mutant, T mutated) throws IOException, InterruptedException {
      ModelCase modelCase =
          Optional.ofNullable(cases.get(mutant.key()))
              .flatMap(manifest::find)
              .orElseThrow(() -> new IllegalArgumentException("no case for " + mutant.key()));
      var ladder = List.of(new MutantRunner.Ladder(modelCase, Set.of(mutant.row()), Map.of()));
      try (var its = new MutantRunner<>(table, modules, equivalents, ladder)) {
        return its.judge(mutant, mutated);
      }
    }
  }

  /** Looks at the models when the first mutant comes. */
  private final class AllModels<T> extends Models<T> {
    private final MutatedTable<T> table;
    private final Profile profile;
    private @Nullable MutantRunner<T> runner;

    AllModels(MutatedTable<T> table, Profile profile) {
      this.table = table;
      this.profile = profile;
    }

    @Override
    public Finding judge(Mutant mutant, T mutated) throws IOException, InterruptedException {
      MutantRunner<T> its = runner;
      if (its == null) {
        its = new MutantRunner<>(table, modules, equivalents, ladder(table.edition(), profile));
        runner = its;
      }
      return its.judge(mutant, mutated);
    }

    @Override
    public void close() {
      MutantRunner<T> its = runner;
      if (its != null) {
        its.close();
      }
    }
  }

  /** The cases that hold, each with the rows that it reaches, the cheapest first. */
  private List<MutantRunner.Ladder> ladder(String edition, Profile profile)
      throws IOException, InterruptedException {
    List<String> names =
        CaseSelection.of(profile)
            .withKind(CaseSelection.Kind.MUST_HOLD)
            .withEditions(List.of(edition))
            .of(manifest)
            .stream()
            .filter(modelCase -> modelCase.instance().temporal().isEmpty())
            .map(ModelCase::name)
            .toList();
    List<CaseReport> reports =
        new ModelSuite(manifest, modules)
            .run(CaseSelection.named(names), SuiteLimits.DEFAULT, SuiteListener.NONE);
    return reports.stream()
        .sorted(
            Comparator.<CaseReport>comparingLong(report -> report.modelCase().seconds())
                .thenComparingLong(report -> report.modelCase().expect().distinct().orElse(0)))
        .map(
            report ->
                new MutantRunner.Ladder(
                    report.modelCase(),
                    Set.copyOf(report.result().coverage().rows()),
                    unreached(report.modelCase())))
        .toList();
  }

  /** The rows that the case's own floor lists as unreached, with the reasons. */
  private Map<String, String> unreached(ModelCase modelCase) {
    return manifest.floors().stream()
        .filter(floor -> floor.only().equals(Optional.of(modelCase.name())))
        .findFirst()
        .map(Floor::unreached)
        .orElse(Map.of());
  }
}
