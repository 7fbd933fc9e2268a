package dev.timerproof.cli;

import dev.timerproof.spec.table.Vocabulary;
import dev.timerproof.spec.table.reading.MutexTableReader;
import dev.timerproof.spec.table.reading.TableReader;
import dev.timerproof.spec.table.reading.TableSource;
import dev.timerproof.spec.tlc.TlcModules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option that chooses a table. */
class TableFile {

  @Option(
      names = "--table",
      paramLabel = "FILE",
      description = "A table in place of the one in this build.")
  private @Nullable Path file;

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // set by picocli before call
  private CommandSpec mixee;

  private @Nullable TableSource source;

  /** How long the table may take to be read; by default what is ample for a table. */
  private Duration limit = Duration.ofDays(1);

  /** Whether another table than that of this build was chosen. */
  final boolean isChosen() {
    return file != null;
  }

  /** Lets the table take no longer than this to be read. */
  final void limit(Duration longest) {
    limit = longest;
  }

  /**
   * The source of the chosen table.
   *
   * @throws ParameterException if it is not a regular file; a pipe, for example, may never end
   */
  final TableSource source() {
    if (source == null) {
      if (file != null && !Files.isRegularFile(file)) {
        throw new ParameterException(
            mixee.commandLine(),
            "--table "
                + file
                + ": cannot read it: "
                + (Files.exists(file) ? "it is not a regular file" : "there is no such file"));
      }
      source = new TableSource(Optional.ofNullable(file), limit);
    }
    return source;
  }

  /** The chosen table's reader. */
  final TableReader reader(CommandSpec spec) {
    try {
      return source().reader();
    } catch (IOException e) {
      throw new ParameterException(
          spec.commandLine(), "--table " + file + ": cannot read it: " + e);
    }
  }

  /** The models, with the chosen table. */
  final TlcModules modules() throws IOException {
    TlcModules own = TlcModules.builtIn();
    return file == null ? own : own.withTable(source().modules());
  }

  /** The table of the timers with a mutex. */
  final MutexTableReader mutexReader() {
    return MutexTableReader.builtIn();
  }

  /** Whether this is an edition of the timers with a mutex. */
  final boolean isMutex(String edition) {
    return mutexReader().vocabulary().editions().contains(edition);
  }

  /** This edition, if the chosen table has it, or the one of the timers with a mutex. */
  final String known(CommandSpec spec, String edition) {
    List<String> all = new ArrayList<>(reader(spec).vocabulary().editions());
    all.addAll(mutexReader().vocabulary().editions());
    return known(spec, edition, all, reader(spec).vocabulary());
  }

  /** This edition, if it is one of these. */
  static String known(CommandSpec spec, String edition, List<String> all, Vocabulary words) {
    if (!all.contains(edition)) {
      throw new ParameterException(spec.commandLine(), words.unknownEdition(edition, all));
    }
    return edition;
  }
}
