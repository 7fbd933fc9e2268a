package dev.timerproof.spec.table;

/** Reads the constants of {@code TimerTable.tla} that name and explain the words of a table. */
final class VocabularyReader {
  private final ConstantReader constants;

  VocabularyReader(TlaModule module) {
    this.constants = new ConstantReader(module);
  }

  Vocabulary read() {
    return new Vocabulary(
        constants.words("Editions"),
        constants.words("Statuses"),
        constants.word("InitialStatus"),
        constants.words("Words"),
        constants.meanings("Kinds"),
        constants.meanings("Guards"),
        constants.meanings("OwnedCases"),
        constants.meanings("Results"),
        constants.words("Values"),
        constants.meanings("Shapes"),
        constants.meanings("Locks"),
        constants.words("Arguments"),
        constants.records(
            "Steps", VocabularyReader::step, Vocabulary.Step::name, Vocabulary.Step::meaning),
        constants.meanings("Hooks"),
        constants.map("Calls"),
        constants.map("Aliases"),
        constants.records(
            "ParameterNotes",
            VocabularyReader::note,
            Vocabulary.ParameterNote::name,
            Vocabulary.ParameterNote::meaning));
  }

  private static Vocabulary.Step step(RecordFields fields) {
    return new Vocabulary.Step(
        fields.word("name"),
        fields.words("needs"),
        fields.words("gives"),
        fields.words("takes"),
        fields.word("meaning"));
  }

  private static Vocabulary.ParameterNote note(RecordFields fields) {
    return new Vocabulary.ParameterNote(
        fields.word("name"), fields.word("meaning"), fields.word("source"), fields.word("repair"));
  }
}
