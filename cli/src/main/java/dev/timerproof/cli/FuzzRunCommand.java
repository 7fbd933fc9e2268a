package dev.timerproof.cli;

import dev.timerproof.evidence.claim.ExitCode;
import dev.timerproof.fuzz.campaign.Campaign;
import dev.timerproof.fuzz.campaign.CampaignSettings;
import dev.timerproof.fuzz.state.StateFolder;
import dev.timerproof.fuzz.subject.NearestTargets;
import dev.timerproof.fuzz.subject.Subject;
import dev.timerproof.fuzz.subject.Targets;
import dev.timerproof.spec.table.Names;
import dev.timerproof.spec.table.reading.TableReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs a campaign, or continues one. */
@Command(
    name = "run",
    description = {
      "Runs a campaign, or continues the one in the folder.",
      "Each job is a JVM of its own. A JVM that dies is replaced, and that is a finding; so is an"
          + " input that does not end. heartbeat.json in the folder says every ten seconds how far"
          + " the campaign is."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    footer = {
      "",
      "Here they mean:",
      "  0     nothing was found",
      "  1     something was found, in this run or before",
      "  3     the time was over before the units of --units were finished",
      "  65    the folder holds the state of another build, table, edition or mutation",
      "",
      "Examples:",
      "  timerproof fuzz run --state out/campaign --duration 8h --jobs 4",
      "  timerproof fuzz run --state out/change --mode change --base origin/main",
      "  timerproof fuzz run --state out/shard-3 --shard 3/64 --duration 24h",
      "  timerproof fuzz run --state out/mutant --mutation 'del.Waiting drop 2 incdel'"
          + " --on-finding stop"
    })
final class FuzzRunCommand implements Callable<Integer> {
  private static final Pattern SHARD = Pattern.compile("(\\d{1,6})/(\\d{1,6})");
  private static final int EXECUTIONS = 200;
  private static final Duration LONGEST_CHANGE = Duration.ofMinutes(10);

  @Option(
      names = "--state",
      required = true,
      paramLabel = "DIR",
      description = "The folder of the campaign; it is made if it does not exist.")
  @SuppressWarnings("NullAway.Init") // set by picocli before call
  private Path state;

  @Option(names = "--seed", paramLabel = "N", description = "The seed of the campaign. Default: 1.")
  private long seed = 1;

  @Option(
      names = "--duration",
      paramLabel = "D",
      converter = Durations.class,
      description = "How long to run, such as 90s or 8h. Default: 10m.")
  private Duration duration = Duration.ofMinutes(10);

  @Option(
      names = "--units",
      paramLabel = "N",
      description =
          "How many units of "
              + EXECUTIONS
              + " inputs are to be done, including those of earlier runs. Default: as many as there"
              + " is time for.")
  private @Nullable Long units;

  @Option(
      names = "--target",
      paramLabel = "TARGET",
      split = ",",
      description =
          "What to fuzz: ${COMPLETION-CANDIDATES}. Default: all that the edition has; runtime needs"
              + " the one that ships.",
      completionCandidates = TargetNames.class)
  private List<String> targets = List.of();

  @Option(
      names = "--shard",
      paramLabel = "I/N",
      description =
          "Which one of N shards this is, from 0/N on. Shards share nothing, and never use the same"
              + " seeds. Default: 0/1.")
  private String shard = "0/1";

  @Option(names = "--jobs", paramLabel = "J", description = "How many JVMs. Default: 1.")
  private int jobs = 1;

  @Option(
      names = "--on-finding",
      paramLabel = "WHAT",
      description = "stop at the first finding, or continue. Default: continue.")
  private String onFinding = "continue";

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      description =
          "batch: all of the time; change: at most ten minutes, and the first finding ends it."
              + " Default: batch.")
  private String mode = "batch";

  @Option(
      names = "--base",
      paramLabel = "COMMIT",
      description =
          "With --mode change: fuzz the targets that run what differs from this commit of the"
              + " checkout, such as origin/main. Default: all targets.")
  private @Nullable String base;

  @Option(
      names = "--edition",
      paramLabel = "EDITION",
      description = "The edition of the table. Default: the one that ships.")
  private @Nullable String edition;

  @Mixin private MutationOption mutation = new MutationOption();

  @Option(
      names = "--guidance",
      paramLabel = "HOW",
      description =
          "corpus: change inputs that reached something new; blind: all inputs are new. Default:"
              + " corpus.")
  private String guidance = "corpus";

  @Option(
      names = "--disk",
      paramLabel = "MB",
      description = "The size of the folder at which the corpus stops growing. Default: 1024.")
  private long megabytes = 1024;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before call
  private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    oneOf("--on-finding", onFinding, List.of("stop", "continue"));
    oneOf("--mode", mode, List.of("batch", "change"));
    oneOf("--guidance", guidance, List.of("corpus", "blind"));
    targets.forEach(target -> oneOf("--target", target, Targets.NAMES));
    if (jobs < 1) {
      throw usage("--jobs: found " + jobs + ", expected 1 or more");
    }
    if (mutation.lacksCompiler()) {
      return ExitCode.TOOL_MISSING.code();
    }
    TableReader reader = TableReader.builtIn();
    List<String> editions = reader.vocabulary().editions();
    String chosen = edition == null ? editions.get(editions.size() - 1) : edition;
    TableFile.known(spec, chosen, editions, reader.vocabulary());
    Subject subject = mutation.of(chosen, reader);
    boolean change = mode.equals("change");
    List<String> its = targets.isEmpty() ? Targets.of(subject) : targets;
    if (base != null) {
      its = near(base, its);
      if (its.isEmpty()) {
        spec.commandLine().getOut().println("no target runs what differs from " + base);
        spec.commandLine().getOut().flush();
        return ExitCode.HOLDS.code();
      }
    }
    var settings =
        new CampaignSettings(
            subject,
            its,
            seed,
            shard(),
            jobs,
            change && duration.compareTo(LONGEST_CHANGE) > 0 ? LONGEST_CHANGE : duration,
            units == null ? OptionalLong.empty() : OptionalLong.of(units),
            EXECUTIONS,
            change || onFinding.equals("stop"),
            guidance.equals("corpus"),
            megabytes << 20,
            CampaignSettings.LONGEST);
    return run(settings, reader).code();
  }

  private ExitCode run(CampaignSettings settings, TableReader reader) throws Exception {
    PrintWriter err = spec.commandLine().getErr();
    String build = Version.tools().get("timerproof") + " " + Version.commit();
    Campaign.Result result =
        new Campaign(
                settings,
                Campaign.identity(settings, build, reader.hash()),
                new StateFolder(state),
                line -> {
                  err.println(line);
                  err.flush();
                })
            .run();
    PrintWriter out = spec.commandLine().getOut();
    if (result.refused() != null) {
      out.println(settings.subject() + " cannot be fuzzed: " + result.refused());
      return ExitCode.MALFORMED;
    }
    FuzzListCommand.print(out, state, result.findings());
    out.println(
        result.executions()
            + " inputs of "
            + settings.subject()
            + ", "
            + result.findings().size()
            + (result.findings().size() == 1 ? " finding" : " findings")
            + (result.finished() ? "" : ", units unfinished"));
    if (!result.findings().isEmpty()) {
      return ExitCode.VIOLATED;
    }
    return result.finished() ? ExitCode.HOLDS : ExitCode.NO_VERDICT;
  }

  private List<String> near(String commit, List<String> all)
      throws IOException, InterruptedException {
    if (!mode.equals("change") || !targets.isEmpty()) {
      throw usage("--base: expected --mode change with it, and no --target");
    }
    Path checkout = Checkout.required(Checkout.find(Path.of(""), Build.place()), spec);
    List<String> near = NearestTargets.of(ChangedFiles.since(commit, checkout, spec));
    return all.stream().filter(near::contains).toList();
  }

  private String shard() {
    Matcher m = SHARD.matcher(shard);
    if (!m.matches() || Integer.parseInt(m.group(1)) >= Integer.parseInt(m.group(2))) {
      throw usage("--shard: found " + shard + ", expected I/N with I from 0 to N-1, such as 3/64");
    }
    return Integer.parseInt(m.group(1)) + "/" + Integer.parseInt(m.group(2));
  }

  private void oneOf(String option, String found, List<String> expected) {
    if (!expected.contains(found)) {
      throw usage(Names.unknown(option, found, expected));
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  /** The targets, for help texts and completion. */
  static final class TargetNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Targets.NAMES.iterator();
    }
  }
}
