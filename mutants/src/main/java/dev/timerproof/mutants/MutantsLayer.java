package dev.timerproof.mutants;

import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.claim.Outcome;
import dev.timerproof.evidence.claim.ScopeKind;
import dev.timerproof.evidence.layer.Layer;
import dev.timerproof.evidence.layer.LayerContext;
import dev.timerproof.evidence.layer.LayerName;
import dev.timerproof.evidence.layer.Profile;
import dev.timerproof.evidence.layer.Settings;
import dev.timerproof.proofs.solve.MissingSolverException;
import dev.timerproof.spec.model.ManifestReader;
import dev.timerproof.spec.mutate.Equivalents;
import dev.timerproof.spec.mutate.ModelMutants;
import dev.timerproof.spec.mutate.MutantLayer;
import dev.timerproof.spec.mutate.MutantVerdict;
import dev.timerproof.spec.mutate.MutantVerdict.Fate;
import dev.timerproof.spec.mutate.MutatedTable;
import dev.timerproof.spec.mutate.UnusableLayerException;
import dev.timerproof.spec.table.MutexTable;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.reading.MutexTableReader;
import dev.timerproof.spec.table.reading.TableReader;
import dev.timerproof.spec.tlc.TlcModules;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

/**
 * Checks the kill matrix that is kept with the sources: it belongs to the table of this build, and
 * no mutant survives in it without a reason. For a sample of mutants, each layer still kills those
 * that it kills in the matrix, and no equivalent one.
 */
public final class MutantsLayer implements Layer {
  private static final String EVERY = "every-change";
  private static final String OF_MUTEX = "mutex-";

  /** The part of its time that the layer leaves unused, for its own end. */
  private static final Duration RESERVE = Duration.ofSeconds(1);

  private final Callable<KeptVerdicts> source;

  /** The layer over the verdicts that ship with this build. */
  public MutantsLayer() {
    this(KeptVerdicts::builtIn);
  }

  /** The layer over other verdicts. */
  MutantsLayer(Callable<KeptVerdicts> source) {
    this.source = source;
  }

  @Override
  public LayerName name() {
    return LayerName.MUTANTS;
  }

  /**
   * What is shown again to the layers.
   *
   * @param <T> the kind of table
   * @param prefix how the names of its claims begin
   * @param table the table of this build
   * @param layer makes a layer
   * @param samples how many mutants a layer is shown
   */
  private record Subject<T>(
      String prefix,
      MutatedTable<T> table,
      BiFunction<MutantLayers, String, MutantLayer<T>> layer,
      Map<String, Sample> samples) {
    String id(String name) {
      return MutantsLayer.id(prefix + name);
    }
  }

  private static Subject<TimerTable> statusWord(Profile profile) {
    var table = MutatedTable.OfStatusWord.of(TableReader.builtIn(), KeptVerdicts.EDITION);
    return new Subject<>("", table, (all, name) -> all.layer(table, name), samples(profile));
  }

  private static Subject<MutexTable> mutex(Profile profile) {
    var table = MutatedTable.OfMutex.of(MutexTableReader.builtIn(), KeptVerdicts.MUTEX_EDITION);
    return new Subject<>(
        OF_MUTEX, table, (all, name) -> all.layer(table, name), mutexSamples(profile));
  }

  /** How many mutants a layer is shown: those that it kills, and those that nobody can. */
  private record Sample(int killed, int equivalent) {}

  private static Map<String, Sample> samples(Profile profile) {
    Map<String, Sample> samples = new LinkedHashMap<>();
    switch (profile) {
      case QUICK -> {
        samples.put("jqwik", new Sample(16, 2));
        samples.put("proof", new Sample(16, 4));
        samples.put("model", new Sample(2, 0));
      }
      case FULL -> {
        samples.put("jqwik", new Sample(60, 8));
        samples.put("proof", new Sample(60, 20));
        samples.put("model", new Sample(8, 0));
        samples.put("lincheck", new Sample(3, 1));
        samples.put("jcstress", new Sample(1, 0));
      }
      case NIGHTLY -> {
        samples.put("jqwik", new Sample(300, 30));
        samples.put("proof", new Sample(300, 100));
        samples.put("model", new Sample(30, 0));
        samples.put("lincheck", new Sample(12, 4));
        samples.put("jcstress", new Sample(4, 1));
      }
    }
    return samples;
  }

  private static Map<String, Sample> mutexSamples(Profile profile) {
    Map<String, Sample> samples = new LinkedHashMap<>();
    samples.put("proof", profile == Profile.QUICK ? new Sample(6, 2) : new Sample(40, 10));
    samples.put(
        "model",
        switch (profile) {
          case QUICK -> new Sample(1, 0);
          case FULL -> new Sample(4, 0);
          case NIGHTLY -> new Sample(20, 0);
        });
    return samples;
  }

  private static String id(String name) {
    return LayerName.MUTANTS.label() + "/" + name;
  }

  @Override
  public List<String> cases(Settings settings) {
    List<String> ids = new ArrayList<>();
    if (settings.editions().contains(KeptVerdicts.EDITION)) {
      ids.add(id(EVERY));
      samples(settings.profile()).keySet().forEach(layer -> ids.add(id(layer)));
    }
    if (settings.mutexEditions().contains(KeptVerdicts.MUTEX_EDITION)) {
      ids.add(id(OF_MUTEX + EVERY));
      mutexSamples(settings.profile()).keySet().forEach(layer -> ids.add(id(OF_MUTEX + layer)));
    }
    return ids;
  }

  @Override
  public void run(LayerContext context) throws Exception {
    Settings settings = context.settings();
    List<String> chosen =
        KeptVerdicts.EDITIONS.stream().filter(settings.allEditions()::contains).toList();
    if (chosen.isEmpty()) {
      context.gap(
          "only mutants of " + String.join(" and ", KeptVerdicts.EDITIONS) + " have verdicts");
      return;
    }
    if (settings.table().file().isPresent()) {
      context.gap("the mutants are those of the table of this build");
    }
    context.gap(
        "only a sample of the mutants is decided again; all of them: timerproof mutate, see"
            + " docs/mutation.md");
    context.status("reading the kill matrix");
    KeptVerdicts kept = source.call();
    if (chosen.contains(KeptVerdicts.EDITION)) {
      run(context, kept, statusWord(settings.profile()));
    }
    if (chosen.contains(KeptVerdicts.MUTEX_EDITION)) {
      context.gap("of the timers with a mutex, only a sample of the mutants has verdicts");
      run(context, kept, mutex(settings.profile()));
    }
  }

  private static <T> void run(LayerContext context, KeptVerdicts kept, Subject<T> subject)
      throws IOException, InterruptedException {
    Settings settings = context.settings();
    KillMatrix matrix = kept.matrix(subject.table());
    if (settings.wants(subject.id(EVERY))) {
      context.report(every(subject, matrix, kept.strange(subject.table())));
    }
    for (Map.Entry<String, Sample> each : subject.samples().entrySet()) {
      if (settings.wants(subject.id(each.getKey()))) {
        long start = System.nanoTime();
        Claim claim = confirm(context, subject, matrix, each.getKey(), each.getValue());
        context.report(claim.withDuration(Duration.ofNanos(System.nanoTime() - start)));
      }
    }
  }

  private static Claim every(Subject<?> subject, KillMatrix matrix, List<String> strange) {
    boolean isSample = matrix.count(Fate.MALFORMED) == 0;
    Claim claim =
        Claim.of(
                subject.id(EVERY),
                "every change of one datum of "
                    + matrix.edition()
                    + (isSample ? " in a sample" : " is refused,")
                    + " is found by a layer, or is harmless or unseen for a stated"
                    + " reason",
                ScopeKind.CHECKED)
            .withScope(
                "kept verdicts, "
                    + KeptVerdicts.FILE
                    + (isSample
                        ? ", of " + matrix.lines().size() + " drawn by seed " + KeptVerdicts.SEED
                        : ""))
            .withReplay("timerproof check --case " + subject.id(EVERY));
    for (Fate fate : Fate.values()) {
      claim = claim.withEvidence(fate.name().toLowerCase(Locale.ROOT), matrix.count(fate));
    }
    if (!strange.isEmpty()) {
      return claim
          .withOutcome(Outcome.DRIFT)
          .withDetail("verdicts of mutants that this table does not have: " + first(strange));
    }
    List<String> survivors = keys(matrix, Fate.SURVIVED);
    List<String> undecided = keys(matrix, Fate.UNDECIDED);
    if (!survivors.isEmpty()) {
      return claim
          .withOutcome(Outcome.MUST_FAIL_HELD)
          .withDetail("no layer notices, and no reason explains: " + first(survivors));
    }
    return undecided.isEmpty()
        ? claim
        : claim
            .withOutcome(Outcome.NO_VERDICT)
            .withDetail("no verdict is kept of: " + first(undecided));
  }

  private static List<String> keys(KillMatrix matrix, Fate fate) {
    return matrix.lines().stream()
        .filter(line -> line.fate() == fate)
        .map(line -> line.mutant().key())
        .toList();
  }

  private static String first(List<String> keys) {
    String shown = keys.stream().limit(5).collect(Collectors.joining("; "));
    return keys.size() > 5 ? shown + "; and " + (keys.size() - 5) + " more" : shown;
  }

  private static <T> Claim confirm(
      LayerContext context, Subject<T> subject, KillMatrix matrix, String layer, Sample sample)
      throws IOException, InterruptedException {
    long seed = context.settings().seed();
    var confirmation = new MatrixRecheck<>(subject.table(), matrix, seed);
    List<MatrixRecheck.Question> killed = confirmation.killed(layer, sample.killed());
    List<MatrixRecheck.Question> equivalent = confirmation.equivalent(layer, sample.equivalent());
    Claim claim =
        Claim.of(
                subject.id(layer),
                layer + " finds again what it finds in the kill matrix of " + matrix.edition(),
                LayerName.MUTANTS.kind())
            .withScope(
                "drawn by seed %d: %d mutants that it kills, %d that are equivalent"
                    .formatted(seed, killed.size(), equivalent.size()))
            .withReplay("timerproof check --case " + subject.id(layer) + " --seed " + seed);
    if (MutantLayers.COMPILING.contains(layer) && ToolProvider.getSystemJavaCompiler() == null) {
      return claim.withOutcome(Outcome.TOOL_MISSING).withDetail("no compiler; run a JDK");
    }
    if (killed.isEmpty()) {
      return claim.withOutcome(Outcome.NO_VERDICT).withDetail("it kills none in the matrix");
    }
    List<MatrixRecheck.Question> questions = new ArrayList<>(killed);
    questions.addAll(equivalent);
    try (MutantLayer<T> opened = open(context, subject, layer, questions)) {
      return ask(context, claim, confirmation, opened, questions);
    } catch (MissingSolverException e) {
      return claim.withOutcome(Outcome.TOOL_MISSING).withDetail(String.valueOf(e.getMessage()));
    } catch (UnusableLayerException e) {
      return claim.withOutcome(Outcome.NO_VERDICT).withDetail(String.valueOf(e.getMessage()));
    }
  }

  private static <T> Claim ask(
      LayerContext context,
      Claim claim,
      MatrixRecheck<T> confirmation,
      MutantLayer<T> layer,
      List<MatrixRecheck.Question> questions)
      throws IOException, InterruptedException {
    int asked = 0;
    for (MatrixRecheck.Question question : questions) {
      Claim sofar = claim.withEvidence("mutants", asked);
      if (context.remaining().minus(RESERVE).isNegative()) {
        return sofar
            .withOutcome(Outcome.NO_VERDICT)
            .withDetail("no time for " + (questions.size() - asked) + " of them");
      }
      context.status(layer.name() + " on " + question.mutant().key());
      MutantLayer.Finding found = confirmation.ask(layer, question);
      if (found.fate() == Fate.UNDECIDED) {
        return sofar
            .withOutcome(Outcome.NO_VERDICT)
            .withDetail(question.mutant().key() + ": " + found.by() + ": " + found.detail());
      }
      String wrong = MatrixRecheck.difference(question, found);
      if (!wrong.isEmpty()) {
        return sofar.withOutcome(Outcome.MUST_FAIL_HELD).withDetail(wrong);
      }
      asked++;
    }
    return claim.withEvidence("mutants", asked);
  }

  /** A model is asked by the one case that has found the mutant. */
  private static <T> MutantLayer<T> open(
      LayerContext context,
      Subject<T> subject,
      String layer,
      List<MatrixRecheck.Question> questions)
      throws IOException {
    Equivalents equivalents = Equivalents.builtIn();
    var models = new ModelMutants(TlcModules.builtIn(), ManifestReader.builtIn(), equivalents);
    if (layer.equals(MutantVerdict.MODEL)) {
      Map<String, String> cases =
          questions.stream().collect(Collectors.toMap(q -> q.mutant().key(), q -> q.kept().by()));
      return models.of(subject.table(), cases);
    }
    // The seed is that of the random histories from which the kept verdicts come.
    var all =
        new MutantLayers(models, equivalents, Profile.QUICK, KeptVerdicts.SEED, context.scratch());
    return subject.layer().apply(all, layer);
  }
}
