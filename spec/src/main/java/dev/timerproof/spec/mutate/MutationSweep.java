package dev.timerproof.spec.mutate;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.timerproof.spec.model.CaseReport;
import dev.timerproof.spec.model.CaseSelection;
import dev.timerproof.spec.model.Manifest;
import dev.timerproof.spec.model.ModelCase;
import dev.timerproof.spec.model.ModelSuite;
import dev.timerproof.spec.model.Profile;
import dev.timerproof.spec.model.SuiteLimits;
import dev.timerproof.spec.model.SuiteListener;
import dev.timerproof.spec.table.TableReader;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.tlc.TlcModules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Runs every mutant of an edition's rows through the models that reach the mutated row, the
 * cheapest first, until one finds it. Verdicts are appended to a file as they come, one JSON object
 * a line; a sweep that is started again with the same file goes on where the last one ended.
 */
public final class MutationSweep {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TableReader reader;
  private final TlcModules modules;
  private final Manifest manifest;
  private final Equivalents equivalents;
  private final Path file;

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
    this.file = file;
  }

  /**
   * Runs what has no verdict yet.
   *
   * @param edition the edition
   * @param which the mutants to be run
   * @param profile the largest profile whose cases are used
   * @param listener hears each new verdict
   * @return all verdicts of the selected mutants, old and new
   * @throws IOException if the file cannot be read or written, or a run cannot be started
   * @throws InterruptedException if this thread is interrupted; what was decided is in the file
   */
  public List<MutantVerdict> run(
      String edition, Predicate<Mutant> which, Profile profile, Consumer<MutantVerdict> listener)
      throws IOException, InterruptedException {
    TimerTable table = reader.read(edition);
    Map<String, MutantVerdict> known = known();
    List<Mutant> mutants = RowMutants.of(table).stream().filter(which).toList();
    if (mutants.stream().anyMatch(m -> !known.containsKey(m.key()))) {
      try (MutantRunner runner =
          new MutantRunner(reader, table, modules, equivalents, ladder(edition, profile))) {
        for (Mutant mutant : mutants) {
          if (!known.containsKey(mutant.key())) {
            MutantVerdict verdict = runner.decide(mutant);
            append(verdict);
            known.put(mutant.key(), verdict);
            listener.accept(verdict);
          }
        }
      }
    }
    List<MutantVerdict> verdicts = new ArrayList<>();
    mutants.forEach(m -> verdicts.add(Objects.requireNonNull(known.get(m.key()))));
    return verdicts;
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
                    report.modelCase(), Set.copyOf(report.result().coverage().rows())))
        .toList();
  }

  private Map<String, MutantVerdict> known() throws IOException {
    Map<String, MutantVerdict> known = new LinkedHashMap<>();
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        MutantVerdict verdict = JSON.readValue(line, MutantVerdict.class);
        known.put(verdict.mutant(), verdict);
      }
    }
    return known;
  }

  private void append(MutantVerdict verdict) throws IOException {
    Files.writeString(
        file,
        JSON.writeValueAsString(verdict) + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
