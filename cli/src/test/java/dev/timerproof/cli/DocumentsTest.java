package dev.timerproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;

/**
 * The pages lead to files and sections that exist, show commands that exist, name tests and sources
 * that exist, and have no line that is longer than a screen.
 */
class DocumentsTest {
  private static final int PROSE = 100;

  /** The greatest width of lines that cannot be wrapped: tables, commands and their output. */
  private static final int OTHER = 175;

  private static final Pattern LINK = Pattern.compile("]\\(([^)#:]*)(?:#([^)]*))?\\)");
  private static final Pattern COMMAND = Pattern.compile("(?:\\./)?timerproof ([^|>#`]*)");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern SOURCE =
      Pattern.compile(
          "([A-Z]\\w+)(?:\\.java|(?<=Test)(?:\\.\\w+)?\\*?)|[\\w-]+\\.(?:tla|json|sexp)");

  /** The names of all sources and reports. */
  private final Set<String> files =
      new HashSet<>(
          Set.of(
              "summary.json",
              "campaign.json",
              "finding.json",
              "heartbeat.json",
              "counterexample.json"));

  private final List<Path> pages = new ArrayList<>();

  DocumentsTest() throws IOException {
    try (Stream<Path> modules = Files.list(Readme.ROOT)) {
      for (Path module : modules.filter(m -> Files.isDirectory(m.resolve("src"))).toList()) {
        try (Stream<Path> sources = Files.walk(module.resolve("src"))) {
          sources.forEach(source -> files.add(String.valueOf(source.getFileName())));
        }
      }
    }
    pages.add(Readme.FILE);
    pages.add(Readme.ROOT.resolve("spec/README.md"));
    try (Stream<Path> docs = Files.walk(Readme.ROOT.resolve("docs"))) {
      docs.filter(page -> page.toString().endsWith(".md")).sorted().forEach(pages::add);
    }
  }

  @Test
  void pages_haveNoFault() throws IOException {
    assertTrue(pages.size() > 10, "only " + pages);
    List<String> faults = new ArrayList<>();
    for (Path page : pages) {
      faults.addAll(faults(page));
    }
    assertEquals("", String.join("\n", faults));
  }

  @Test
  void faultsOfEachKind_areFound(@TempDir Path folder) throws IOException {
    Path page = folder.resolve("page.md");
    assertFault("no file gone.md", page, "[a link](gone.md)\n");
    assertFault("no section #gone in page.md", page, "# Here\n\n[a link](page.md#gone)\n");
    assertFault("no section #gone in page.md", page, "# Here\n\n[a link](#gone)\n");
    assertFault("longer than " + PROSE, page, "word ".repeat(30) + "\n");
    assertFault("longer than " + OTHER, page, "| " + "word ".repeat(40) + "|\n");
    assertFault("Unmatched argument", page, "```sh\n./timerproof chekc\n```\n");
    assertFault("Unknown option", page, "```sh\n./timerproof check \\\n  --fast  # soon\n```\n");
    assertFault("Unknown option", page, "`timerproof check --fast` shows it.\n");
    assertFault("no source GoneTest", page, "See `GoneTest.method_whenCalled_*`.\n");
    assertFault("no source Gone.java", page, "See `Gone.java`.\n");
    assertFault("no source gone.sexp", page, "See `gone.sexp`.\n");
    Files.writeString(
        page,
        """
        # Here it is

        [a link](#here-it-is), `DocumentsTest`, `models.json`

        ```sh
        ./timerproof check --profile full > out # long
        ```
        """);
    assertEquals(List.of(), faults(page));
  }

  private void assertFault(String expected, Path page, String text) throws IOException {
    Files.writeString(page, text);
    List<String> faults = faults(page);
    assertTrue(faults.size() == 1 && faults.get(0).contains(expected), expected + ": " + faults);
  }

  private List<String> faults(Path page) throws IOException {
    List<String> faults = new ArrayList<>();
    boolean code = false;
    String command = "";
    int number = 0;
    for (String line : Files.readAllLines(page)) {
      String place = page.getFileName() + ":" + ++number + ": ";
      boolean fence = line.stripLeading().startsWith("```");
      int limit = code || line.startsWith("|") ? OTHER : PROSE;
      if (line.length() > limit && line.indexOf(' ', line.indexOf("](") + 1) >= 0) {
        faults.add(place + "longer than " + limit);
      }
      if (code && !fence && line.endsWith("\\")) {
        command += line.substring(0, line.length() - 1);
        continue;
      }
      if (code) {
        commands(command + line).forEach(fault -> faults.add(place + fault));
        command = "";
      } else {
        links(page, line).forEach(fault -> faults.add(place + fault));
        Matcher piece = CODE.matcher(line);
        while (piece.find()) {
          piece(piece.group(1)).forEach(fault -> faults.add(place + fault));
        }
      }
      code ^= fence;
    }
    return faults;
  }

  private List<String> piece(String code) {
    if (code.matches("(\\./)?timerproof .*")) {
      return commands(code);
    }
    Matcher source = SOURCE.matcher(code);
    if (!source.matches()) {
      return List.of();
    }
    String name = source.group(1) == null ? code : source.group(1) + ".java";
    boolean test = source.group(1) != null && !code.endsWith(".java");
    String shown = test ? source.group(1) : code;
    return files.contains(name) ? List.of() : List.of("no source " + shown);
  }

  private static List<String> commands(String line) {
    List<String> faults = new ArrayList<>();
    Matcher command = COMMAND.matcher(line);
    while (command.find()) {
      String[] words = command.group(1).strip().split("\\s+");
      try {
        Main.commandLine().parseArgs(words);
      } catch (MissingParameterException e) {
        // A sentence may name a command without its arguments.
      } catch (ParameterException e) {
        faults.add(e.getMessage() + " in " + line.strip());
      }
    }
    return faults;
  }

  private static List<String> links(Path page, String line) throws IOException {
    List<String> faults = new ArrayList<>();
    Matcher link = LINK.matcher(line.replaceAll("`[^`]*`", ""));
    while (link.find()) {
      String name = link.group(1);
      Path target = name.isEmpty() ? page : page.resolveSibling(name).normalize();
      String section = link.group(2);
      if (!Files.exists(target)) {
        faults.add("no file " + name);
      } else if (section != null && !sections(target).contains(section)) {
        faults.add("no section #" + section + " in " + target.getFileName());
      }
    }
    return faults;
  }

  /** The names that GitHub gives to the sections of a page. */
  private static Set<String> sections(Path page) throws IOException {
    Set<String> sections = new HashSet<>();
    for (String line : Files.readAllLines(page)) {
      if (line.startsWith("#")) {
        String title = line.replaceFirst("^#+ *", "").toLowerCase(Locale.ROOT);
        sections.add(title.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'));
      }
    }
    return sections;
  }
}
