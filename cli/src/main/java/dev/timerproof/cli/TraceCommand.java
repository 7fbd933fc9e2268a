package dev.timerproof.cli;

import dev.timerproof.conformance.trace.reading.MalformedTraceException;
import dev.timerproof.conformance.trace.reading.TraceLimits;
import dev.timerproof.conformance.trace.reading.TraceMerge;
import dev.timerproof.evidence.claim.ExitCode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Work on traces besides their validation. */
@Command(
    name = "trace",
    description = "Works on recorded traces; validate checks them.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "Examples:",
      "  timerproof trace merge thread-*.jsonl --into all.jsonl",
    })
final class TraceCommand implements Runnable {
  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before run
  private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  @Command(
      name = "merge",
      description = {
        "Merges the files that the threads of one run have written into one trace.",
        "All must have the same header. The lines are ordered by ns."
      },
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      footer = {
        "",
        "Examples:",
        "  timerproof trace merge thread-*.jsonl --into all.jsonl",
      })
  int merge(
      @Parameters(
              arity = "1..*",
              paramLabel = "FILE",
              description = "The files, plain or compressed by gzip.")
          List<Path> files,
      @Option(names = "--into", required = true, paramLabel = "FILE", description = "Where to.")
          Path into)
      throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Path part = into.resolveSibling(into.getFileName() + ".part");
    List<InputStream> opened = new ArrayList<>();
    var merge = new TraceMerge(TraceLimits.DEFAULT);
    try {
      for (Path file : files) {
        if (!Files.isRegularFile(file)) {
          throw new ParameterException(
              spec.commandLine(), "cannot read " + file + ": there is no such file");
        }
        InputStream in = Files.newInputStream(file);
        opened.add(in);
        merge.add(file.toString(), in);
      }
      try (OutputStream written = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16)) {
        merge.write(written);
      }
      Files.move(part, into, StandardCopyOption.REPLACE_EXISTING);
    } catch (MalformedTraceException e) {
      spec.commandLine().getErr().println("trace merge: " + e.getMessage());
      return ExitCode.MALFORMED.code();
    } finally {
      Files.deleteIfExists(part);
      for (InputStream in : opened) {
        in.close();
      }
    }
    out.printf("%s: %,d events of %d files%n", into, merge.events(), files.size());
    for (String cut : merge.cut()) {
      out.printf("  note: %s has no end line, so the whole has none%n", cut);
    }
    out.flush();
    return ExitCode.HOLDS.code();
  }
}
