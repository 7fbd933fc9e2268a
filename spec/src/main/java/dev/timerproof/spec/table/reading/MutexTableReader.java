package dev.timerproof.spec.table.reading;

import dev.timerproof.spec.table.MalformedTableException;
import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.MutexRow;
import dev.timerproof.spec.table.MutexTable;
import dev.timerproof.spec.table.MutexVocabulary;
import dev.timerproof.spec.table.Problem;
import dev.timerproof.spec.table.Vocabulary;
import dev.timerproof.spec.table.checks.Findings;
import dev.timerproof.spec.table.checks.MutexChecks;
import dev.timerproof.spec.table.checks.MutexMutationChecks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Reads {@code MutexTable.tla} as {@link TableReader} reads {@code TimerTable.tla}.
 *
 * <p>Thread-safe; readings anywhere in the process take turns.
 */
public final class MutexTableReader {
  private static final String MODULE = "MutexTable";

  /** The file name of the table. */
  public static final String FILE = MODULE + ".tla";

  private final TlaModule module;
  private final MutexVocabulary vocabulary;

  private MutexTableReader(ModuleText text) {
    module = Evaluator.call(text, () -> TlaModule.parse(text));
    vocabulary = Evaluator.call(text, () -> vocabulary(new ConstantReader(module)));
  }

  /**
   * The table of this build. Places name it {@code MutexTable.tla}.
   *
   * @throws MalformedTableException if it does not parse or its vocabulary is malformed
   */
  public static MutexTableReader builtIn() {
    return new MutexTableReader(ModuleText.builtIn(MODULE));
  }

  /**
   * A table in a file. Places name the file as it is given here.
   *
   * @throws IOException if the file cannot be read
   * @throws MalformedTableException if it does not parse or its vocabulary is malformed
   */
  public static MutexTableReader of(Path file) throws IOException {
    return new MutexTableReader(ModuleText.of(file, MODULE, TableReader.LIMIT));
  }

  /** The words that rows may use; the same for all editions. */
  public MutexVocabulary vocabulary() {
    return vocabulary;
  }

  /** SHA-256 of the module's text, in hexadecimal. */
  public String hash() {
    return module.text().hash();
  }

  /**
   * The table of one edition.
   *
   * @throws MalformedTableException with all problems that were found
   */
  public MutexTable read(String edition) {
    return read(edition, List.of());
  }

  /**
   * The table of one edition with mutations, applied in order by the module itself.
   *
   * @throws MalformedTableException with all problems that were found, those of the mutations
   *     included
   */
  public MutexTable read(String edition, List<Mutation> mutations) {
    return Evaluator.call(module.text(), () -> readAlone(edition, mutations));
  }

  private MutexTable readAlone(String edition, List<Mutation> mutations) {
    checkEdition(edition);
    MutexTable itself = evaluate(edition, List.of());
    refuse(new MutexMutationChecks(itself, module.file()).check(mutations));
    MutexTable table = mutations.isEmpty() ? itself : evaluate(edition, mutations);
    refuse(MutexChecks.check(table, module.file()));
    return table;
  }

  /**
   * As {@link #read(String, List)} with one mutation, for a table that has been read before.
   *
   * @param table one of this reader, without mutations
   * @throws MalformedTableException with the problems that were found
   */
  public MutexTable changed(MutexTable table, Mutation mutation) {
    if (!mutation.part().equals("row")) {
      return read(table.edition(), List.of(mutation)); // rows depend on parameters
    }
    refuse(new MutexMutationChecks(table, module.file()).check(List.of(mutation)));
    MutexTable changed =
        Evaluator.call(
            module.text(), () -> ChangedTable.of(table, mutation, MutexTableReader::row));
    refuse(MutexChecks.check(changed, module.file()));
    return changed;
  }

  private void checkEdition(String edition) {
    if (!vocabulary.editions().contains(edition)) {
      throw new MalformedTableException(
          module.place(module.definition("Editions")),
          Findings.unknown("edition", edition, vocabulary.editions()));
    }
  }

  private static void refuse(List<Problem> problems) {
    if (!problems.isEmpty()) {
      throw new MalformedTableException(problems);
    }
  }

  private MutexTable evaluate(String edition, List<Mutation> mutations) {
    var definition = new EditionDefinition(module, "Table", edition, mutations);
    List<MutexRow> rows = definition.rows("row", MutexTableReader::row);
    Map<String, MutexTable.Operation> operations =
        definition.records("operations", "operation", MutexTableReader::operation);
    Map<String, String> parameters = definition.words("parameters");
    definition.finish();
    return new MutexTable(edition, mutations, rows, operations, parameters, vocabulary);
  }

  private static MutexRow row(RecordFields fields) {
    return new MutexRow(
        fields.word("id"),
        fields.word("op"),
        fields.word("at"),
        fields.word("word"),
        fields.words("from"),
        fields.words("guards"),
        fields.words("steps"),
        fields.word("next"),
        fields.word("source"),
        fields.place());
  }

  private static MutexTable.Operation operation(String op, RecordFields fields) {
    return new MutexTable.Operation(
        op, fields.words("holds"), fields.words("gives"), fields.words("args"), fields.place());
  }

  private static MutexVocabulary vocabulary(ConstantReader constants) {
    return new MutexVocabulary(
        constants.words("Editions"),
        constants.meanings("Words"),
        constants.words("Bits"),
        constants.meanings("Patterns"),
        constants.meanings("Ends"),
        constants.records(
            "Guards",
            MutexTableReader::guard,
            MutexVocabulary.Guard::name,
            MutexVocabulary.Guard::meaning),
        constants.sequences("GuardCases"),
        constants.meanings("Locks"),
        constants.meanings("Fields"),
        constants.records(
            "Steps",
            MutexTableReader::step,
            MutexVocabulary.Step::name,
            MutexVocabulary.Step::meaning),
        constants.words("Conditional"),
        constants.map("Calls"),
        constants.records(
            "ParameterNotes",
            VocabularyReader::note,
            Vocabulary.ParameterNote::name,
            Vocabulary.ParameterNote::meaning),
        constants.meanings("FromStatuses"),
        constants.meanings("FromOperations"));
  }

  private static MutexVocabulary.Guard guard(RecordFields fields) {
    return new MutexVocabulary.Guard(
        fields.word("name"), fields.words("reads"), fields.word("meaning"));
  }

  private static MutexVocabulary.Step step(RecordFields fields) {
    return new MutexVocabulary.Step(
        fields.word("name"),
        fields.word("grain"),
        fields.words("takes"),
        fields.words("gives"),
        fields.words("reads"),
        fields.words("writes"),
        fields.word("meaning"));
  }
}
