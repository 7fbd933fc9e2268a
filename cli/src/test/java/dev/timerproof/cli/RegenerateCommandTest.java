package dev.timerproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.evidence.derived.DerivedFiles;
import dev.timerproof.spec.layer.SpecDerivedFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class RegenerateCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Path checkout;

  RegenerateCommandTest(@TempDir Path checkout) {
    this.checkout = checkout;
  }

  static List<DerivedFiles> all() {
    return AllDerivedFiles.ofThisBuild();
  }

  private static void copy(List<Path> files, Path to) throws IOException {
    for (Path file : files) {
      Path copy = to.resolve(file);
      if (Files.notExists(copy)) {
        Files.createDirectories(copy.resolve(".."));
        Files.copy(Readme.ROOT.resolve(file), copy);
      }
    }
  }

  /** Copies all derived files and their sources. */
  private void copyAll() throws IOException {
    for (DerivedFiles files : all()) {
      copy(files.sources(), checkout);
      copy(files.files(Readme.ROOT), checkout);
    }
  }

  private Map<String, String> contents() throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(checkout)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(
            checkout.relativize(file).toString(),
            Files.getLastModifiedTime(file) + Files.readString(file));
      }
    }
    return contents;
  }

  private int execute(String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Main.commandLine(new CommandLine(new RegenerateCommand(Optional.of(checkout))))
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(args);
  }

  private void edit(String file, String from, String to) throws IOException {
    Path path = checkout.resolve(file);
    String text = Files.readString(path);
    assertTrue(text.contains(from), () -> file + " has no " + from);
    Files.writeString(path, text.replace(from, to));
  }

  /**
   * The lists of sources must be complete, because they decide which kept verdicts of the drift
   * layer are still valid.
   */
  @ParameterizedTest
  @MethodSource("all")
  void files_ofACheckoutThatHasTheirSourcesAlone_areTheSame(DerivedFiles files) throws Exception {
    copy(files.sources(), checkout);
    copy(files.files(Readme.ROOT), checkout);
    assertFalse(files.files(checkout).isEmpty());
    assertEquals(List.of(), files.differences(checkout), files.command() + " writes them");
  }

  @Test
  void files_thatAreAsTheyShouldBe_areNotTouched() throws Exception {
    copyAll();
    Map<String, String> before = contents();
    assertEquals(0, execute("--only", "document,java,races,skeleton-c"), err::toString);
    assertEquals(before, contents());
    assertEquals(
        "nothing to write: document, java, races, skeleton-c are what their sources give",
        out.toString().strip());
  }

  @Test
  void words_chooseByNameOrFolder_andNoWordChoosesAll() {
    List<String> names = all().stream().map(DerivedFiles::name).toList();
    assertEquals(names, names(RegenerateCommand.chosen(List.of())));
    assertEquals(
        List.of("java", "races"), names(RegenerateCommand.chosen(List.of("races", "java"))));
    assertEquals(
        List.of(
            "document",
            "mutex-document",
            "editions",
            "bugs",
            "pseudo",
            "kill-matrix",
            "kill-matrix-mutex"),
        names(RegenerateCommand.chosen(List.of("docs"))));
  }

  private static List<String> names(List<DerivedFiles> chosen) {
    return chosen.stream().map(DerivedFiles::name).toList();
  }

  @Test
  void files_thatWereDamaged_areWrittenAndNamed() throws Exception {
    copyAll();
    Map<String, String> before = contents();
    edit("docs/table.md", "The transition table", "A transition table");
    Files.delete(checkout.resolve("docs/bugs.md"));
    Files.writeString(checkout.resolve("impl/src/generated/java/Stray.java"), "class Stray {}");
    assertEquals(0, execute("--only", "java"), err::toString);
    assertEquals(
        List.of("removed impl/src/generated/java/Stray.java"), out.toString().lines().toList());
    assertEquals(0, execute("--only", "docs/table.md,bugs"), err::toString);
    assertEquals(
        List.of("wrote docs/table.md", "wrote docs/bugs.md"), out.toString().lines().toList());
    assertEquals(before.keySet(), contents().keySet());
    assertEquals(
        Files.readString(Readme.ROOT.resolve("docs/table.md")),
        Files.readString(checkout.resolve("docs/table.md")));
  }

  @Test
  void table_thatIsMalformed_isNamedAndNothingIsWritten() throws Exception {
    copyAll();
    edit("docs/bugs.md", "Bugs of Go", "Faults of Go");
    edit(
        SpecDerivedFiles.TABLE.toString(),
        "from, \"Modifying\", \"Deleted\"",
        "from, \"Modifying\", \"Deletd\"");
    Map<String, String> before = contents();
    assertEquals(65, execute("--only", "bugs,java"), err::toString);
    assertEquals(before, contents());
    assertTrue(err.toString().contains("TimerTable.tla:"), err.toString());
    assertEquals("", out.toString());
  }

  @Test
  void name_thatIsUnknown_isAUsageErrorThatSaysWhichThereAre() {
    assertEquals(2, execute("--only", "pictures"));
    assertTrue(
        err.toString()
            .contains("unknown name pictures; there are: document, mutex-document, editions"),
        err.toString());
  }

  @Test
  void elsewhere_thanInACheckout_isAUsageError() {
    for (Object command :
        new ArrayList<>(
            List.of(new RegenerateCommand(Optional.empty()), new PinCommand(Optional.empty())))) {
      int code = Main.commandLine(new CommandLine(command)).setErr(new PrintWriter(err)).execute();
      assertEquals(2, code, err::toString);
      assertTrue(err.toString().contains("not in a checkout"), err.toString());
    }
  }
}
