package dev.timerproof.cli;

import dev.timerproof.fuzz.subject.Subject;
import dev.timerproof.spec.table.reading.TableReader;
import javax.tools.ToolProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option that changes the table whose Java a fuzz command runs. */
final class MutationOption {
  @Option(
      names = "--mutation",
      paramLabel = "CHANGE",
      description =
          "Run the table with this change: a fault of Faults.tla, or a mutant as"
              + " docs/kill-matrix.md names it, such as 'del.Waiting to = Removed'.")
  private String mutation = "";

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // set by picocli before call
  private CommandSpec mixee;

  /**
   * The edition with the change.
   *
   * @throws ParameterException if the table has nothing of that name
   */
  Subject of(String edition, TableReader reader) {
    var subject = new Subject(edition, mutation);
    try {
      subject.table(reader);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(mixee.commandLine(), String.valueOf(e.getMessage()), e);
    }
    return subject;
  }

  /** Tells the user if this Java has no compiler, which the Java of a table needs. */
  boolean lacksCompiler() {
    boolean lacks = ToolProvider.getSystemJavaCompiler() == null;
    if (lacks) {
      mixee.commandLine().getErr().println("no compiler; run a JDK");
    }
    return lacks;
  }
}
