package dev.timerproof.cli;

import dev.timerproof.fuzz.state.Identity;
import dev.timerproof.fuzz.state.StateFolder;
import dev.timerproof.fuzz.subject.Subject;
import dev.timerproof.fuzz.subject.Targets;
import dev.timerproof.spec.table.reading.TableReader;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that names an existing campaign. */
final class CampaignOption {
  @Option(
      names = "--state",
      required = true,
      paramLabel = "DIR",
      description = "The folder of the campaign.")
  @SuppressWarnings("NullAway.Init") // set by picocli before call
  private Path state;

  Path path() {
    return state;
  }

  /**
   * The campaign's folder.
   *
   * @throws IOException if it cannot be read
   */
  StateFolder folder() throws IOException {
    var folder = new StateFolder(state);
    folder.identity();
    return folder;
  }

  /** What the campaign fuzzes. */
  static Targets targets(StateFolder folder) throws IOException {
    Identity identity = folder.identity();
    return new Targets(TableReader.builtIn(), new Subject(identity.edition(), identity.mutation()));
  }
}
