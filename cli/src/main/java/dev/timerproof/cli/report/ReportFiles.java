package dev.timerproof.cli.report;

import dev.timerproof.evidence.files.AtomicFiles;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files of a run in its output directory: {@code summary.json} and {@code junit/*.xml}. */
public final class ReportFiles {
  private static final List<LayerReport.State> RAN =
      List.of(LayerReport.State.FINISHED, LayerReport.State.CUT, LayerReport.State.NOT_STARTED);

  private final Path directory;

  /** The files in this directory, which is created. */
  public ReportFiles(Path directory) {
    this.directory = directory;
  }

  /** The summary's place. */
  public Path summary() {
    return directory.resolve("summary.json");
  }

  /** Deletes the files of an earlier run, so that nobody takes them for those of this run. */
  public void clear() throws IOException {
    Files.createDirectories(junit());
    Files.deleteIfExists(summary());
    try (DirectoryStream<Path> old =
        Files.newDirectoryStream(junit(), file("*").getFileName().toString())) {
      for (Path file : old) {
        Files.delete(file);
      }
    }
  }

  /** Writes them all, each one whole. */
  public void write(Report report) throws IOException {
    for (LayerReport layer : report.layers()) {
      if (RAN.contains(layer.state())) {
        AtomicFiles.write(file(layer.name().label()), JUnitXml.of(report, layer));
      }
    }
    AtomicFiles.write(summary(), SummaryJson.of(report).toPrettyString() + "\n");
  }

  private Path junit() {
    return directory.resolve("junit");
  }

  private Path file(String layer) {
    return junit().resolve("TEST-timerproof." + layer + ".xml");
  }
}
