package dev.timerproof.cli;

import dev.timerproof.cli.console.Console;
import dev.timerproof.cli.console.NanoClock;
import dev.timerproof.evidence.layer.Profile;
import dev.timerproof.spec.layer.SpecDerivedFiles;
import dev.timerproof.spec.model.CaseReport;
import dev.timerproof.spec.model.CaseSelection;
import dev.timerproof.spec.model.Judgement;
import dev.timerproof.spec.model.Manifest;
import dev.timerproof.spec.model.ManifestReader;
import dev.timerproof.spec.model.ModelCase;
import dev.timerproof.spec.model.ModelSuite;
import dev.timerproof.spec.model.Pinning;
import dev.timerproof.spec.model.SuiteLimits;
import dev.timerproof.spec.model.SuiteListener;
import dev.timerproof.spec.table.Names;
import dev.timerproof.spec.tlc.TlcModules;
import dev.timerproof.spec.tlc.TlcProgress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs models of a checkout and writes their numbers into its manifest. */
@Command(
    name = "pin",
    description = {
      "Runs models of this checkout and writes how many distinct states they visited, and how deep"
          + " those lie, into spec/src/main/tla/models.json.",
      "For a model that was changed on purpose: a number that changes by itself is a finding. A"
          + " case is pinned when it holds, as soon as it has ended; a case that must fail has no"
          + " numbers."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  timerproof pin one-go1.19          this case",
      "  timerproof pin                     each case of the quick profile whose numbers differ",
      "  timerproof pin --profile full      each case of the full profile whose numbers differ"
    })
final class PinCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..*",
      paramLabel = "CASE",
      description = "Run these cases. Default: those of the profile that must hold.")
  private List<String> cases = new ArrayList<>();

  @Option(
      names = "--profile",
      paramLabel = "PROFILE",
      defaultValue = "quick",
      converter = ProfileNames.class,
      completionCandidates = ProfileNames.class,
      description =
          "Which cases are run when none is named: ${COMPLETION-CANDIDATES}. Default:"
              + " ${DEFAULT-VALUE}.")
  private Profile profile = Profile.QUICK;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before call
  private CommandSpec spec;

  private final Optional<Path> checkout;

  PinCommand() {
    this(Checkout.find(Path.of(""), Build.place()));
  }

  PinCommand(Optional<Path> checkout) {
    this.checkout = checkout;
  }

  @Override
  public Integer call() throws Exception {
    Path modules = Checkout.required(checkout, spec).resolve(SpecDerivedFiles.MODULES);
    Path file = modules.resolve(ManifestReader.FILE);
    Manifest manifest = ManifestReader.of(file);
    CaseSelection selection =
        cases.isEmpty()
            ? CaseSelection.of(profile).withKind(CaseSelection.Kind.MUST_HOLD)
            : CaseSelection.named(cases);
    checkNames(manifest);
    Console console =
        Console.of(
            spec.commandLine().getOut(),
            spec.commandLine().getErr(),
            Boolean.getBoolean("timerproof.terminal"),
            NanoClock.system());
    var pinning = new Pinning(file, new Telling(console));
    try {
      new ModelSuite(manifest, TlcModules.in(modules)).run(selection, SuiteLimits.DEFAULT, pinning);
    } finally {
      console.finish();
    }
    if (cases.isEmpty()) {
      leftOut(manifest, selection, console);
    }
    return pinning.exitCode();
  }

  private void checkNames(Manifest manifest) {
    List<String> all = manifest.cases().stream().map(ModelCase::name).toList();
    for (String name : cases) {
      if (!all.contains(name)) {
        throw new ParameterException(spec.commandLine(), Names.unknown("case", name, all));
      }
    }
  }

  private static void leftOut(Manifest manifest, CaseSelection selection, Console console) {
    int run = selection.of(manifest).size();
    int all =
        CaseSelection.of(Profile.NIGHTLY)
            .withKind(CaseSelection.Kind.MUST_HOLD)
            .of(manifest)
            .size();
    console.result(
        String.format(
            Locale.ROOT,
            "%d of %d cases that must hold were run%s",
            run,
            all,
            run < all ? "; --profile " + Profile.NIGHTLY.label() + " runs all of them" : ""));
  }

  /** Prints the outcome of each case. */
  private static final class Telling implements SuiteListener {
    private final Console console;

    Telling(Console console) {
      this.console = console;
    }

    @Override
    public void started(ModelCase modelCase) {
      console.status("running " + modelCase.name());
    }

    @Override
    public void progress(ModelCase modelCase, TlcProgress progress) {
      console.tick();
    }

    @Override
    public void judged(CaseReport report) {
      console.result(report.modelCase().name() + ": " + sentence(report));
    }

    private static String sentence(CaseReport report) {
      if (!Pinning.pins(report)) {
        return "not pinned: " + report.sentence();
      }
      String numbers =
          String.format(
              Locale.ROOT,
              "%,d distinct states, depth %d",
              report.result().distinct(),
              report.result().depth());
      return (report.judgement() == Judgement.PIN_DIFFERS ? "pinned: " : "as pinned: ") + numbers;
    }
  }
}
