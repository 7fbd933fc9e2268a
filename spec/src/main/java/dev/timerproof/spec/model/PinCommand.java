package dev.timerproof.spec.model;

import dev.timerproof.spec.tlc.TlcModules;
import dev.timerproof.spec.tlc.TlcOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Writes the numbers of a run into the manifest, for a model that was changed on purpose: {@code
 * PinCommand MANIFEST CASE...}.
 */
public final class PinCommand {
  private PinCommand() {}

  /** The command that pins a case anew, to be run in the root of a checkout. */
  static String line(String name) {
    return "java -cp cli/target/timerproof.jar "
        + PinCommand.class.getName()
        + " spec/src/main/tla/"
        + ManifestReader.FILE
        + " "
        + name;
  }

  /**
   * Runs the cases and pins those that hold.
   *
   * @param args the manifest's file, which stands beside its modules, and names of cases
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length < 2) {
      System.err.println("usage: " + line("CASE..."));
      System.exit(2);
    }
    System.exit(run(Path.of(args[0]), List.of(args).subList(1, args.length)));
  }

  /** Runs and pins; gives the largest exit code of what could not be pinned, 0 if all could. */
  static int run(Path file, List<String> names) throws IOException, InterruptedException {
    Manifest manifest = ManifestReader.of(file);
    TlcModules modules = TlcModules.in(Objects.requireNonNull(file.toAbsolutePath().getParent()));
    CaseSelection cases = CaseSelection.named(names);
    Pinning pinning = new Pinning(file);
    new ModelSuite(manifest, modules).run(cases, SuiteLimits.DEFAULT, pinning);
    return pinning.exitCode;
  }

  /** Pins each case as soon as it has ended, so that an interrupt loses nothing. */
  private static final class Pinning implements SuiteListener {
    private final Path file;
    private int exitCode;

    Pinning(Path file) {
      this.file = file;
    }

    @Override
    public void judged(CaseReport report) {
      String name = report.modelCase().name();
      if (report.result().outcome() == TlcOutcome.HOLDS && !report.modelCase().mustFail()) {
        try {
          Files.writeString(file, pinned(Files.readString(file), report));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        System.out.println(name + ": pinned");
      } else {
        System.out.println(name + ": not pinned: " + report.sentence());
        // A case that fails as it must has nothing to be pinned.
        exitCode = Math.max(exitCode, Math.max(2, report.judgement().exitCode()));
      }
    }
  }

  /** The manifest's text with the numbers of a run; nothing else of it changes. */
  static String pinned(String text, CaseReport report) {
    String name = report.modelCase().name();
    LocatedJson json = LocatedJson.read(ManifestReader.FILE, text);
    LocatedJson expect = expectation(json, name);
    List<Edit> edits = new ArrayList<>();
    // At one place the later edit ends up before the earlier one.
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
    // Behind the closing quotation mark.
    int end = verdict.offset() + verdict.text().length() + 2;
    return new Edit(end, end, ", \"" + field + "\": " + number);
  }

  private static LocatedJson expectation(LocatedJson manifest, String name) {
    for (LocatedJson made : field(manifest, "cases").items()) {
      if (field(made, "name").text().equals(name)) {
        return field(made, "expect");
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
