package dev.timerproof.cli;

import dev.timerproof.evidence.claim.ExitCode;
import dev.timerproof.evidence.files.AtomicFiles;
import dev.timerproof.evidence.files.Scratch;
import dev.timerproof.evidence.layer.Profile;
import dev.timerproof.mutants.KeptVerdicts;
import dev.timerproof.mutants.KillMatrix;
import dev.timerproof.mutants.KillMatrixText;
import dev.timerproof.mutants.MutantKind;
import dev.timerproof.mutants.MutantLayers;
import dev.timerproof.mutants.MutantSample;
import dev.timerproof.mutants.MutationSweep;
import dev.timerproof.mutants.TableMutants;
import dev.timerproof.mutants.VerdictFile;
import dev.timerproof.spec.model.ManifestReader;
import dev.timerproof.spec.mutate.Equivalents;
import dev.timerproof.spec.mutate.ModelMutants;
import dev.timerproof.spec.mutate.Mutant;
import dev.timerproof.spec.mutate.MutantLayer;
import dev.timerproof.spec.mutate.MutantVerdict;
import dev.timerproof.spec.mutate.MutatedTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Changes one datum of the table at a time and reports which layer notices which change. */
@Command(
    name = "mutate",
    description = {
      "Changes one datum of the table at a time and asks layers of evidence whether they notice.",
      "model: the models that reach the row, the cheapest first, until one finds the change."
          + " drift: whether other Java is generated. jqwik: random histories of that Java on one"
          + " thread. proof: the obligations of steps that the table does not have. lincheck:"
          + " written scenarios that touch the row, seconds a mutant. jcstress:"
          + " races on this machine, half a minute a mutant. Histories and races have no poller:"
          + " a mutant of its rows is a gap to jqwik and jcstress.",
      "Verdicts come on stdout as they are reached. A sweep that is started again with the same"
          + " --results goes on where the last one ended; other layers may be added to the same"
          + " file."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    footer = {
      "",
      "Here they mean:",
      "  0     every mutant is found, refused, or listed as equivalent or as a gap",
      "  3     a run ended without a verdict, or there was no mutant to ask about",
      "  4     a mutant survives all layers that were asked",
      "  65    the file of --results or --keep holds something else",
      "  69    a layer needs a compiler, and this Java has none",
      "  130   interrupted; the file of --results has what was decided, and the same command goes"
          + " on",
      "",
      "Examples:",
      "  timerproof mutate --edition go1.19 --row del.",
      "  timerproof mutate --layers drift,jqwik --kinds ALL --results out/mutants.jsonl --matrix"
          + " out/matrix.md",
      "  timerproof mutate --layers drift,jqwik,lincheck --survivors --kinds ALL --sample 20 --seed"
          + " 7"
    })
final class MutateCommand implements Callable<Integer> {
  private static final Map<MutantVerdict.Fate, String> WORDS =
      new EnumMap<>(
          Map.of(
              MutantVerdict.Fate.KILLED, "killed",
              MutantVerdict.Fate.MALFORMED, "malformed",
              MutantVerdict.Fate.EQUIVALENT, "equivalent",
              MutantVerdict.Fate.GAP, "gap",
              MutantVerdict.Fate.SURVIVED, "SURVIVED",
              MutantVerdict.Fate.UNDECIDED, "UNDECIDED"));

  @Mixin private final TableOptions options = new TableOptions();

  @Option(
      names = "--row",
      paramLabel = "PREFIX",
      description =
          "Mutate the rows whose id begins so; those of the poller begin with wake., find., break.,"
              + " poll. and pollnow.; 'frame' and 'parameter' begin the others."
              + " Default: everything.")
  private String row = "";

  @Option(
      names = "--layers",
      paramLabel = "LAYER",
      split = ",",
      description =
          "What is asked: drift, jqwik, proof, model, lincheck, jcstress; of the timers with a"
              + " mutex proof and model. Default: model.")
  private List<String> layers = List.of(MutantVerdict.MODEL);

  @Option(
      names = "--survivors",
      description =
          "Ask each layer only about mutants that no layer before it has killed by a run; what only"
              + " proof finds goes on. Where drift finds the same Java, only proof and model are"
              + " left to be asked.")
  private boolean survivors;

  @Option(
      names = "--kinds",
      paramLabel = "KIND",
      split = ",",
      description =
          "What is changed: status, order, drop (a step), field (of a row), frame, parameter, all."
              + " Default: status, order.")
  private List<String> kinds = List.of("status", "order");

  @Option(
      names = "--sample",
      paramLabel = "N",
      description = "Only so many mutants that the table's reader accepts, drawn by --seed.")
  private @Nullable Integer sample;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Draws the sample, and the first random history. Default: 1.")
  private long seed = 1;

  @Option(
      names = "--profile",
      paramLabel = "PROFILE",
      converter = ProfileNames.class,
      completionCandidates = ProfileNames.class,
      description = "The largest models to be used: quick, full, nightly. Default: quick.")
  private Profile profile = Profile.QUICK;

  @Option(
      names = "--results",
      paramLabel = "FILE",
      description =
          "Add each verdict to this file as it is reached, one JSON object a line, and go on where"
              + " the file ends. Default: verdicts are printed only.")
  private @Nullable Path results;

  @Option(
      names = "--matrix",
      paramLabel = "FILE",
      description = "Write the kill matrix here: Markdown, or JSON if the name ends in .json.")
  private @Nullable Path matrix;

  @Option(
      names = "--keep",
      paramLabel = "FILE",
      description =
          "At the end, write the verdicts to this file in the form that is kept with the sources:"
              + " in the table's order, without mutants that the table's reader refuses. Verdicts"
              + " of other mutants and of other layers that the file holds stay. For repaired, and"
              + " for the sample of repaired-mutex.")
  private @Nullable Path keep;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before call
  private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    String edition = options.edition(spec);
    boolean isMutex = options.isMutex(edition);
    if (isMutex) {
      var table = MutatedTable.OfMutex.of(options.mutexReader(), edition);
      return sweep(table, (all, name) -> all.layer(table, name));
    }
    var table = MutatedTable.OfStatusWord.of(options.reader(spec), edition);
    return sweep(table, (all, name) -> all.layer(table, name));
  }

  private <T> int sweep(
      MutatedTable<T> table, BiFunction<MutantLayers, String, MutantLayer<T>> layer)
      throws Exception {
    checkLayers(table);
    checkFiles(table.edition());
    if (needsCompiler() && ToolProvider.getSystemJavaCompiler() == null) {
      spec.commandLine().getErr().println("no compiler; run a JDK");
      return ExitCode.TOOL_MISSING.code();
    }
    List<Mutant> mutants = mutants(table);
    return sweep(table, layer, mutants).code();
  }

  private <T> ExitCode sweep(
      MutatedTable<T> table,
      BiFunction<MutantLayers, String, MutantLayer<T>> layer,
      List<Mutant> mutants)
      throws IOException, InterruptedException {
    try (Scratch scratch = new Scratch()) {
      Path file = results == null ? scratch.directory().resolve("verdicts.jsonl") : results;
      Equivalents equivalents = Equivalents.builtIn();
      var all =
          new MutantLayers(
              new ModelMutants(options.modules(), ManifestReader.builtIn(), equivalents),
              equivalents,
              profile,
              seed,
              scratch.directory());
      List<MutantVerdict> verdicts =
          run(
              new MutationSweep<>(table, file),
              mutants,
              layers.stream().map(name -> layer.apply(all, name)).toList());
      KillMatrix kills = KillMatrix.of(table, mutants, layers, verdicts, equivalents);
      writeMatrix(kills);
      writeKept(table, mutants, file);
      summary(kills);
      return exitCode(kills, mutants);
    }
  }

  private static ExitCode exitCode(KillMatrix kills, List<Mutant> mutants) {
    if (kills.count(MutantVerdict.Fate.SURVIVED) > 0) {
      return ExitCode.MUST_FAIL_HELD;
    }
    // Of no mutant, such as in a sample of 0, nothing has been shown.
    return mutants.isEmpty() || kills.count(MutantVerdict.Fate.UNDECIDED) > 0
        ? ExitCode.NO_VERDICT
        : ExitCode.HOLDS;
  }

  /** Checks the files of options before anything is run. */
  private void checkFiles(String edition) throws IOException {
    if (keep != null && !KeptVerdicts.EDITIONS.contains(edition)) {
      throw usage(
          "--keep: found edition "
              + edition
              + ", expected "
              + String.join(" or ", KeptVerdicts.EDITIONS));
    }
    checkFile("--results", results);
    checkFile("--matrix", matrix);
    checkFile("--keep", keep);
    for (Path file : Stream.of(results, keep).filter(Objects::nonNull).toList()) {
      new VerdictFile(file).read();
    }
  }

  private void checkFile(String option, @Nullable Path file) {
    if (file == null) {
      return;
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || Files.isDirectory(file)) {
      throw usage(option + " " + file + ": found a folder, expected a file");
    }
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw usage(option + " " + file + ": there cannot be a folder " + folder);
    }
    if (!Files.isWritable(Files.exists(file) ? file : folder)) {
      throw usage(option + " " + file + ": cannot be written");
    }
  }

  private void checkLayers(MutatedTable<?> table) {
    List<String> known = MutantLayers.names(table);
    for (String layer : layers) {
      if (!known.contains(layer)) {
        throw usage("--layers: found " + layer + ", expected some of " + String.join(", ", known));
      }
    }
  }

  private boolean needsCompiler() {
    return layers.stream().anyMatch(MutantLayers.COMPILING::contains);
  }

  private List<Mutant> mutants(MutatedTable<?> table) {
    List<Mutant> all =
        TableMutants.of(table, kinds()).stream()
            .filter(mutant -> mutant.row().startsWith(row))
            .toList();
    if (sample != null && sample < 0) {
      throw usage("--sample: found " + sample + ", expected 0 or more");
    }
    if (all.isEmpty()) {
      throw usage("--row " + row + ": nothing of " + table.edition() + " begins so");
    }
    return sample == null ? all : MutantSample.of(table, all, sample, seed);
  }

  private Set<MutantKind> kinds() {
    Set<MutantKind> chosen = EnumSet.noneOf(MutantKind.class);
    for (String kind : kinds) {
      if (kind.equalsIgnoreCase("all")) {
        return EnumSet.allOf(MutantKind.class);
      }
      chosen.add(
          EnumSet.allOf(MutantKind.class).stream()
              .filter(k -> k.name().equalsIgnoreCase(kind))
              .findFirst()
              .orElseThrow(
                  () ->
                      usage(
                          "--kinds: found "
                              + kind
                              + ", expected some of status, order, drop, field, frame, parameter,"
                              + " all")));
    }
    return chosen;
  }

  private <T> List<MutantVerdict> run(
      MutationSweep<T> sweep, List<Mutant> mutants, List<MutantLayer<T>> opened)
      throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    if (survivors) {
      sweep.ofSurvivors();
    }
    try {
      return sweep.run(mutants, opened, v -> print(out, v));
    } finally {
      opened.forEach(MutantLayer::close);
    }
  }

  private void writeMatrix(KillMatrix kills) throws IOException {
    Path file = matrix;
    if (file != null) {
      var text = new KillMatrixText(kills);
      AtomicFiles.write(file, file.toString().endsWith(".json") ? text.json() : text.markdown());
    }
  }

  /**
   * Writes the kept verdicts, from all verdicts of the results file, including those of layers that
   * earlier runs have asked.
   */
  private void writeKept(MutatedTable<?> table, List<Mutant> mutants, Path file)
      throws IOException {
    if (keep != null) {
      var before = new KeptVerdicts(new VerdictFile(keep).read());
      List<MutantVerdict> found = new VerdictFile(file).read();
      AtomicFiles.write(keep, before.after(table, mutants, layers, found).text());
    }
  }

  private void summary(KillMatrix kills) {
    PrintWriter out = spec.commandLine().getOut();
    Map<MutantVerdict.Fate, Long> counts = new EnumMap<>(MutantVerdict.Fate.class);
    for (MutantVerdict.Fate fate : MutantVerdict.Fate.values()) {
      if (kills.count(fate) > 0) {
        counts.put(fate, kills.count(fate));
      }
    }
    out.println(
        kills.edition()
            + ": "
            + kills.lines().size()
            + " mutants "
            + counts
            + (results == null ? "" : "; verdicts in " + results));
    for (String layer : kills.layers()) {
      out.println(
          "  "
              + layer
              + ": "
              + kills.count(layer, MutantVerdict.Fate.KILLED)
              + " killed, "
              + kills.count(layer, MutantVerdict.Fate.SURVIVED)
              + " survive");
    }
    out.flush();
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private static void print(PrintWriter out, MutantVerdict verdict) {
    out.printf(
        "%-10s %-8s %s: %s%s%n",
        WORDS.get(verdict.fate()),
        verdict.layer(),
        verdict.mutant(),
        verdict.by(),
        verdict.property().isEmpty() ? "" : ": " + verdict.property());
    out.flush();
  }
}
