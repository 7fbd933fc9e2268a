package dev.timerproof.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What git says of the files of a checkout. */
final class ChangedFiles {
  private ChangedFiles() {}

  /**
   * The files that differ from a commit, committed or not; files that git does not track are not
   * among them.
   *
   * @param base a commit, by any name that git takes
   * @return their paths from the root of the checkout on, with slashes
   * @throws ParameterException if git is not there, or does not know the commit
   */
  static List<String> since(String base, Path checkout, CommandSpec spec)
      throws IOException, InterruptedException {
    Process git;
    try {
      // As a revision always, so that no name of a file or option is taken for one.
      git =
          new ProcessBuilder(
                  "git", "diff", "--name-only", "--relative", "-z", "--end-of-options", base, "--")
              .directory(checkout.toFile())
              .redirectErrorStream(true)
              .start();
    } catch (IOException e) {
      throw new ParameterException(spec.commandLine(), "--base: git cannot be run: " + e, e);
    }
    git.getOutputStream().close();
    String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (git.waitFor() != 0) {
      String first = said.lines().findFirst().orElse("");
      throw new ParameterException(spec.commandLine(), "--base " + base + ": git says " + first);
    }
    return List.of(said.split("\0"));
  }
}
