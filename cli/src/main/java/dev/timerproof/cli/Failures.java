package dev.timerproof.cli;

import dev.timerproof.conformance.port.reference.MalformedVectorsException;
import dev.timerproof.evidence.claim.ExitCode;
import dev.timerproof.evidence.derived.UnderivableException;
import dev.timerproof.evidence.files.RunFolder;
import dev.timerproof.fuzz.state.MalformedStateException;
import dev.timerproof.generate.java.GenerationException;
import dev.timerproof.mutants.VerdictFile;
import dev.timerproof.proofs.solve.MissingSolverException;
import dev.timerproof.spec.model.MalformedManifestException;
import dev.timerproof.spec.mutate.UnusableLayerException;
import dev.timerproof.spec.table.EndlessTableException;
import dev.timerproof.spec.table.MalformedTableException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;

/** Turns exceptions into messages and exit codes. */
final class Failures {
  private Failures() {}

  static ExitCode exitCode(Throwable e) {
    if (e instanceof MissingSolverException || RunFolder.complaint(e).isPresent()) {
      return ExitCode.TOOL_MISSING;
    }
    if (e instanceof UnusableLayerException || e instanceof EndlessTableException) {
      return ExitCode.NO_VERDICT;
    }
    boolean malformed =
        e instanceof MalformedTableException
            || e instanceof MalformedManifestException
            || e instanceof GenerationException
            || e instanceof UnderivableException
            || e instanceof MalformedVectorsException
            || e instanceof MalformedStateException
            || e instanceof VerdictFile.MalformedException;
    return malformed ? ExitCode.MALFORMED : ExitCode.INTERNAL;
  }

  /** The reason why a file could not be read or written. */
  static String reason(IOException e) {
    // Exceptions of the file system say only by their class what is wrong.
    return e.getClass() == IOException.class ? String.valueOf(e.getMessage()) : e.toString();
  }

  /** Why a text is no path: most often it was written under another locale than this one. */
  static String text(InvalidPathException e) {
    return "'"
        + e.getInput()
        + "' cannot be a path here: "
        + e.getReason()
        + "; a locale such as C.UTF-8 has all characters";
  }

  /**
   * The text to print: only the message if the user can correct the error, else the stack trace
   * too.
   */
  static String text(Throwable e) {
    if (exitCode(e) != ExitCode.INTERNAL) {
      return RunFolder.complaint(e).orElse(String.valueOf(e.getMessage()));
    }
    if (e instanceof UncheckedIOException io) {
      return io.getMessage() + ": " + io.getCause();
    }
    var trace = new StringWriter();
    e.printStackTrace(new PrintWriter(trace, true));
    return "internal error: " + trace.toString().strip();
  }
}
