package dev.timerproof.cli;

import dev.timerproof.evidence.claim.ExitCode;
import dev.timerproof.spec.export.Explanation;
import dev.timerproof.spec.export.MutexExplanation;
import dev.timerproof.spec.model.RowEvidence;
import dev.timerproof.spec.table.MutexVocabulary;
import dev.timerproof.spec.table.PollerTable;
import dev.timerproof.spec.table.reading.TableReader;
import java.io.IOException;
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
    description = {
      "Tells what a row, a status, an operation, a step or a parameter means.",
      "The poller's rows, operations, words, guards and steps have their names, too. Below a row"
          + " stand the cases that must fail by way of it, and the bugs that they show."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  timerproof explain mod.Waiting.earlier",
      "  timerproof explain ModifiedEarlier --edition go1.19",
      "  timerproof explain runtimer",
      "  timerproof explain checkTimers",
      "  timerproof explain find.polled.wanted",
      "  timerproof explain stop.heaped --edition go1.23.2"
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
  public Integer call() throws IOException {
    TableReader reader = options.reader(spec);
    String edition = options.edition(spec);
    if (options.isMutex(edition)) {
      print(MutexExplanation.of(options.mutexReader(), edition));
      return ExitCode.HOLDS.code();
    }
    Explanation explanation = Explanation.of(reader, edition);
    if (options.anyEdition() && !explanation.names().contains(name)) {
      MutexVocabulary words = options.mutexReader().vocabulary();
      String last = words.editions().get(words.editions().size() - 1);
      MutexExplanation other = MutexExplanation.of(options.mutexReader(), last);
      if (other.names().contains(name)) {
        print(other);
        return ExitCode.HOLDS.code();
      }
    }
    try {
      spec.commandLine().getOut().print(explanation.explain(name));
      spec.commandLine()
          .getOut()
          .print(RowEvidence.builtIn().of(reader.read(edition).poller(), name));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
    spec.commandLine().getOut().flush();
    return ExitCode.HOLDS.code();
  }

  private void print(MutexExplanation explanation) throws IOException {
    try {
      spec.commandLine().getOut().print(explanation.explain(name));
      spec.commandLine().getOut().print(RowEvidence.builtIn().of(PollerTable.none(""), name));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
    spec.commandLine().getOut().flush();
  }
}
