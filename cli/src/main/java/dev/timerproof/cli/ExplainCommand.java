package dev.timerproof.cli;

import dev.timerproof.cli.claim.ExitCode;
import dev.timerproof.cli.explain.Stories;
import dev.timerproof.spec.table.TableReader;
import dev.timerproof.spec.table.TimerTable;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells what a name of the table means. */
@Command(
    name = "explain",
    description = "Tells what a row, a status, an operation, a step or a parameter means.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  timerproof explain mod.Waiting.earlier",
      "  timerproof explain ModifiedEarlier --edition go1.19",
      "  timerproof explain runtimer"
    })
final class ExplainCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "NAME",
      description = "The name of a row, a status, an operation, a step or a parameter.")
  private String name = "";

  @Mixin private final TableOptions options = new TableOptions();

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before call
  private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    TableReader reader = options.reader(spec);
    TimerTable table = options.table(spec);
    List<TimerTable> others =
        reader.vocabulary().editions().stream()
            .filter(e -> !e.equals(table.edition()))
            .map(reader::read)
            .toList();
    var stories = new Stories(table, others);
    String story = stories.of(name).orElseThrow(() -> unknown(stories, table.edition()));
    spec.commandLine().getOut().println(story);
    spec.commandLine().getOut().flush();
    return ExitCode.HOLDS.code();
  }

  private ParameterException unknown(Stories stories, String edition) {
    List<String> like = stories.namesLike(name);
    return new ParameterException(
        spec.commandLine(),
        edition
            + " has nothing named "
            + name
            + (like.isEmpty()
                ? "; expected a row, a status, an operation, a step or a parameter"
                : "; like it are: " + String.join(", ", like)));
  }
}
