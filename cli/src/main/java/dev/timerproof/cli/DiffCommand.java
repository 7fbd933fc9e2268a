package dev.timerproof.cli;

import dev.timerproof.evidence.claim.ExitCode;
import dev.timerproof.spec.diff.DiffJson;
import dev.timerproof.spec.diff.DiffMarkdown;
import dev.timerproof.spec.diff.EditionComparison;
import dev.timerproof.spec.diff.EditionDiff;
import dev.timerproof.spec.diff.Evidence;
import dev.timerproof.spec.diff.MutexComparison;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares two editions of the table. */
@Command(
    name = "diff",
    description = {
      "Compares two editions of the table, row by row and frame by frame; the poller's rows too.",
      "Each difference comes with the parameter that it follows from, and each parameter with its"
          + " source and with the case that must fail with the other value."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  timerproof diff go1.17 go1.19",
      "  timerproof diff go1.22 go1.23.2",
      "  timerproof diff go1.22 repaired --format json > repairs.json"
    })
final class DiffCommand implements Callable<Integer> {

  /** The formats of the output. */
  private enum Format {
    MD,
    JSON
  }

  /** The words of the option for the format. */
  private static final class Formats extends Choices<Format> {
    private static final long serialVersionUID = 1;

    Formats() {
      super("format", new TreeMap<>(Map.of("md", Format.MD, "json", Format.JSON)).descendingMap());
    }
  }

  @Parameters(index = "0", paramLabel = "BEFORE", description = "The first edition.")
  private String before = "";

  @Parameters(index = "1", paramLabel = "AFTER", description = "The second edition.")
  private String after = "";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "md",
      converter = Formats.class,
      completionCandidates = Formats.class,
      description =
          "${COMPLETION-CANDIDATES}; the latter as in diff.schema.json."
              + " Default: ${DEFAULT-VALUE}.")
  private Format format = Format.MD;

  @Mixin private final TableFile table = new TableFile();

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before call
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    String first = table.known(spec, before);
    String second = table.known(spec, after);
    var mutex = new MutexComparison(table.mutexReader(), Evidence.builtIn());
    if (table.isMutex(first) != table.isMutex(second)) {
      return another(mutex, first, second);
    }
    EditionDiff diff =
        table.isMutex(first)
            ? mutex.between(first, second)
            : new EditionComparison(table.reader(spec), Evidence.builtIn()).between(first, second);
    String text =
        format == Format.JSON ? new DiffJson().render(diff) : new DiffMarkdown().render(diff);
    spec.commandLine().getOut().print(text);
    spec.commandLine().getOut().flush();
    return ExitCode.HOLDS.code();
  }

  /**
   * Prints what has become of an edition of the status word in one with a mutex; the reverse order
   * and JSON are usage errors.
   */
  private int another(MutexComparison mutex, String first, String second) {
    if (table.isMutex(first)) {
      throw new ParameterException(
          spec.commandLine(),
          first + " came after " + second + "; ask for diff " + second + " " + first);
    }
    if (format == Format.JSON) {
      throw new ParameterException(
          spec.commandLine(),
          first + " and " + second + " have no datum in common; there is the format md");
    }
    spec.commandLine().getOut().print(mutex.from(table.reader(spec).read(first), second));
    spec.commandLine().getOut().flush();
    return ExitCode.HOLDS.code();
  }
}
