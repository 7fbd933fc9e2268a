package dev.timerproof.bench.report;

import dev.timerproof.bench.cell.Cell;
import dev.timerproof.bench.cell.Contender;
import dev.timerproof.bench.cell.Contender.Side;
import dev.timerproof.bench.cell.Metric;
import dev.timerproof.bench.report.MarkdownTable.Line;
import dev.timerproof.bench.run.Measurement;
import dev.timerproof.bench.run.Series;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The targets: a table of a Markdown file, below the heading {@value #HEADING}. Its columns are
 * cell, figure, one of ours, what it is compared with, the greatest figure that is wanted, the
 * state on JDK 25 and on JDK 17, and where more is said.
 */
public final class Targets {
  static final String HEADING = "## Targets";

  private static final List<String> COLUMNS =
      List.of(
          "cell", "figure", "name", "compared with", "at most", "on JDK 25", "on JDK 17", "more");
  private static final int STATE_25 = 5;
  private static final int STATE_17 = 6;

  private final List<Target> all;

  private Targets(List<Target> all) {
    this.all = all;
  }

  /** No targets. */
  public static Targets none() {
    return new Targets(List.of());
  }

  /**
   * Reads the table.
   *
   * @param cells all cells
   * @param contenders all libraries for the JVM
   * @param jdk whose states are read: those of 25 for that and later ones, else those of 17
   * @throws IOException if it cannot be read, or if it is wrong; the message names file and line
   */
  public static Targets read(Path file, List<Cell> cells, List<Contender> contenders, int jdk)
      throws IOException {
    List<Target> targets = new ArrayList<>();
    for (Line line : MarkdownTable.read(file, HEADING, COLUMNS)) {
      targets.add(target(line, cells, contenders, jdk));
    }
    return new Targets(targets);
  }

  private static Target target(Line line, List<Cell> cells, List<Contender> contenders, int jdk)
      throws IOException {
    List<String> ids = cells.stream().map(Cell::id).toList();
    List<String> ours = Contender.ids(contenders, Side.OURS);
    List<String> against = new ArrayList<>(List.of(Target.LIMIT, Target.PEERS, Target.GO));
    against.addAll(Contender.ids(contenders, Side.PEER));
    against.addAll(ids);
    line.check(ids.contains(line.word(0)), "cell", line.word(0), ids);
    line.check(ours.contains(line.word(2)), "name", line.word(2), ours);
    line.check(against.contains(line.word(3)), "cell or library", line.word(3), against);
    for (int column : new int[] {STATE_25, STATE_17}) {
      String state = line.word(column);
      line.check(Outcome.ofState(state).isPresent(), "state", state, Outcome.words());
    }
    Cell cell = cells.get(ids.indexOf(line.word(0)));
    Metric metric = metric(line);
    if (!metric.isMeasuredBy(cell.spec().kind())) {
      throw line.wrong("cell '" + cell.id() + "' has no figure '" + metric.id() + "'");
    }
    return new Target(
        cell, metric, line.word(2), line.word(3), most(line), line.word(stateColumn(jdk)));
  }

  private static Metric metric(Line line) throws IOException {
    for (Metric metric : Metric.values()) {
      if (metric.id().equals(line.word(1))) {
        return metric;
      }
    }
    throw line.unknown("figure", line.word(1), Metric.ids());
  }

  private static double most(Line line) throws IOException {
    String word = line.word(4);
    if (!word.matches("\\d+(\\.\\d+)?")) {
      throw line.wrong("'" + word + "' is no number, such as 0.5");
    }
    return Double.parseDouble(word);
  }

  private static int stateColumn(int jdk) {
    return jdk >= 25 ? STATE_25 : STATE_17;
  }

  /** Whether a library has to be measured in a cell to judge some target. */
  public boolean need(Cell cell, Contender contender) {
    return all.stream().anyMatch(target -> target.needs(cell, contender));
  }

  /** Whether something has to be measured in a cell to judge some target. */
  public boolean need(Cell cell) {
    return all.stream()
        .anyMatch(target -> target.cell().equals(cell) || target.against().equals(cell.id()));
  }

  /** Whether all libraries have to be measured in a cell. */
  public boolean needAllPeers(Cell cell) {
    return all.stream()
        .anyMatch(target -> target.cell().equals(cell) && target.against().equals(Target.PEERS));
  }

  /** Judges those whose cells were measured, missed ones first. */
  public List<JudgedTarget> judge(Measurement measurement) {
    return all.stream()
        .filter(t -> measurement.series().stream().anyMatch(s -> s.cell().equals(t.cell())))
        .map(target -> judge(target, measurement))
        .sorted(
            Comparator.comparing(JudgedTarget::outcome)
                .thenComparing(Comparator.comparingDouble((JudgedTarget t) -> -t.times())))
        .toList();
  }

  private static JudgedTarget judge(Target target, Measurement measurement) {
    Series ours = series(measurement, target.cell().id(), target.ours());
    if (ours == null) {
      return JudgedTarget.open(target);
    }
    double[] figures = ours.values(target.metric().id());
    if (target.against().equals(Target.LIMIT)) {
      Ratio alone = alone(target.metric(), figures);
      Outcome outcome = Outcome.of(alone, target.most());
      return new JudgedTarget(target, Target.LIMIT, alone.mean(), 0, alone, outcome);
    }
    Series other = other(target, measurement);
    if (other == null) {
      return JudgedTarget.open(target);
    }
    double[] others = other.values(target.metric().id());
    boolean isSameCell = other.cell().equals(target.cell());
    Ratio ratio = isSameCell ? Ratio.of(figures, others) : Ratio.ofSeparateRounds(figures, others);
    return new JudgedTarget(
        target,
        isSameCell ? other.contender().id() : other.cell().id(),
        Ratio.mean(figures),
        Ratio.mean(others),
        ratio,
        Outcome.of(ratio, target.most()));
  }

  /**
   * A figure that is compared with nothing. Timers that fire early are counted in all rounds
   * together. A stall is the longest time of a round, which something else may have caused, so its
   * interval is that of all rounds.
   */
  private static Ratio alone(Metric metric, double[] figures) {
    return switch (metric) {
      case EARLY -> {
        double sum = Arrays.stream(figures).sum();
        yield new Ratio(sum, sum, sum);
      }
      case STALL -> {
        double[] sorted = Arrays.stream(figures).sorted().toArray();
        int last = sorted.length - 1;
        yield new Ratio(sorted[last / 2], sorted[0], sorted[last]);
      }
      default -> Ratio.alone(figures);
    };
  }

  private static @Nullable Series other(Target target, Measurement measurement) {
    return switch (target.against()) {
      case Target.PEERS -> Comparison.best(measurement, target.cell(), target.metric(), Side.PEER);
      case Target.GO -> Comparison.best(measurement, target.cell(), target.metric(), Side.GO);
      default -> {
        Series library = series(measurement, target.cell().id(), target.against());
        yield library != null ? library : series(measurement, target.against(), target.ours());
      }
    };
  }

  private static @Nullable Series series(Measurement measurement, String cell, String contender) {
    return measurement.series().stream()
        .filter(s -> s.cell().id().equals(cell) && s.contender().id().equals(contender))
        .findFirst()
        .orElse(null);
  }

  /**
   * Writes the states of a run into the page that the targets were read from. A line that was
   * changed meanwhile is left as it is.
   *
   * @param jdk the JDK of the run
   */
  public static void write(Path file, List<JudgedTarget> judged, int jdk) throws IOException {
    List<String> lines = Files.readAllLines(file);
    for (Line line : MarkdownTable.read(file, HEADING, COLUMNS)) {
      for (JudgedTarget one : judged) {
        if (one.target().isOf(line)) {
          int index = line.number() - 1;
          List<String> words = new ArrayList<>(MarkdownTable.split(lines.get(index).strip()));
          words.set(stateColumn(jdk), " " + one.state() + " ");
          lines.set(index, "|" + String.join("|", words) + "|");
        }
      }
    }
    Files.write(file, lines);
  }
}
