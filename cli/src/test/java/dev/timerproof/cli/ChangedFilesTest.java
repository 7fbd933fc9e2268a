package dev.timerproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Model.CommandSpec;

class ChangedFilesTest {
  private static void git(Path folder, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=a", "-c"));
    command.add("user.email=a@example.org");
    command.addAll(List.of(arguments));
    Process git =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, git.waitFor(), said);
  }

  @Test
  void files_thatDiffer_areNamed_committedOrNot(@TempDir Path folder) throws Exception {
    git(folder, "init", "--quiet");
    Files.createDirectory(folder.resolve("a"));
    for (String name : List.of("a/committed", "a/edited", "same")) {
      Files.writeString(folder.resolve(name), "before\n");
    }
    git(folder, "add", ".");
    git(folder, "commit", "--quiet", "--no-gpg-sign", "-m", "before");
    git(folder, "tag", "base");
    Files.writeString(folder.resolve("a/committed"), "after\n");
    git(folder, "commit", "--quiet", "--no-gpg-sign", "-a", "-m", "after");
    Files.writeString(folder.resolve("a/edited"), "after\n");
    assertEquals(
        List.of("a/committed", "a/edited"),
        ChangedFiles.since("base", folder, CommandSpec.create()));
  }
}
