package dev.timerproof.cli.report;

import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.claim.CounterexampleFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Writes the counterexamples of a run, each to a file beside {@code summary.json}. */
final class Counterexamples {
  private static final String FOLDER = "counterexamples";

  private Counterexamples() {}

  /** The path of a claim's counterexample, relative to the folder of {@code summary.json}. */
  static Optional<String> of(Claim claim) {
    return claim.trace().map(trace -> FOLDER + "/" + CounterexampleFile.name(claim.id()));
  }

  /** Deletes the counterexamples of an earlier run. */
  static void clear(Path directory) throws IOException {
    Path folder = directory.resolve(FOLDER);
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> old = Files.newDirectoryStream(folder, "*.json")) {
        for (Path file : old) {
          Files.delete(file);
        }
      }
    }
  }

  /** Writes the counterexamples of a report. */
  static void write(Report report, Path directory) throws IOException {
    for (Claim claim : report.claims()) {
      if (claim.trace().isPresent()) {
        new CounterexampleFile(
                claim.id(), claim.sentence(), report.tableHash(), claim.trace().get())
            .write(directory.resolve(of(claim).orElseThrow()));
      }
    }
  }
}
