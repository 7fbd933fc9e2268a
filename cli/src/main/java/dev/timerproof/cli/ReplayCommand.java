package dev.timerproof.cli;

import dev.timerproof.evidence.claim.CounterexampleFile;
import dev.timerproof.evidence.claim.ExitCode;
import dev.timerproof.evidence.claim.Trace;
import dev.timerproof.evidence.files.AtomicFiles;
import dev.timerproof.evidence.files.Scratch;
import dev.timerproof.lincheck.replay.JavaReplay;
import dev.timerproof.spec.model.CounterexampleReader;
import dev.timerproof.spec.model.ManifestReader;
import dev.timerproof.spec.model.ModelReplay;
import dev.timerproof.spec.model.Replayed;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Follows a counterexample in other layers than the one that found it. */
@Command(
    name = "replay",
    description = {
      "Follows a counterexample, step by step, in other layers than the one that found it.",
      "check writes them to OUT/counterexamples."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    footer = {
      "",
      "Exit codes:",
      "  0     each layer followed the schedule, and none violates the property",
      "  1     a layer followed the schedule and violates the same property",
      "  3     a layer could not follow the schedule, and none violates the property",
      "",
      "Examples:",
      "  timerproof replay out/counterexamples/bugs-StopReadsPpLate.json",
      "  timerproof replay --junit ReplayTest.java out/counterexamples/bugs-StopReadsPpLate.json",
      "  timerproof replay --layer java out/counterexamples/bugs-StopReadsPpLate.json"
    })
final class ReplayCommand implements Callable<Integer> {
  /** The longest time that a layer may take. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  @Parameters(index = "0", paramLabel = "FILE", description = "The counterexample.")
  private Path file = Path.of("");

  /** The layers that can follow one. */
  enum ReplayLayer {
    MODEL,
    JAVA,
    ALL;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = "--layer",
      paramLabel = "LAYER",
      defaultValue = "all",
      description = "Which layers follow it: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private ReplayLayer layer = ReplayLayer.ALL;

  @Option(
      names = "--junit",
      paramLabel = "FILE.java",
      description = {
        "Also write a JUnit test that fails as long as generated Java shows the counterexample.",
        "It needs the jar of timerproof and JUnit 5."
      })
  private @Nullable Path junit;

  @Mixin private final TableFile table = new TableFile();

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before call
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!Files.isRegularFile(file)) {
      throw new ParameterException(
          spec.commandLine(),
          file
              + ": cannot read it: "
              + (Files.exists(file) ? "it is not a regular file" : "there is no such file"));
    }
    CounterexampleFile read = CounterexampleReader.read(file, table.source());
    Optional<String> test = junit == null ? Optional.empty() : Optional.of(test(read, junit));
    PrintWriter out = spec.commandLine().getOut();
    Trace trace = read.trace();
    out.println(
        read.claim()
            + ": "
            + trace.property()
            + ", "
            + trace.edition()
            + (trace.mutations().isEmpty()
                ? ""
                : " with " + count(trace.mutations().size(), "change"))
            + ", "
            + count(trace.steps().size(), "step"));
    List<ExitCode> codes = new ArrayList<>();
    try (Scratch scratch = new Scratch()) {
      if (layer != ReplayLayer.JAVA) {
        Path folder = Files.createDirectory(scratch.directory().resolve("model"));
        var replay = new ModelReplay(ManifestReader.builtIn(), table.modules());
        codes.add(tell(ReplayLayer.MODEL, replay.run(trace, folder, LONGEST), out));
      }
      if (layer != ReplayLayer.MODEL) {
        codes.add(java(trace, out));
      }
    }
    if (junit != null) {
      AtomicFiles.write(junit, test.orElseThrow());
    }
    return ExitCode.first(codes).code();
  }

  /** The text of the test; throws if the name of its file is not the name of a class. */
  private String test(CounterexampleFile read, Path its) {
    String name = String.valueOf(its.getFileName());
    if (!name.matches("[A-Za-z]\\w*\\.java")) {
      throw new ParameterException(
          spec.commandLine(),
          "--junit " + its + ": expected the name of a Java class, for example ReplayTest.java");
    }
    Optional<String> reason = JavaReplay.reasonAgainst(read.trace());
    if (reason.isPresent()) {
      throw new ParameterException(
          spec.commandLine(), "--junit: Java cannot follow this counterexample: " + reason.get());
    }
    return ReplayTestText.of(
        read, name.substring(0, name.length() - ".java".length()), table.source().file());
  }

  private ExitCode java(Trace trace, PrintWriter out) {
    if (ToolProvider.getSystemJavaCompiler() == null) {
      out.println(ReplayLayer.JAVA + ": no verdict: this Java has no compiler; run a JDK");
      return ExitCode.TOOL_MISSING;
    }
    return tell(ReplayLayer.JAVA, JavaReplay.run(trace, table.reader(spec)), out);
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private static ExitCode tell(ReplayLayer its, Replayed replayed, PrintWriter out) {
    out.println(
        switch (replayed.outcome()) {
              case REPRODUCED -> its + ": violated: ";
              case WITHOUT_VIOLATION -> its + ": holds: ";
              case NOT_FOLLOWED -> its + ": no verdict: ";
            }
            + replayed.sentence());
    out.flush();
    return switch (replayed.outcome()) {
      case REPRODUCED -> ExitCode.VIOLATED;
      case WITHOUT_VIOLATION -> ExitCode.HOLDS;
      case NOT_FOLLOWED -> ExitCode.NO_VERDICT;
    };
  }
}
