package dev.timerproof.cli;

import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.claim.ExitCode;
import dev.timerproof.evidence.files.Scratch;
import dev.timerproof.evidence.layer.LayerName;
import dev.timerproof.lincheck.evidence.JavaCaseRun;
import dev.timerproof.spec.layer.ModelClaims;
import dev.timerproof.spec.model.Bug;
import dev.timerproof.spec.model.BugHistory;
import dev.timerproof.spec.model.BugReader;
import dev.timerproof.spec.model.BugText;
import dev.timerproof.spec.model.CaseReport;
import dev.timerproof.spec.model.CaseSelection;
import dev.timerproof.spec.model.JavaCase;
import dev.timerproof.spec.model.Judgement;
import dev.timerproof.spec.model.LaneTable;
import dev.timerproof.spec.model.ModelCase;
import dev.timerproof.spec.model.ModelSuite;
import dev.timerproof.spec.model.SuiteLimits;
import dev.timerproof.spec.model.SuiteListener;
import dev.timerproof.spec.table.Names;
import dev.timerproof.spec.table.reading.PlantedFaults;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the bugs of Go's timers, or runs the cases that show one of them. */
@Command(
    name = "bugs",
    description = {
      "Lists the bugs of Go's timers, or runs the cases that show one of them.",
      "A bug counts as shown when each of its cases violates the property that it names, by way of"
          + " the rows that it names; and when generated Java with the fault goes wrong as named,"
          + " and without it does not."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    footer = {
      "",
      "Exit codes with an ID:",
      "  0     the bug fails as named, or no model expresses it and the reason was printed",
      "  3     a run ended without a verdict",
      "  4     a case held, or failed in another way",
      "",
      "Examples:",
      "  timerproof bugs",
      "  timerproof bugs 47329",
      "  timerproof bugs 47329 --counterexamples out"
    })
final class BugsCommand implements Callable<Integer> {

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "ID",
      description = "The number of a Go issue, cl and that of a change, or another id of the list.")
  private @Nullable String id;

  @Mixin private final TableFile table = new TableFile();

  @Mixin private final CounterexampleFolder counterexamples = new CounterexampleFolder();

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before call
  private CommandSpec spec;

  private final Source source;

  /** Reads the list of bugs. */
  @FunctionalInterface
  interface Source {
    BugHistory read() throws IOException;
  }

  BugsCommand() {
    this(BugReader::builtIn);
  }

  BugsCommand(Source source) {
    this.source = source;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    counterexamples.check(spec);
    BugHistory history = source.read();
    PrintWriter out = spec.commandLine().getOut();
    ExitCode code = ExitCode.HOLDS;
    if (id == null) {
      list(history, out);
    } else {
      String wanted = id;
      Bug bug =
          history
              .find(wanted)
              .orElseThrow(
                  () ->
                      new ParameterException(
                          spec.commandLine(), Names.unknown("bug", wanted, history.ids())));
      code = show(history, bug, out);
    }
    out.flush();
    return code.code();
  }

  private static void list(BugHistory history, PrintWriter out) {
    for (Bug bug : history.bugs()) {
      out.printf("%-12s %s%n", bug.id(), bug.title());
      out.printf("%-12s   %s%n", "", bug.versions());
      String shown = bug.modelled() ? String.join(", ", bug.cases()) : "no model: " + bug.noModel();
      out.printf("%-12s   %s%n", "", shown);
      if (!bug.java().isEmpty()) {
        out.printf(
            "%-12s   in Java: %s%n",
            "", String.join(", ", history.javaCases(bug).stream().map(JavaCase::id).toList()));
      }
      if (!bug.javaTest().isEmpty()) {
        out.printf("%-12s   in Java, by tests: %s%n", "", bug.javaTest());
      }
      if (!bug.noJava().isEmpty()) {
        out.printf("%-12s   not in Java: %s%n", "", bug.noJava());
      }
    }
    long modelled = history.bugs().stream().filter(Bug::modelled).count();
    long inJava = history.bugs().stream().filter(Bug::shownInJava).count();
    out.println(
        modelled
            + " of "
            + history.bugs().size()
            + " are shown by a case that must fail, "
            + inJava
            + " by generated Java");
  }

  private ExitCode show(BugHistory history, Bug bug, PrintWriter out)
      throws IOException, InterruptedException {
    out.println(String.join(", ", bug.names()) + ": " + bug.title());
    entry(out, "in", bug.versions());
    entry(out, "story", bug.story());
    entry(out, "fix", bug.fix());
    if (!bug.modelled()) {
      entry(out, "cases", "none: " + bug.noModel());
      return ExitCode.HOLDS;
    }
    var text = new BugText(history, PlantedFaults.builtIn());
    for (ModelCase modelCase : history.cases(bug)) {
      entry(out, "case", modelCase.name());
      text.changes(modelCase).forEach(change -> entry(out, "changed", change));
      entry(out, "holds", text.holds(modelCase));
    }
    history.javaCases(bug).forEach(modelCase -> entry(out, "in Java", text.shown(modelCase)));
    if (!bug.javaTest().isEmpty()) {
      entry(out, "in Java", "by tests: " + bug.javaTest());
    }
    if (!bug.noJava().isEmpty()) {
      entry(out, "in Java", (!bug.shownInJava() ? "not: " : "no more: ") + bug.noJava());
    }
    out.flush();
    List<CaseReport> reports =
        new ModelSuite(history.manifest(), table.modules())
            .run(CaseSelection.named(bug.cases()), SuiteLimits.DEFAULT, SuiteListener.NONE);
    List<ExitCode> codes = new ArrayList<>();
    var lanes = new LaneTable(history.manifest());
    var claims = new ModelClaims(LayerName.BUGS, history.manifest(), table.source().file());
    for (CaseReport report : reports) {
      out.println();
      if (report.result().violation() != null) {
        out.print(lanes.render(report.modelCase(), report.result()));
      }
      boolean named = report.judgement() == Judgement.AS_EXPECTED;
      out.println(
          report.modelCase().name()
              + (named ? ": fails as named, " : ": does not fail as named, ")
              + report.sentence());
      write(claims.of(report), out);
      codes.add(code(report.judgement()));
    }
    codes.add(showInJava(history.javaCases(bug), out));
    return ExitCode.first(codes);
  }

  private void write(Claim claim, PrintWriter out) throws IOException {
    if (claim.trace().isPresent()) {
      counterexamples
          .write(claim.id(), claim.sentence(), table.source().sha256(), claim.trace().get())
          .ifPresent(file -> out.println("counterexample: " + file));
    }
  }

  private ExitCode showInJava(List<JavaCase> cases, PrintWriter out)
      throws IOException, InterruptedException {
    if (cases.isEmpty()) {
      return ExitCode.HOLDS;
    }
    if (ToolProvider.getSystemJavaCompiler() == null) {
      out.println("generated Java was not run: this Java has no compiler; run a JDK");
      return ExitCode.TOOL_MISSING;
    }
    ExitCode code = ExitCode.HOLDS;
    try (Scratch scratch = new Scratch()) {
      var run = new JavaCaseRun(table.reader(spec), PlantedFaults.builtIn(), scratch.directory());
      Map<JavaCase, String> wrong = run.without(cases);
      for (JavaCase modelCase : cases) {
        out.println();
        String found = run.with(modelCase).orElse("nothing was found\n");
        out.print(found.endsWith("\n") ? found : found + "\n");
        boolean named = found.contains(modelCase.finding()) && !wrong.containsKey(modelCase);
        out.println(modelCase.id() + (named ? ": fails as named" : ": does not fail as named"));
        if (wrong.containsKey(modelCase)) {
          out.println("without the fault it fails too:\n" + wrong.get(modelCase));
        }
        code = named ? code : ExitCode.MUST_FAIL_HELD;
      }
    }
    return code;
  }

  private static ExitCode code(Judgement judgement) {
    return ExitCode.byNumber().stream()
        .filter(code -> code.code() == judgement.exitCode())
        .findFirst()
        .orElse(ExitCode.INTERNAL);
  }

  private static void entry(PrintWriter out, String name, String text) {
    out.print(LaneTable.entry(name, text));
  }
}
