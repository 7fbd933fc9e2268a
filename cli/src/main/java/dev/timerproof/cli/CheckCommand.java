package dev.timerproof.cli;

import dev.timerproof.cli.console.Console;
import dev.timerproof.cli.console.NanoClock;
import dev.timerproof.cli.report.Environment;
import dev.timerproof.cli.report.HtmlReport;
import dev.timerproof.cli.report.Places;
import dev.timerproof.cli.report.Report;
import dev.timerproof.cli.report.ReportFiles;
import dev.timerproof.cli.report.RowPlaces;
import dev.timerproof.cli.report.SummaryJson;
import dev.timerproof.cli.report.VerdictLine;
import dev.timerproof.cli.run.CheckRun;
import dev.timerproof.cli.run.Interruption;
import dev.timerproof.evidence.cache.DiskCache;
import dev.timerproof.evidence.cache.Inputs;
import dev.timerproof.evidence.cache.VerdictCache;
import dev.timerproof.evidence.files.AtomicFiles;
import dev.timerproof.evidence.layer.Cores;
import dev.timerproof.evidence.layer.Layer;
import dev.timerproof.evidence.layer.LayerName;
import dev.timerproof.evidence.layer.LayerRegistry;
import dev.timerproof.evidence.layer.Profile;
import dev.timerproof.evidence.layer.Settings;
import dev.timerproof.spec.layer.ModelLayer;
import dev.timerproof.spec.model.ManifestReader;
import dev.timerproof.spec.model.ModelCase;
import dev.timerproof.spec.table.EndlessTableException;
import dev.timerproof.spec.table.MalformedTableException;
import dev.timerproof.spec.table.reading.MutexTableReader;
import dev.timerproof.spec.table.reading.TableSource;
import dev.timerproof.spec.tlc.Distribution;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The main job: runs the layers of evidence and gives one verdict. */
@Command(
    name = "check",
    description = {
      "Runs the layers of evidence and gives one verdict.",
      "Claims go to stdout as they come in, progress to stderr, and all of it to"
          + " OUT/summary.json.",
      "Beside it stand the same for CI: junit/*.xml, summary.md, annotations.txt,"
          + " timerproof.sarif, code-quality.json."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  timerproof check                      the quick profile",
      "  timerproof check --profile full       every edition and every case",
      "  timerproof check --only table,model   these layers alone",
      "  timerproof check --table My.tla       with a table of yours"
    })
final class CheckCommand implements Callable<Integer> {
  /** The bound of seeds that the command chooses, so that they are easy to write. */
  private static final int SEEDS = 1_000_000_000;

  @Option(
      names = "--profile",
      paramLabel = "PROFILE",
      defaultValue = "quick",
      converter = ProfileNames.class,
      completionCandidates = ProfileNames.class,
      description = "How much to check: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Profile profile = Profile.QUICK;

  @Option(
      names = "--edition",
      paramLabel = "EDITION",
      split = ",",
      description = "Check this edition; may be repeated. Default: as the profile has it.")
  private List<String> editions = new ArrayList<>();

  @Option(
      names = "--only",
      paramLabel = "LAYER",
      split = ",",
      description = "Run these layers alone. Default: every layer of this build.")
  private List<String> only = new ArrayList<>();

  @Option(
      names = "--case",
      paramLabel = "NAME",
      description = "Run this case alone, with or without its layer: table/go1.19 or go1.19.")
  private @Nullable String caseName;

  @Mixin private final TableFile table = new TableFile();

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      description = {
        "Begin random choices with this number.",
        "Default: one that the build and the table give; another one each time with --no-cache."
      })
  private @Nullable Long seed;

  @Option(
      names = "--no-cache",
      description = "Compute every verdict anew, and keep none: what was checked before, too.")
  private boolean noCache;

  @Option(
      names = "--budget",
      paramLabel = "DURATION",
      converter = Durations.class,
      description = {
        "Stop after this time, for example 90s or 1h30m; layers that test use their part of it up.",
        "Default: the profile's, which none uses up."
      })
  private @Nullable Duration budget;

  @Option(
      names = "--jobs",
      paramLabel = "NUMBER",
      description = "Keep so many cores busy. Default: those of this machine.")
  private @Nullable Integer jobs;

  @Option(
      names = "--distributed",
      paramLabel = "PROCESSES",
      description = {
        "Check one model in TLC's distributed mode: workers=N, or workers=N,address=HOST:PORT.",
        "With --only model and --case. Checks no temporal property, and keeps no verdict."
      })
  private @Nullable String distributed;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "out",
      description = "Where to write the reports. Default: ${DEFAULT-VALUE}.")
  private Path out = Path.of("out");

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write one page to look at, too; timerproof report makes it later.")
  private @Nullable Path html;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before call
  private CommandSpec spec;

  private final LayerRegistry registry;
  private final NanoClock clock = NanoClock.system();

  CheckCommand() {
    this(Layers.ofThisBuild());
  }

  CheckCommand(LayerRegistry registry) {
    this.registry = registry;
  }

  @Override
  public Integer call() throws Exception {
    if (out.toString().isEmpty()) {
      throw usageError("--out is empty; expected a folder");
    }
    try (OutputLock lock = lock()) {
      return lock.hold(this::check);
    }
  }

  private Integer check() throws Exception {
    ReportFiles files = new ReportFiles(out);
    // The reports of an earlier run are deleted first, so that they cannot be taken for those of
    // this run if it ends early.
    clear(files);
    Duration whole = budget == null ? profile.budget() : budget;
    table.limit(whole);
    List<String> mutexEditions = mutexEditions();
    TableSource source = table.source();
    Settings settings =
        new Settings(
            profile,
            editions(),
            mutexEditions,
            source,
            Optional.ofNullable(caseName),
            seed == null ? seed(source) : seed,
            Checkout.find(Path.of(""), Build.place()),
            Optional.ofNullable(budget));
    var plan =
        new CheckRun.Plan(
            registry,
            select(settings),
            settings,
            whole,
            cache(),
            cores(),
            Environment.current(Version.tools(), Version.commit()),
            source.sha256());
    prepare(files);
    Console console =
        Console.of(
            spec.commandLine().getOut(),
            spec.commandLine().getErr(),
            Boolean.getBoolean("timerproof.terminal"),
            clock);
    CheckRun run =
        new CheckRun(
            plan,
            console,
            clock,
            report -> deliver(report, files, places(settings), console, source));
    return Interruption.watch(run).code();
  }

  /**
   * The seed, if the user gives none: computed from the build and the table, so that the cache has
   * the verdicts of the same tests.
   */
  private long seed(TableSource source) throws IOException {
    Optional<String> build = noCache ? Optional.empty() : Build.digest();
    return build.isEmpty()
        ? new Random().nextInt(SEEDS)
        : Long.parseLong(Inputs.sha256(bytes(build.get() + source.sha256())).substring(0, 12), 16)
            % SEEDS;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private List<String> editions() {
    List<String> all;
    try {
      all = table.reader(spec).vocabulary().editions();
    } catch (MalformedTableException | EndlessTableException e) {
      // A table that cannot be read is reported by the first layer, as a claim.
      return editions;
    }
    editions.forEach(edition -> table.known(spec, edition));
    List<String> chosen = editions.isEmpty() ? profile.editions(all) : editions;
    return all.stream().filter(chosen::contains).toList();
  }

  private List<String> mutexEditions() {
    List<String> all = MutexTableReader.builtIn().vocabulary().editions();
    List<String> chosen = editions.isEmpty() ? profile.mutexEditions(all) : editions;
    return all.stream().filter(chosen::contains).toList();
  }

  private Cores cores() {
    if (jobs == null) {
      return Cores.ofThisMachine();
    }
    if (jobs < 1) {
      throw usageError("--jobs " + jobs + ": expected at least 1");
    }
    return Cores.of(jobs);
  }

  private List<Layer> select(Settings settings) throws Exception {
    List<Layer> layers;
    try {
      layers = distributed == null ? registry.select(only) : List.of(distributed(distributed));
    } catch (LayerRegistry.UnknownLayerException e) {
      throw usageError(e.getMessage());
    }
    if (caseName == null) {
      return layers;
    }
    List<Layer> having = new ArrayList<>();
    List<String> cases = new ArrayList<>();
    for (Layer layer : layers) {
      List<String> its = layer.cases(settings);
      cases.addAll(its);
      if (its.stream().anyMatch(settings::wants)) {
        having.add(layer);
      }
    }
    if (having.isEmpty()) {
      throw usageError("no case is named " + caseName + "; there are: " + String.join(", ", cases));
    }
    return having;
  }

  private Layer distributed(String processes) throws IOException {
    if (!only.equals(List.of(LayerName.MODEL.label())) || caseName == null) {
      throw usageError("--distributed: expected --only model and --case with it");
    }
    try {
      Distribution distribution = Distribution.parse(processes);
      String name = caseName.substring(caseName.indexOf('/') + 1);
      for (ModelCase modelCase : ManifestReader.builtIn().cases()) {
        if (modelCase.name().equals(name) && modelCase.temporal().isPresent()) {
          throw usageError(
              "--distributed: TLC checks no temporal property so, and "
                  + name
                  + " has "
                  + modelCase.temporal().get()
                  + "; check it without this option");
        }
      }
      return ModelLayer.ofModels(distribution);
    } catch (IllegalArgumentException e) {
      throw usageError("--distributed: " + e.getMessage());
    }
  }

  private VerdictCache cache() throws IOException {
    Optional<String> build = Build.digest();
    if (noCache || distributed != null || build.isEmpty()) {
      return VerdictCache.none();
    }
    return DiskCache.userDirectory(System.getenv(), System.getProperty("user.home", ""))
        .<VerdictCache>map(d -> new DiskCache(d, build.get() + " " + Runtime.version()))
        .orElseGet(VerdictCache::none);
  }

  private OutputLock lock() {
    try {
      return OutputLock.take(out);
    } catch (IOException e) {
      throw usageError("--out " + out + ": cannot write there: " + Failures.reason(e));
    }
  }

  private void clear(ReportFiles files) {
    try {
      files.clear();
    } catch (IOException e) {
      throw usageError("--out " + out + ": cannot write there: " + e);
    }
  }

  /** Files are shown below the checkout, else below the folder that the command runs in. */
  private static Places places(Settings settings) {
    return new RowPlaces(settings, settings.checkout().orElse(Path.of("")));
  }

  private void prepare(ReportFiles files) {
    try {
      files.prepare();
    } catch (IOException e) {
      throw usageError("--out " + out + ": cannot write there: " + e);
    }
  }

  private void deliver(
      Report report, ReportFiles files, Places places, Console console, TableSource source) {
    console.result(VerdictLine.of(report));
    try {
      files.write(report, places);
      if (html != null) {
        AtomicFiles.write(html, HtmlReport.of(SummaryJson.of(report), source, Optional.empty()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the reports to " + out, e);
    }
  }

  private ParameterException usageError(@Nullable String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
