package dev.timerproof.lincheck.scenario;

import dev.timerproof.lincheck.CaseResult;
import dev.timerproof.spec.table.reading.TableReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs scenarios on a protocol. */
public final class DirectedRun {
  private final Optional<TableReader> table;
  private final Path folder;

  /**
   * A runner of scenarios.
   *
   * @param table the table that protocols are generated from; empty for the table of this build,
   *     whose last edition is compiled already
   * @param folder for class files
   */
  public DirectedRun(Optional<TableReader> table, Path folder) {
    this.table = table;
    this.folder = folder;
  }

  /**
   * Runs tasks on a protocol, in a process of its own, see {@link ScenarioProcess#run}.
   *
   * @throws IOException as {@link ScenarioProcess#run} does, or if files cannot be written
   */
  public List<CaseResult> run(
      Variant variant, List<Task> tasks, Duration limit, Consumer<CaseResult> listener)
      throws IOException, InterruptedException {
    Optional<Path> classes = Optional.empty();
    if (table.isPresent() || !variant.isShipped()) {
      Path own = Files.createTempDirectory(folder, "protocol-");
      variant.compile(table.orElseGet(TableReader::builtIn), own);
      classes = Optional.of(own);
    }
    return new ScenarioProcess(classes).run(tasks, limit, listener);
  }
}
