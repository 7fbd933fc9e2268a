package dev.timerproof.spec.tlc;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reduces TLC's output to the lines that say why a run failed. */
final class TlcLog {
  private static final int LINES = 60;

  /** Matches lines that successful runs print too. */
  private static final Pattern ROUTINE =
      Pattern.compile(
          "TLC2 Version.*|Warning: Please run the Java VM.*|\\(Use the -nowarning option.*"
              + "|Running breadth-first search.*|Parsing file .*|Semantic processing of module .*"
              + "|Starting\\.\\.\\. .*|Computing initial states.*|Finished .*|Progress\\(.*"
              + "|[0-9,]+ states generated.*|The depth of the complete.*"
              + "|The average outdegree.*");

  private TlcLog() {}

  /**
   * The telling lines; of more than sixty the first and the last thirty, since what went wrong
   * stands before the states that led to it.
   *
   * @param modules the run's directory of modules, which is removed before file names
   */
  static String failure(List<String> printed, Path modules) {
    List<String> lines = new ArrayList<>();
    for (String line : printed) {
      if (!line.isBlank() && !ROUTINE.matcher(line).matches()) {
        lines.add(line.replace(modules + "/", "").stripTrailing());
      }
    }
    if (lines.size() > LINES) {
      lines.subList(LINES / 2, lines.size() - LINES / 2).clear();
    }
    return String.join("\n", lines);
  }
}
