package dev.timerproof.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The options that choose one edition of a table. */
final class TableOptions extends TableFile {

  @Option(
      names = "--edition",
      paramLabel = "EDITION",
      description = "The edition. Default: the one that ships, which is the table's last.")
  private @Nullable String edition;

  /** Whether the user chose no edition. */
  boolean anyEdition() {
    return edition == null;
  }

  /** The chosen edition's name. */
  String edition(CommandSpec spec) {
    if (edition != null) {
      return known(spec, edition);
    }
    List<String> all = reader(spec).vocabulary().editions();
    return all.get(all.size() - 1);
  }
}
