package dev.timerproof.bench;

import dev.timerproof.bench.cell.Cell;
import dev.timerproof.bench.cell.Cells;
import dev.timerproof.bench.cell.Contender;
import dev.timerproof.bench.cell.Contenders;
import dev.timerproof.bench.report.AcceptedLosses;
import dev.timerproof.bench.report.Comparison;
import dev.timerproof.bench.report.HtmlReport;
import dev.timerproof.bench.report.JsonReport;
import dev.timerproof.bench.report.Report;
import dev.timerproof.bench.report.Row;
import dev.timerproof.bench.report.Targets;
import dev.timerproof.bench.report.TextReport;
import dev.timerproof.bench.run.Effort;
import dev.timerproof.bench.run.GoProgram;
import dev.timerproof.bench.run.Machine;
import dev.timerproof.bench.run.Measurement;
import dev.timerproof.bench.run.Runner;
import dev.timerproof.bench.worker.Worker;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command behind {@code bench/run}. */
@Command(
    name = "bench/run",
    mixinStandardHelpOptions = true,
    description = {
      "Measures the timers beside those of other libraries and of Go: the CPU time of the whole"
          + " process for each operation, lateness and memory.",
      "Without --quick it takes about an hour.",
      "bench/run --limits [ARGUMENTS OF JMH] measures single steps instead."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:no row loses to the best JVM peer by more than the noise",
      "1:a row loses and docs/performance.md does not list it",
      "2:wrong usage",
      "3:something was not measured: a library did not do its work, or no time was left",
      "70:something went wrong"
    })
public final class Main implements Callable<Integer> {
  private static final int JDK = Runtime.version().feature();
  private static final int LOST = 1;
  private static final int NOT_MEASURED = 3;
  private static final int BROKEN = 70;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before call
  private CommandSpec spec;

  @Option(names = "--quick", description = "Fewer cells, shorter: less than four minutes.")
  private boolean quick;

  @Option(
      names = "--targets",
      description = {
        "Only what the targets of docs/performance.md need, in some minutes;",
        "cells are compared with the best peer only where a target needs all peers."
      })
  private boolean targetsOnly;

  @Option(
      names = "--pin",
      description = "Write the states of the targets into docs/performance.md.")
  private boolean pin;

  @Option(names = "--list", description = "List cells and libraries, and measure nothing.")
  private boolean list;

  @Option(
      names = "--only",
      paramLabel = "CELL",
      split = ",",
      description = "Only these cells; a name may end with *.")
  private List<String> only = List.of();

  @Option(names = "--of", paramLabel = "NAME", split = ",", description = "Only these libraries.")
  private List<String> of = List.of();

  @Option(names = "--json", paramLabel = "FILE", description = "Write all figures as JSON.")
  private @Nullable Path json;

  @Option(names = "--html", paramLabel = "FILE", description = "Write a page with plots.")
  private @Nullable Path html;

  @Option(
      names = "--go-sources",
      paramLabel = "FOLDER",
      hidden = true,
      description = "Where the program in Go is.")
  private @Nullable Path goSources;

  @Option(
      names = "--accepted",
      paramLabel = "FILE",
      hidden = true,
      description = "The page that lists what may lose, and the targets.")
  private @Nullable Path accepted;

  private final List<Contender> jvm;
  private final Effort quickEffort;

  Main(List<Contender> contenders, Effort quickEffort) {
    this.jvm = contenders;
    this.quickEffort = quickEffort;
  }

  /** Runs the command and ends the JVM with its exit code. */
  public static void main(String[] args) {
    // Numbers and names are written in the same way for every language of the user.
    Locale.setDefault(Locale.ROOT);
    System.exit(command(new Main(Contenders.all(Main::worker), Effort.QUICK)).execute(args));
  }

  static CommandLine command(Main main) {
    return new CommandLine(main)
        .setExecutionExceptionHandler(
            (failure, command, result) -> {
              command.getErr().println("bench: " + failure);
              return BROKEN;
            });
  }

  /**
   * The command of a worker process for a library, given its {@link
   * dev.timerproof.bench.subject.Subject} class. All workers get the same memory.
   */
  static List<String> worker(String subject) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xms1g",
        "-Xmx4g",
        "-XX:NewSize=256m",
        "-XX:MaxNewSize=256m",
        "-XX:+UseG1GC",
        "-XX:-UsePerfData",
        "--enable-native-access=ALL-UNNAMED",
        "-Dsun.misc.unsafe.memory.access=allow",
        "-cp",
        System.getProperty("java.class.path"),
        Worker.class.getName(),
        subject);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if ((targetsOnly || pin) && accepted == null) {
      throw new ParameterException(
          spec.commandLine(), "--targets and --pin need the page of --accepted");
    }
    if (targetsOnly && quick) {
      throw new ParameterException(
          spec.commandLine(), "--targets has an effort of its own, so it excludes --quick");
    }
    AcceptedLosses losses = AcceptedLosses.none();
    Targets targets = Targets.none();
    if (accepted != null) {
      losses = AcceptedLosses.read(accepted, Cells.all(), jvm);
      targets = Targets.read(accepted, Cells.all(), jvm, JDK);
    }
    List<Cell> cells = cells(targets);
    Path folder = Files.createTempDirectory("bench");
    try {
      return run(cells, losses, targets, folder);
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Measures the cells. Built programs and the processes' logs go to the folder. */
  private int run(List<Cell> cells, AcceptedLosses losses, Targets targets, Path folder)
      throws IOException, InterruptedException {
    List<GoProgram> goPrograms = goSources == null ? List.of() : GoProgram.installed();
    List<Contender> all = new ArrayList<>(jvm);
    goPrograms.forEach(program -> all.add(program.contender(folder)));
    List<Contender> chosen = chosen(all);
    PrintWriter out = spec.commandLine().getOut();
    if (list) {
      cells.forEach(cell -> out.println(cell.id() + (cell.quick() ? "" : "  (not with --quick)")));
      out.println();
      chosen.forEach(contender -> out.println(contender.id() + ": " + contender.note()));
      return 0;
    }
    Machine.check();
    for (GoProgram program : goPrograms) {
      if (chosen.stream().anyMatch(contender -> contender.id().equals(program.version()))) {
        program.build(Objects.requireNonNull(goSources), folder);
      }
    }
    Report report = measure(cells, chosen, losses, targets, folder);
    TextReport.lines(report).forEach(out::println);
    if (json != null) {
      JsonReport.write(report, json);
    }
    if (html != null) {
      HtmlReport.write(report, html);
    }
    if (pin && accepted != null) {
      Targets.write(accepted, report.targets(), JDK);
    }
    return report.hasLost() ? LOST : report.hasFailed() ? NOT_MEASURED : 0;
  }

  private Report measure(
      List<Cell> cells, List<Contender> chosen, AcceptedLosses losses, Targets targets, Path logs)
      throws IOException, InterruptedException {
    Effort effort = targetsOnly ? Effort.TARGETS : quick ? quickEffort : Effort.FULL;
    double before = Machine.load();
    PrintWriter err = spec.commandLine().getErr();
    Runner runner = new Runner(effort, logs, line -> err.println("bench: " + line));
    Measurement measurement =
        runner.run(
            cells, chosen, (cell, contender) -> !targetsOnly || targets.need(cell, contender));
    List<Row> rows =
        Comparison.rows(measurement, losses).stream()
            // The best of some peers is not the best peer.
            .filter(row -> !targetsOnly || targets.needAllPeers(row.cell()))
            .toList();
    return new Report(
        quick,
        effort,
        Machine.processor(),
        Runtime.getRuntime().availableProcessors(),
        Machine.system(),
        Machine.jvm(),
        before,
        Machine.load(),
        measurement,
        rows,
        losses.unused(rows),
        targets.judge(measurement));
  }

  private List<Cell> cells(Targets targets) {
    for (String name : only) {
      if (Cells.all().stream().noneMatch(cell -> matches(cell, name))) {
        throw new ParameterException(
            spec.commandLine(), "no cell is named " + name + "; --list prints all names");
      }
    }
    return Cells.all().stream()
        .filter(cell -> !targetsOnly || targets.need(cell))
        .filter(
            cell ->
                only.isEmpty()
                    ? !quick || cell.quick() || list
                    : only.stream().anyMatch(name -> matches(cell, name)))
        .toList();
  }

  private static boolean matches(Cell cell, String name) {
    return name.endsWith("*")
        ? cell.id().startsWith(name.substring(0, name.length() - 1))
        : cell.id().equals(name);
  }

  private List<Contender> chosen(List<Contender> all) {
    for (String name : of) {
      if (all.stream().noneMatch(contender -> contender.id().equals(name))) {
        throw new ParameterException(
            spec.commandLine(), "no library is named " + name + "; --list prints all names");
      }
    }
    return all.stream().filter(contender -> of.isEmpty() || of.contains(contender.id())).toList();
  }
}
