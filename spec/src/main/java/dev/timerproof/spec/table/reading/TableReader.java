package dev.timerproof.spec.table.reading;

import dev.timerproof.spec.table.EndlessTableException;
import dev.timerproof.spec.table.MalformedTableException;
import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.Problem;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.Vocabulary;
import dev.timerproof.spec.table.checks.Findings;
import dev.timerproof.spec.table.checks.MutationChecks;
import dev.timerproof.spec.table.checks.TableChecks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads {@code TimerTable.tla} through the TLA+ parser and evaluator. A reader parses its module
 * once; reading an edition then evaluates {@code Table(edition, mutations)}.
 *
 * <p>Thread-safe; readings anywhere in the process take turns. A table in a file may take no longer
 * than a limit for its vocabulary, nor for each edition; what takes longer is an {@link
 * EndlessTableException}.
 */
public final class TableReader {
  private static final String MODULE = "TimerTable";

  /** How long a table in a file may take if nobody says; the built-in one takes a second. */
  static final Duration LIMIT = Duration.ofMinutes(1);

  /** The parts whose mutation changes one record only. */
  private static final Set<String> OF_A_RECORD = Set.of("row", "frame");

  private final TlaModule module;
  private final Vocabulary vocabulary;
  private final CodeReader code;

  private TableReader(ModuleText text) {
    module = Evaluator.call(text, () -> TlaModule.parse(text));
    vocabulary = Evaluator.call(text, () -> new VocabularyReader(module).read());
    code = Evaluator.call(text, () -> new CodeReader(module));
  }

  /**
   * The table of this build. Places name it {@code TimerTable.tla}.
   *
   * @throws MalformedTableException if it does not parse or its vocabulary is malformed
   */
  public static TableReader builtIn() {
    return new TableReader(ModuleText.builtIn(MODULE));
  }

  /**
   * A table in a file. Places name the file as it is given here. Modules that it extends are taken
   * from its folder, else from the standard modules.
   *
   * @throws IOException if the file cannot be read
   * @throws MalformedTableException if it does not parse or its vocabulary is malformed
   */
  public static TableReader of(Path file) throws IOException {
    return of(file, LIMIT);
  }

  /** As {@link #of(Path)}, with a limit of one's own. */
  public static TableReader of(Path file, Duration limit) throws IOException {
    return new TableReader(ModuleText.of(file, MODULE, limit));
  }

  /** The words that rows and frames may use; the same for all editions. */
  public Vocabulary vocabulary() {
    return vocabulary;
  }

  /** SHA-256 of the module's text, in hexadecimal. Modules that it extends are not counted. */
  public String hash() {
    return module.text().hash();
  }

  /**
   * The text of the module and of each module beside it that it extends, itself or through others,
   * by file name, as they were read. The table is always called {@code TimerTable.tla}. Standard
   * modules are not among them.
   */
  public Map<String, byte[]> modules() {
    return module.text().modules(MODULE);
  }

  /**
   * The table of one edition.
   *
   * @throws MalformedTableException with all problems that were found
   */
  public TimerTable read(String edition) {
    return read(edition, List.of());
  }

  /**
   * The table of one edition with mutations, applied in order by the module itself.
   *
   * @throws MalformedTableException with all problems that were found, those of the mutations
   *     included
   */
  public TimerTable read(String edition, List<Mutation> mutations) {
    TimerTable table = readUnchecked(edition, mutations);
    refuse(TableChecks.check(table));
    return table;
  }

  /**
   * As {@link #read(String, List)}, without {@link TableChecks}: for mutated tables that are only
   * compared or shown, not interpreted.
   *
   * @throws MalformedTableException if the edition is unknown, a mutation names nothing in it, or a
   *     field has the wrong type
   */
  public TimerTable readUnchecked(String edition, List<Mutation> mutations) {
    return Evaluator.call(module.text(), () -> evaluate(edition, mutations));
  }

  private TimerTable evaluate(String edition, List<Mutation> mutations) {
    checkEdition(edition);
    var evaluation = new TableEvaluation(module, vocabulary, code);
    if (!mutations.isEmpty()) {
      var checks = new MutationChecks(evaluation.evaluate(edition, List.of()), module.file());
      refuse(checks.check(mutations));
    }
    return evaluation.evaluate(edition, mutations);
  }

  /**
   * As {@link #read(String, List)} with one mutation, for a table that was read before; faster.
   *
   * @param table a table of this reader, without mutations
   * @throws MalformedTableException with the problems that were found
   */
  public TimerTable changed(TimerTable table, Mutation mutation) {
    if (!OF_A_RECORD.contains(mutation.part())) {
      return read(table.edition(), List.of(mutation)); // rows and frames depend on parameters
    }
    TimerTable changed = Evaluator.call(module.text(), () -> ChangedTable.of(table, mutation));
    refuse(TableChecks.check(changed));
    return changed;
  }

  private static void refuse(List<Problem> problems) {
    if (!problems.isEmpty()) {
      throw new MalformedTableException(problems);
    }
  }

  private void checkEdition(String edition) {
    if (!vocabulary.editions().contains(edition)) {
      throw new MalformedTableException(
          module.place(module.definition("Editions")),
          Findings.unknown("edition", edition, vocabulary.editions()));
    }
  }
}
