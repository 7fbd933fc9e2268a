package dev.timerproof.cli;

import dev.timerproof.evidence.claim.ExitCode;
import dev.timerproof.generate.port.PortExport;
import dev.timerproof.spec.export.DotExport;
import dev.timerproof.spec.export.JsonExport;
import dev.timerproof.spec.export.MarkdownExport;
import dev.timerproof.spec.export.MermaidExport;
import dev.timerproof.spec.export.MutexJson;
import dev.timerproof.spec.export.MutexMarkdown;
import dev.timerproof.spec.export.TableExport;
import dev.timerproof.spec.table.MutexTable;
import dev.timerproof.spec.table.Names;
import dev.timerproof.spec.table.TimerTable;
import java.net.MalformedURLException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
          + " the states of a timer, so they have the former only.",
      "pseudo is every operation as complete pseudo-code. c and rust are skeletons of a port: the"
          + " operations, which call functions for the steps; c-steps declares those of C."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  timerproof table --edition go1.19 --format md",
      "  timerproof table --format json > table.json",
      "  timerproof table --format pseudo --op deltimer",
      "  timerproof table --format c > tp_protocol.h",
      "  timerproof table --format dot | dot -Tsvg > table.svg"
    })
final class TableCommand implements Callable<Integer> {

  /** The words of the option for the format. */
  private static final class Formats extends Choices<TableExport> {
    private static final long serialVersionUID = 1;

    Formats() {
      super(
          "format",
          new TreeMap<>(
              Map.of(
                  "md",
                  new MarkdownExport(),
                  "json",
                  new JsonExport(),
                  "dot",
                  new DotExport(),
                  "mermaid",
                  new MermaidExport(),
                  "pseudo",
                  PortExport.of("pseudo"),
                  "c",
                  PortExport.of("c"),
                  "c-steps",
                  PortExport.of("c", "steps"),
                  "rust",
                  PortExport.of("rust"))));
    }
  }

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = Formats.class,
      completionCandidates = Formats.class,
      description = "The form: ${COMPLETION-CANDIDATES}.")
  private @Nullable TableExport format;

  @Option(
      names = "--op",
      paramLabel = "OPERATION",
      split = ",",
      description =
          "With the format pseudo: these operations and readers alone, such as deltimer or"
              + " checkTimers. May be repeated.")
  private List<String> ops = new ArrayList<>();

  @Option(
      names = "--template",
      paramLabel = "FILE",
      description =
          "In place of a format, a template of your own for StringTemplate 4. Those of this build"
              + " are the files *.stg in generate/src/main/resources.")
  private @Nullable Path template;

  @Mixin private final TableOptions options = new TableOptions();

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before call
  private CommandSpec spec;

  @Override
  public Integer call() {
    String edition = options.edition(spec);
    TableExport export = chosen();
    String text =
        options.isMutex(edition)
            ? render(export, options.mutexReader().read(edition))
            : rendered(export, options.reader(spec).read(edition));
    spec.commandLine().getOut().print(text);
    spec.commandLine().getOut().flush();
    return ExitCode.HOLDS.code();
  }

  private TableExport chosen() {
    if ((format == null) == (template == null)) {
      throw new ParameterException(
          spec.commandLine(),
          "expected one of --format and --template, found " + (format == null ? "none" : "both"));
    }
    if (template != null && !Files.isRegularFile(template)) {
      throw new ParameterException(
          spec.commandLine(), "--template " + template + ": there is no such file");
    }
    try {
      TableExport export = template == null ? format : PortExport.by(template.toUri().toURL());
      if (ops.isEmpty() || export == null) {
        return Objects.requireNonNull(export);
      }
      if (export instanceof PortExport port) {
        return port.only(ops);
      }
    } catch (MalformedURLException e) {
      throw new ParameterException(spec.commandLine(), "--template " + template + ": " + e, e);
    }
    throw new ParameterException(spec.commandLine(), "--op needs the format pseudo or a template");
  }

  private String rendered(TableExport export, TimerTable table) {
    Set<String> known = new LinkedHashSet<>(table.frames().keySet());
    known.addAll(table.code().readers().keySet());
    known.addAll(table.poller().frames().keySet());
    for (String op : ops) {
      if (!known.contains(op)) {
        throw new ParameterException(spec.commandLine(), Names.unknown("operation", op, known));
      }
    }
    try {
      return export.render(table);
    } catch (PortExport.TemplateException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private String render(TableExport export, MutexTable table) {
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
