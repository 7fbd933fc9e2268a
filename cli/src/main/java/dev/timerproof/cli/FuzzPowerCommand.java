package dev.timerproof.cli;

import dev.timerproof.evidence.claim.ExitCode;
import dev.timerproof.evidence.files.AtomicFiles;
import dev.timerproof.fuzz.power.Power;
import dev.timerproof.fuzz.state.Finding;
import dev.timerproof.fuzz.subject.Subject;
import dev.timerproof.spec.model.BugReader;
import dev.timerproof.spec.table.reading.TableReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Counts the inputs until known faults are found. */
@Command(
    name = "power",
    description = {
      "Plants known faults and counts the inputs until each is found, by protocol and threads in"
          + " turn.",
      "A fault of the poller's rows is named and not tried: no target has a poller."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "Here they mean:",
      "  0     all faults that were tried are found",
      "  4     a fault was not found within the budget",
      "",
      "Examples:",
      "  timerproof fuzz power --sample 60 --seed 1",
      "  timerproof fuzz power --compare 3 --executions 3000"
    })
final class FuzzPowerCommand implements Callable<Integer> {
  @Option(
      names = "--sample",
      paramLabel = "N",
      description =
          "So many mutants that histories or Lincheck kill in the kept matrix, drawn by --seed."
              + " Default: the faults of docs/bugs.md that are planted in Java.")
  private int sample;

  @Option(names = "--seed", paramLabel = "N", description = "Default: 1.")
  private long seed = 1;

  @Option(
      names = "--executions",
      paramLabel = "N",
      description = "The inputs that each target may have for one fault. Default: 20000.")
  private int executions = 20_000;

  @Option(
      names = "--guidance",
      paramLabel = "HOW",
      description = "corpus or blind, as for fuzz run. Default: corpus.")
  private String guidance = "corpus";

  @Option(
      names = "--compare",
      paramLabel = "SEEDS",
      description =
          "Write a table in Markdown: how many inputs each of so many seeds needs, with guidance"
              + " and without.")
  private int compare;

  @Option(
      names = "--findings",
      paramLabel = "DIR",
      description =
          "Write what is found to a folder for each fault, for fuzz replay and fuzz export. An"
              + " input that also goes wrong without the fault is an error.")
  private @Nullable Path findings;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before call
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (!List.of("corpus", "blind").contains(guidance)) {
      throw new ParameterException(
          spec.commandLine(), "--guidance: found " + guidance + ", expected corpus or blind");
    }
    TableReader reader = TableReader.builtIn();
    List<Subject> subjects =
        sample > 0 ? Power.sample(reader, sample, seed) : Power.bugs(BugReader.builtIn());
    var power = new Power(reader, executions, guidance.equals("corpus"), seed);
    PrintWriter out = spec.commandLine().getOut();
    if (compare > 0) {
      return compare(reader, subjects, out);
    }
    int found = 0;
    int tried = 0;
    for (Subject subject : subjects) {
      if (power.isOfPoller(subject)) {
        out.println("no target        -  " + subject);
        continue;
      }
      Power.Found its = power.search(subject);
      tried++;
      found += its.isFound() ? 1 : 0;
      Optional<Finding> finding = findings == null ? Optional.empty() : its.finding(reader);
      if (finding.isPresent() && findings != null) {
        Path file = findings.resolve(finding.get().id()).resolve(Finding.FILE);
        AtomicFiles.write(file, finding.get().toJson());
      }
      out.println(
          String.format(
              Locale.ROOT,
              "%-13s %5d  %s%s",
              its.isFound() ? its.target() : "NOT FOUND",
              its.executions(),
              subject,
              its.isFound() ? ": " + its.property().lines().findFirst().orElse("") : ""));
      out.flush();
    }
    out.println(found + " of " + tried + " faults found, " + subjects.size() + " drawn");
    out.flush();
    return (found == tried ? ExitCode.HOLDS : ExitCode.MUST_FAIL_HELD).code();
  }

  private int compare(TableReader reader, List<Subject> subjects, PrintWriter out) {
    var power = new Power(reader, executions, true, seed);
    out.println("| planted fault | with guidance | blind |");
    out.println("|---|---|---|");
    for (Subject subject : subjects) {
      if (!power.isOfPoller(subject)) {
        out.println(Power.compared(reader, subject, compare, executions));
        out.flush();
      }
    }
    return ExitCode.HOLDS.code();
  }
}
