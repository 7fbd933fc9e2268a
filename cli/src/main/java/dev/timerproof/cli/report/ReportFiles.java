package dev.timerproof.cli.report;

import dev.timerproof.evidence.files.AtomicFiles;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The files of a run in its output directory: {@code summary.json}, and the same results in other
 * formats.
 */
public final class ReportFiles {
  private static final List<LayerReport.State> RAN =
      List.of(LayerReport.State.FINISHED, LayerReport.State.CUT, LayerReport.State.NOT_STARTED);

  private static final String SUMMARY = "summary.json";
  private static final String MARKDOWN = "summary.md";
  private static final String ANNOTATIONS = "annotations.txt";
  private static final String SARIF = "timerproof.sarif";
  private static final String CODE_QUALITY = "code-quality.json";
  private static final String PAGE = "report.html";

  private final Path directory;

  /** The files in this directory, which is created. */
  public ReportFiles(Path directory) {
    this.directory = directory;
  }

  /** The summary's place. */
  public Path summary() {
    return directory.resolve(SUMMARY);
  }

  /** The path of the HTML page, which is written only on request. */
  public Path page() {
    return directory.resolve(PAGE);
  }

  /**
   * Deletes the files of an earlier run, so that they are not taken for those of this run. Creates
   * no folder.
   */
  public void clear() throws IOException {
    for (String name : List.of(SUMMARY, MARKDOWN, ANNOTATIONS, SARIF, CODE_QUALITY, PAGE)) {
      Files.deleteIfExists(directory.resolve(name));
    }
    Counterexamples.clear(directory);
    if (Files.isDirectory(junit())) {
      try (DirectoryStream<Path> old =
          Files.newDirectoryStream(junit(), file("*").getFileName().toString())) {
        for (Path file : old) {
          Files.delete(file);
        }
      }
    }
  }

  /** Creates the folders, and checks that a file can be written there. */
  public void prepare() throws IOException {
    Files.createDirectories(junit());
    Files.delete(Files.createTempFile(directory, ".timerproof", ".tmp"));
  }

  /**
   * Writes all files, each one whole.
   *
   * @param places the places of findings
   */
  public void write(Report report, Places places) throws IOException {
    for (LayerReport layer : report.layers()) {
      if (RAN.contains(layer.state())) {
        AtomicFiles.write(file(layer.name().label()), JUnitXml.of(report, layer));
      }
    }
    Counterexamples.write(report, directory);
    write(MARKDOWN, SummaryMarkdown.of(report, places));
    write(ANNOTATIONS, Annotations.of(report, places));
    write(SARIF, Sarif.of(report, places).toPrettyString() + "\n");
    write(CODE_QUALITY, CodeQuality.of(report, places).toPrettyString() + "\n");
    // The summary is written last, because its existence tells other programs that the run has
    // ended.
    AtomicFiles.write(summary(), SummaryJson.of(report).toPrettyString() + "\n");
  }

  private void write(String name, String text) throws IOException {
    AtomicFiles.write(directory.resolve(name), text);
  }

  private Path junit() {
    return directory.resolve("junit");
  }

  private Path file(String layer) {
    return junit().resolve("TEST-timerproof." + layer + ".xml");
  }
}
