package dev.timerproof.cli;

import dev.timerproof.evidence.claim.ExitCode;
import dev.timerproof.spec.export.DotExport;
import dev.timerproof.spec.export.JsonExport;
import dev.timerproof.spec.export.MarkdownExport;
import dev.timerproof.spec.export.MermaidExport;
import dev.timerproof.spec.export.MutexJson;
import dev.timerproof.spec.export.MutexMarkdown;
import dev.timerproof.spec.export.TableExport;
import dev.timerproof.spec.table.MutexTable;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints one edition of the table. */
@Command(
    name = "table",
    description = {
      "Prints the transition table of one edition.",
      "md and json have the rows of the status word and those of the poller; dot and mermaid draw"
          + " the states of a timer, so they have the former only."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  timerproof table --edition go1.19 --format md",
      "  timerproof table --format json > table.json",
      "  timerproof table --format dot | dot -Tsvg > table.svg"
    })
final class TableCommand implements Callable<Integer> {

  /** The forms as options have them. */
  private static final class Formats extends Choices<TableExport> {
    private static final long serialVersionUID = 1;

    Formats() {
      super(
          "format",
          new TreeMap<>(
              Map.of(
                  "md", new MarkdownExport(),
                  "json", new JsonExport(),
                  "dot", new DotExport(),
                  "mermaid", new MermaidExport())));
    }
  }

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      required = true,
      converter = Formats.class,
      completionCandidates = Formats.class,
      description = "The form: ${COMPLETION-CANDIDATES}.")
  private TableExport export = new MarkdownExport();

  @Mixin private final TableOptions options = new TableOptions();

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before call
  private CommandSpec spec;

  @Override
  public Integer call() {
    String edition = options.edition(spec);
    spec.commandLine()
        .getOut()
        .print(
            options.isMutex(edition)
                ? render(options.mutexReader().read(edition))
                : export.render(options.reader(spec).read(edition)));
    spec.commandLine().getOut().flush();
    return ExitCode.HOLDS.code();
  }

  private String render(MutexTable table) {
    if (export instanceof MarkdownExport) {
      return new MutexMarkdown().render(table);
    }
    if (export instanceof JsonExport) {
      return new MutexJson().render(table);
    }
    throw new ParameterException(
        spec.commandLine(),
        table.edition() + " has no states to draw; there are the formats json, md");
  }
}
