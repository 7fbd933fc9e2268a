package dev.timerproof.cli;

import dev.timerproof.cli.layer.TableSource;
import dev.timerproof.spec.table.TableReader;
import dev.timerproof.spec.tlc.TlcModules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that choose one edition of a table. */
final class TableOptions {

  @Option(
      names = "--edition",
      paramLabel = "EDITION",
      description = "The edition. Default: the one that ships, which is the table's last.")
  private @Nullable String edition;

  @Option(
      names = "--table",
      paramLabel = "FILE",
      description = "A table in place of the one in this build.")
  private @Nullable Path file;

  private @Nullable TableSource source;

  /** The chosen table's reader. */
  TableReader reader(CommandSpec spec) {
    try {
      if (source == null) {
        source = new TableSource(Optional.ofNullable(file));
      }
      return source.reader();
    } catch (IOException e) {
      throw new ParameterException(
          spec.commandLine(), "--table " + file + ": cannot read it: " + e);
    }
  }

  /** The models, with the chosen table. */
  TlcModules modules() {
    return file == null ? TlcModules.builtIn() : TlcModules.builtIn().withTable(file);
  }

  /** The chosen edition's name. */
  String edition(CommandSpec spec) {
    List<String> all = reader(spec).vocabulary().editions();
    String chosen = edition == null ? all.get(all.size() - 1) : edition;
    if (!all.contains(chosen)) {
      throw new ParameterException(
          spec.commandLine(),
          "unknown edition " + chosen + "; there are: " + String.join(", ", all));
    }
    return chosen;
  }
}
