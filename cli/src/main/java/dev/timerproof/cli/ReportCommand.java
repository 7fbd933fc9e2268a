package dev.timerproof.cli;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.timerproof.cli.report.HtmlReport;
import dev.timerproof.cli.report.ReportFiles;
import dev.timerproof.cli.report.SummaryChanges;
import dev.timerproof.cli.report.SummaryJson;
import dev.timerproof.evidence.claim.ClaimJson;
import dev.timerproof.evidence.claim.ExitCode;
import dev.timerproof.evidence.files.AtomicFiles;
import dev.timerproof.spec.table.reading.TableSource;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes an HTML page of the results of a check. */
@Command(
    name = "report",
    description = {
      "Makes one HTML page of the last check: DIR/report.html, from DIR/summary.json.",
      "The page needs no network and no server: verdict and gaps, every claim, the diagram of the"
          + " status word with its rows, and counterexamples to step through."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  timerproof report --open",
      "  timerproof report --out results --previous yesterday/summary.json"
    })
final class ReportCommand implements Callable<Integer> {
  private static final String BUILT_IN = "built in";

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "out",
      description = "Where check wrote its reports. Default: ${DEFAULT-VALUE}.")
  private Path out = Path.of("out");

  @Option(
      names = "--previous",
      paramLabel = "FILE",
      description = "The summary.json of an earlier check: say what has changed since.")
  private @Nullable Path previous;

  @Option(names = "--open", description = "Show the page in the browser.")
  private boolean open;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before call
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    ReportFiles files = new ReportFiles(out);
    JsonNode summary = read(files.summary());
    Optional<SummaryChanges> changes =
        previous == null
            ? Optional.empty()
            : Optional.of(SummaryChanges.between(read(previous), summary));
    Path page = files.page();
    AtomicFiles.write(page, HtmlReport.of(summary, table(summary), changes));
    PrintWriter console = spec.commandLine().getOut();
    changes.ifPresent(c -> console.println(c.text()));
    console.println(page);
    console.flush();
    if (open) {
      show(page);
    }
    return ExitCode.HOLDS.code();
  }

  private TableSource table(JsonNode summary) {
    String name = summary.path("settings").path("table").asText();
    if (name.equals(BUILT_IN)) {
      return TableSource.builtIn();
    }
    Path file = Path.of(name);
    if (!Files.isRegularFile(file)) {
      throw usageError("the table of that check, " + file + ", is not there");
    }
    return TableSource.in(file);
  }

  private JsonNode read(Path file) throws IOException {
    JsonNode summary;
    try {
      summary = new ObjectMapper().readTree(file.toFile());
    } catch (FileNotFoundException | NoSuchFileException e) {
      throw usageError("there is no " + file + "; timerproof check writes it");
    } catch (JacksonException e) {
      throw usageError(file + ": not a summary: " + e.getOriginalMessage());
    }
    int version = summary.path("schemaVersion").asInt(-1);
    if (version != SummaryJson.SCHEMA_VERSION || !summary.path("claims").isArray()) {
      throw usageError(
          file
              + ": not a summary: schemaVersion "
              + version
              + ", expected "
              + SummaryJson.SCHEMA_VERSION);
    }
    try {
      summary.path("claims").forEach(ClaimJson::read);
    } catch (IllegalArgumentException e) {
      throw usageError(file + ": not a summary: " + e.getMessage());
    }
    return summary;
  }

  /** Opens the page with the system's program for web pages. */
  private void show(Path page) {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String opener =
        system.startsWith("mac") ? "open" : system.startsWith("windows") ? "explorer" : "xdg-open";
    try {
      new ProcessBuilder(opener, page.toAbsolutePath().toString())
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      throw usageError("--open: cannot start " + opener + "; open " + page.toUri());
    }
  }

  private ParameterException usageError(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
