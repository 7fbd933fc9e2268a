package dev.timerproof.cli;

import dev.timerproof.cli.run.Interruption;
import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.claim.Outcome;
import dev.timerproof.evidence.claim.ScopeKind;
import dev.timerproof.evidence.layer.LayerContext;
import dev.timerproof.evidence.layer.LayerName;
import dev.timerproof.evidence.layer.LayerRegistry;
import dev.timerproof.evidence.testing.FakeLayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;

/**
 * The check command with a layer that finishes a claim and one that never ends, runs a process,
 * reports the end of that process as a violation and ignores interrupts. It is started as a process
 * of its own; its last argument is the file that gets the id of that process.
 */
final class InterruptedProgram {
  private InterruptedProgram() {}

  public static void main(String[] args) {
    Path pidFile = Path.of(args[args.length - 1]);
    var registry =
        new LayerRegistry(
            List.of(
                new FakeLayer(
                    LayerName.TABLE,
                    List.of(),
                    c -> c.report(Claim.of("table/done", "it is so", ScopeKind.CHECKED))),
                new FakeLayer(LayerName.MODEL, List.of(), c -> stubborn(c, pidFile))));
    String[] options = List.of(args).subList(0, args.length - 1).toArray(new String[0]);
    CommandLine check = Main.commandLine(new CommandLine(new CheckCommand(registry)));
    System.exit(Interruption.guard(() -> check.execute(options)));
  }

  /** The claim of a layer whose child process was killed. */
  private static Claim childEnded() {
    return Claim.of("model/child", "the child finds nothing", ScopeKind.BOUNDED)
        .withOutcome(Outcome.VIOLATED);
  }

  private static void stubborn(LayerContext context, Path pidFile) throws IOException {
    Process child = new ProcessBuilder("sleep", "600").start();
    var unused = child.onExit().thenAccept(ended -> context.report(childEnded()));
    Files.writeString(context.scratch().resolve("left"), "behind");
    Files.writeString(pidFile, child.pid() + " " + context.scratch());
    while (true) {
      try {
        TimeUnit.HOURS.sleep(1);
      } catch (InterruptedException e) {
        // Ignores the interrupt on purpose.
      }
    }
  }
}
