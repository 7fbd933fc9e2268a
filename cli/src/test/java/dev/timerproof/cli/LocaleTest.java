package dev.timerproof.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command says does not depend on the user's locale. */
class LocaleTest {
  private final Path directory;

  LocaleTest(@TempDir Path directory) {
    this.directory = directory;
  }

  /** The last line of a check, which has an exit code and numbers of claims, without its time. */
  private String verdict(List<String> options) throws IOException, InterruptedException {
    Path output = directory.resolve("output");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of("check", "--only", "table", "--no-cache"));
    command.addAll(List.of("--out", directory.resolve("out").toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertEquals(0, process.waitFor(), () -> output.toString());
    List<String> lines = Files.readAllLines(output, UTF_8);
    return lines.get(lines.size() - 1).replaceAll("[0-9]+:[0-9]+", "TIME");
  }

  @Test
  void check_inALocaleWithOtherDigits_saysTheSame() throws Exception {
    assertNotEquals("1", String.format(Locale.forLanguageTag("fa-IR-u-nu-arabext"), "%d", 1));
    assertEquals(
        verdict(List.of("-Duser.language=en")),
        verdict(
            List.of("-Duser.language=fa", "-Duser.country=IR", "-Duser.extensions=u-nu-arabext")));
  }
}
