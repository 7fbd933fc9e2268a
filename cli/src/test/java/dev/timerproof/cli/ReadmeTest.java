package dev.timerproof.cli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.evidence.claim.ExitCode;
import dev.timerproof.evidence.layer.LayerName;
import dev.timerproof.evidence.layer.LayerRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.ParameterException;

/**
 * Compares the README with the command's output. With {@code -Dtimerproof.regenerate=true} the
 * shown output is written anew.
 */
class ReadmeTest {
  private static final Pattern COMMAND = Pattern.compile("\\./timerproof( [^|>]*)?");

  private final Readme readme;

  ReadmeTest() throws IOException {
    readme = Readme.read();
  }

  @Test
  void commands_thatAreShown_existWithTheirOptions() {
    int found = 0;
    for (String line : readme.commands()) {
      Matcher m = COMMAND.matcher(line);
      while (m.find()) {
        String[] words = m.group().strip().split(" +");
        assertDoesNotThrow(() -> parse(words), line);
        found++;
      }
    }
    assertTrue(found >= 10, "only " + found + " commands found");
  }

  @Test
  void command_thatDoesNotExist_isSeen() {
    assertThrows(ParameterException.class, () -> parse("./timerproof", "chekc"));
    assertThrows(ParameterException.class, () -> parse("./timerproof", "check", "--fast"));
  }

  private static void parse(String... words) {
    Main.commandLine().parseArgs(Stream.of(words).skip(1).toArray(String[]::new));
  }

  @Test
  void firstCommands_areTheTwoThatMatter() {
    assertEquals(List.of("./timerproof check", "mvn verify"), readme.blocks("sh").get(0).lines());
  }

  @Test
  void exitCodes_areThoseOfTheCommand() {
    assertEquals(
        ExitCode.byNumber().stream().map(c -> List.of("" + c.code(), c.meaning())).toList(),
        readme.table("code"));
    String order =
        Stream.of(ExitCode.values())
            .filter(c -> c != ExitCode.HOLDS)
            .map(c -> "" + c.code())
            .reduce((a, b) -> a + ", " + b)
            .orElseThrow();
    assertTrue(readme.lines().stream().anyMatch(l -> l.contains("first of " + order)), order);
  }

  @Test
  void layers_areThoseOfThisBuild() {
    LayerRegistry registry = Layers.ofThisBuild();
    List<List<String>> rows = readme.table("layer");
    assertEquals(
        Stream.of(LayerName.values())
            .map(n -> List.of(n.label(), n.question(), n.kind().label()))
            .toList(),
        rows.stream().map(r -> r.subList(0, 3)).toList());
    for (List<String> row : rows) {
      boolean missing = registry.missing().stream().anyMatch(n -> n.label().equals(row.get(0)));
      assertEquals(missing ? "no" : "yes", row.get(3).split(":", -1)[0], row.get(0));
    }
  }

  @Test
  void links_leadToFiles() {
    Matcher m = Pattern.compile("]\\(([^)#:]+)\\)").matcher(String.join("\n", readme.lines()));
    int found = 0;
    while (m.find()) {
      String target = m.group(1);
      assertTrue(Files.exists(Readme.ROOT.resolve(target)), target);
      found++;
    }
    assertTrue(found >= 8, "only " + found + " links found");
  }

  @Test
  void examples_areThoseThatRunAsTests() throws IOException {
    String examples = Files.readString(Readme.ROOT.resolve("docs/runtime.md"));
    assertFalse(readme.blocks("java").isEmpty());
    for (Readme.Block block : readme.blocks("java")) {
      String example = String.join("\n", block.lines());
      assertTrue(examples.contains("```java\n" + example + "\n```"), example);
    }
  }

  @Test
  void output_thatIsShown_isWhatTheCommandsPrint(@TempDir Path directory) throws Exception {
    copy("spec/src/main/tla", directory);
    copy("conformance/src/main/resources/traces", directory);
    List<String> lines = new ArrayList<>(readme.lines());
    List<Readme.Session> sessions = new ArrayList<>(readme.sessions());
    assertEquals(2, sessions.size());
    Collections.reverse(sessions);
    for (Readme.Session session : sessions) {
      List<String> printed = run(session.commands(), directory);
      if (Boolean.getBoolean("timerproof.regenerate")) {
        int start = session.outputStart();
        lines.subList(start, start + session.output().size()).clear();
        lines.addAll(start, printed);
      } else {
        assertEquals(timeless(session.output()), timeless(printed));
      }
    }
    if (!lines.equals(readme.lines())) {
      Files.write(Readme.FILE, lines);
    }
  }

  private static void copy(String part, Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(Readme.ROOT.resolve(part))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = directory.resolve(Readme.ROOT.relativize(file));
        Files.createDirectories(copy.resolve(".."));
        Files.copy(file, copy);
      }
    }
  }

  private static String timeless(List<String> lines) {
    return String.join("\n", lines)
        .replaceAll("\\d+\\.\\d s", "TIME")
        .replaceAll("(\\(exit \\d+, )[\\d:]+", "$1TIME");
  }

  private static List<String> run(List<String> commands, Path directory) throws Exception {
    String script = String.join("\n", commands);
    assertFalse(script.isEmpty());
    var builder =
        new ProcessBuilder(
                "sh",
                "-c",
                script.replace(
                    "./timerproof",
                    "\"$JAVA\" -Dtimerproof.command=./timerproof -cp \"$CP\" $MAIN"))
            .directory(directory.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder
        .environment()
        .put("JAVA", Path.of(System.getProperty("java.home"), "bin", "java").toString());
    builder.environment().put("CP", System.getProperty("java.class.path"));
    builder.environment().put("MAIN", Main.class.getName());
    Process process = builder.start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return out.lines().toList();
  }
}
