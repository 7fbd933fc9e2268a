package dev.timerproof.spec.tlc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What TLC printed for people, cut down to what says why a run failed. */
final class TlcLog {
  private static final int LINES = 60;

  /** Lines that a run without any fault prints too. */
  private static final Pattern ROUTINE =
      Pattern.compile(
          "TLC2 Version.*|Warning: Please run the Java VM.*|\\(Use the -nowarning option.*"
              + "|Running breadth-first search.*|Parsing file .*|Semantic processing of module .*"
              + "|Starting\\.\\.\\. .*|Computing initial states.*|Finished .*|Progress\\(.*"
              + "|[0-9,]+ states generated.*|The depth of the complete.*"
              + "|The average outdegree.*");

  private TlcLog() {}

  /**
   * The telling lines of a log, at most the last sixty; none if there is no log.
   *
   * @param modules the run's directory of modules, left out where it stands before a file name
   * @throws IOException if the log cannot be read
   */
  static String failure(Path log, Path modules) throws IOException {
    if (!Files.exists(log)) {
      return "";
    }
    String all = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
    List<String> lines = new ArrayList<>();
    for (String line : all.replace(modules + "/", "").split("\\R", -1)) {
      if (!line.isBlank() && !ROUTINE.matcher(line).matches()) {
        lines.add(line.stripTrailing());
      }
    }
    int from = Math.max(0, lines.size() - LINES);
    return String.join("\n", lines.subList(from, lines.size()));
  }
}
