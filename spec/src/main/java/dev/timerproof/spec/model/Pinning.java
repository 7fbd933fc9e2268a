package dev.timerproof.spec.model;

import dev.timerproof.evidence.files.AtomicFiles;
import dev.timerproof.spec.tlc.TlcOutcome;
import dev.timerproof.spec.tlc.TlcProgress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the number of distinct states and the depth of runs into a manifest, for models that were
 * changed on purpose. Each case is pinned as soon as it has ended, so that an interrupt loses
 * nothing, and a reader of the file sees it before or after.
 */
public final class Pinning implements SuiteListener {
  private final Path file;
  private final SuiteListener next;
  private int exitCode;

  /**
   * Pins cases.
   *
   * @param file the manifest
   * @param next a listener that is called for each case after it was pinned
   */
  public Pinning(Path file, SuiteListener next) {
    this.file = file;
    this.next = next;
  }

  /** The command that pins a case anew. */
  static String command(String name) {
    return "timerproof pin " + name;
  }

  /** Whether a case can be pinned, and its run has the numbers. */
  public static boolean pins(CaseReport report) {
    return report.result().outcome() == TlcOutcome.HOLDS && !report.modelCase().mustFail();
  }

  /**
   * The largest exit code of the cases that could not be pinned; 0 if all could. To pin a must-fail
   * case is a usage error.
   */
  public int exitCode() {
    return exitCode;
  }

  @Override
  public void started(ModelCase modelCase) {
    next.started(modelCase);
  }

  @Override
  public void progress(ModelCase modelCase, TlcProgress progress) {
    next.progress(modelCase, progress);
  }

  @Override
  public void judged(CaseReport report) {
    if (!pins(report)) {
      exitCode = Math.max(exitCode, Math.max(2, report.judgement().exitCode()));
    } else if (report.judgement() == Judgement.PIN_DIFFERS) {
      try {
        AtomicFiles.write(file, pinned(Files.readString(file), report));
      } catch (IOException e) {
        throw new UncheckedIOException(file + ": cannot be written", e);
      }
    }
    next.judged(report);
  }

  /** The manifest's text with the numbers of a run; all other text stays the same. */
  static String pinned(String text, CaseReport report) {
    String name = report.modelCase().name();
    LocatedJson json = LocatedJson.read(ManifestReader.FILE, text);
    LocatedJson expect = expectation(json, name);
    List<Edit> edits = new ArrayList<>();
    // Of two insertions at one place, the later one ends up before the earlier one.
    edits.add(edit(expect, "depth", report.result().depth()));
    edits.add(edit(expect, "distinct", report.result().distinct()));
    edits.sort((one, other) -> Integer.compare(other.from, one.from));
    StringBuilder edited = new StringBuilder(text);
    for (Edit edit : edits) {
      edited.replace(edit.from, edit.to, edit.text);
    }
    return edited.toString();
  }

  private record Edit(int from, int to, String text) {}

  private static Edit edit(LocatedJson expect, String field, long number) {
    LocatedJson old = expect.fields().get(field);
    if (old != null) {
      return new Edit(old.offset(), old.offset() + old.text().length(), Long.toString(number));
    }
    LocatedJson verdict = field(expect, "verdict");
    // The position after the closing quotation mark.
    int end = verdict.offset() + verdict.text().length() + 2;
    return new Edit(end, end, ", \"" + field + "\": " + number);
  }

  private static LocatedJson expectation(LocatedJson manifest, String name) {
    for (LocatedJson entry : field(manifest, "cases").items()) {
      if (field(entry, "name").text().equals(name)) {
        return field(entry, "expect");
      }
    }
    throw new IllegalArgumentException("no case " + name);
  }

  private static LocatedJson field(LocatedJson object, String name) {
    LocatedJson value = object.fields().get(name);
    if (value == null) {
      throw new IllegalArgumentException(object.place() + ": " + name + " is missing");
    }
    return value;
  }
}
