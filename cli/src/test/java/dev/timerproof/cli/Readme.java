package dev.timerproof.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The README at the root of the checkout, parsed. */
record Readme(List<String> lines) {
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  static final Path FILE = ROOT.resolve("README.md");
  private static final String FENCE = "```";

  static Readme read() throws IOException {
    return new Readme(Files.readAllLines(FILE));
  }

  /** A fenced block: the index of its first line and its lines. */
  record Block(int start, List<String> lines) {}

  /** One session of a console block: commands, and what the last of them prints. */
  record Session(int outputStart, List<String> commands, List<String> output) {}

  List<Block> blocks(String language) {
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).equals(FENCE + language)) {
        int end = lines.subList(i + 1, lines.size()).indexOf(FENCE) + i + 1;
        blocks.add(new Block(i + 1, lines.subList(i + 1, end)));
        i = end;
      }
    }
    return blocks;
  }

  /** The shell commands, with and without shown output. */
  List<String> commands() {
    return Stream.concat(
            blocks("sh").stream().flatMap(b -> b.lines().stream()),
            sessions().stream().flatMap(s -> s.commands().stream()))
        .toList();
  }

  List<Session> sessions() {
    return blocks("console").stream().map(Readme::session).toList();
  }

  private static Session session(Block block) {
    int n = 0;
    while (n < block.lines().size() && block.lines().get(n).startsWith("$ ")) {
      n++;
    }
    return new Session(
        block.start() + n,
        block.lines().subList(0, n).stream().map(l -> l.substring(2)).toList(),
        block.lines().subList(n, block.lines().size()));
  }

  /** The rows of the table whose header begins with this cell; cells without blanks around. */
  List<List<String>> table(String firstCell) {
    int header = 0;
    while (!lines.get(header).startsWith("| " + firstCell + " |")) {
      header++;
    }
    List<List<String>> rows = new ArrayList<>();
    for (int i = header + 2; lines.get(i).startsWith("|"); i++) {
      String[] cells = lines.get(i).split("\\|", -1);
      rows.add(Stream.of(cells).skip(1).limit(cells.length - 2L).map(String::strip).toList());
    }
    return rows;
  }
}
