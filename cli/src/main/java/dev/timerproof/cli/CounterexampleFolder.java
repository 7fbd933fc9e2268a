package dev.timerproof.cli;

import dev.timerproof.evidence.claim.CounterexampleFile;
import dev.timerproof.evidence.claim.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The option that names a folder for counterexamples. */
final class CounterexampleFolder {
  @Option(
      names = "--counterexamples",
      paramLabel = "DIR",
      description = "Write each counterexample to a file in DIR, for replay.")
  private @Nullable Path folder;

  /**
   * Looks at the folder before any work is done.
   *
   * @throws ParameterException if it is a file
   */
  void check(CommandSpec spec) {
    if (folder != null && Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new ParameterException(
          spec.commandLine(), "--counterexamples " + folder + ": expected a folder, found a file");
    }
  }

  /**
   * Writes a counterexample, if they are wanted.
   *
   * @param claim the id of the claim that it contradicts
   * @param sentence what is claimed
   * @param table the hash of the table
   * @return the file
   * @throws IOException if it cannot be written
   */
  Optional<Path> write(String claim, String sentence, String table, Trace trace)
      throws IOException {
    if (folder == null) {
      return Optional.empty();
    }
    Path file = folder.resolve(CounterexampleFile.name(claim));
    new CounterexampleFile(claim, sentence, table, trace).write(file);
    return Optional.of(file);
  }
}
