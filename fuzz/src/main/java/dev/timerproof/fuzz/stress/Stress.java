package dev.timerproof.fuzz.stress;

import dev.timerproof.conformance.own.OwnRecording;
import dev.timerproof.conformance.trace.TextRendering;
import dev.timerproof.conformance.trace.TraceOptions;
import dev.timerproof.conformance.trace.TraceReport;
import dev.timerproof.conformance.trace.TraceValidation;
import dev.timerproof.conformance.trace.Verdict;
import dev.timerproof.conformance.trace.explaining.Rejection;
import dev.timerproof.conformance.trace.reading.TraceLimits;
import dev.timerproof.evidence.files.Scratch;
import dev.timerproof.evidence.jvm.ForkedJvm;
import dev.timerproof.evidence.jvm.JavaProgram;
import dev.timerproof.fuzz.subject.Subject;
import dev.timerproof.generate.java.GeneratedProtocol;
import dev.timerproof.runtime.core.RuntimeTimer;
import dev.timerproof.spec.table.reading.EditionTables;
import dev.timerproof.spec.table.reading.TableReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Runs real threads on the Java of a table, each try in a JVM of its own that records all changes
 * of statuses, and validates the recordings against the table without the planted fault. The
 * scheduler of the system interleaves the threads, so a try that went wrong may not do so again;
 * what remains of it is its trace.
 */
public final class Stress implements AutoCloseable {
  private static final Pattern NUMBER = Pattern.compile("-?\\d+");
  private static final Pattern FAILURE = Pattern.compile("(?:\\w+\\.)+(\\w*(?:Error|Exception).*)");

  private final Subject subject;
  private final int threads;
  private final int calls;
  private final Duration limit;
  private final TraceValidation validation;
  private final Scratch scratch = new Scratch();
  private final Optional<Path> classes;

  /**
   * What went wrong in a try.
   *
   * @param property what, without numbers that belong to this try alone
   * @param account the whole description
   * @param trace the recording, up to its last finished line
   */
  public record Failure(String property, String account, Path trace) {}

  /**
   * Prepares tries.
   *
   * @param subject the edition that ships, with or without a planted fault
   * @param threads how many threads call
   * @param calls how many calls each of them makes in a try
   * @param limit how long a try may take before it counts as never ending
   * @throws dev.timerproof.generate.java.GenerationException if the table cannot be written as Java
   * @throws IllegalStateException if a fault is to be planted and this Java has no compiler
   */
  public Stress(TableReader reader, Subject subject, int threads, int calls, Duration limit)
      throws IOException {
    this.subject = subject;
    this.threads = threads;
    this.calls = calls;
    this.limit = limit;
    validation =
        new TraceValidation(new EditionTables(reader), TraceLimits.DEFAULT, TraceOptions.DEFAULT);
    if (subject.mutation().isEmpty()) {
      classes = Optional.empty();
    } else {
      Path folder = Files.createDirectory(scratch.directory().resolve("classes"));
      GeneratedProtocol.compile(subject.table(reader), folder, RuntimeTimer.class);
      classes = Optional.of(folder);
    }
  }

  /**
   * Makes one try.
   *
   * @param seed the seed of the random calls; the interleaving still differs from try to try
   * @return what went wrong; empty if the recording is a run of the table
   */
  public Optional<Failure> run(long seed) throws IOException, InterruptedException {
    Path folder = Files.createDirectories(scratch.directory().resolve("try-" + seed));
    OwnRecording recording = new OwnRecording(OwnRecording.Program.CORE, seed, threads, calls);
    JavaProgram program = recording.program(folder);
    ForkedJvm.Ended ended = ForkedJvm.run(classes.map(program::withFirst).orElse(program), limit);
    Path trace = OwnRecording.trace(folder);
    if (!Files.exists(trace)) {
      throw new IOException("no trace was recorded: the JVM " + ended.how());
    }
    TraceReport report;
    try (InputStream in = Files.newInputStream(trace)) {
      report = validation.validate(trace.toString(), in, subject.edition());
    }
    Optional<Failure> failure = Optional.empty();
    Rejection rejection = report.rejection();
    if (report.verdict() == Verdict.REJECTED && rejection != null) {
      failure = Optional.of(new Failure(property(rejection), TextRendering.of(report), trace));
    } else if (!ended.well()) {
      failure = Optional.of(new Failure(property(ended), ended.how() + "\n", trace));
    } else if (report.verdict() != Verdict.VALID) {
      failure =
          Optional.of(
              new Failure(
                  "the trace is " + report.verdict().name(), TextRendering.of(report), trace));
    }
    if (failure.isEmpty()) {
      Files.delete(trace);
      Files.delete(folder);
    }
    return failure;
  }

  private static String property(Rejection rejection) {
    return "the trace is rejected, "
        + rejection.kind()
        + (rejection.row().isEmpty() ? "" : " in " + rejection.row());
  }

  private static String property(ForkedJvm.Ended ended) {
    String what =
        ended.exitCode().isEmpty()
            ? "it does not end"
            : ended
                .how()
                .lines()
                .map(FAILURE::matcher)
                .filter(m -> m.find())
                .map(m -> m.group(1))
                .reduce((first, last) -> last)
                .orElse("it ends with an error");
    return "the run fails: " + NUMBER.matcher(what).replaceAll("#").replaceAll("@\\p{XDigit}+", "");
  }

  @Override
  public void close() {
    scratch.close();
  }
}
