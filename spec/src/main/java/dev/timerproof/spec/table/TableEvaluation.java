package dev.timerproof.spec.table;

import java.util.List;

/**
 * Evaluates {@code Table(edition, mutations)} and gives each row and frame the place where it is
 * written. Only types are judged here; {@link TableChecks} judges the rest.
 */
final class TableEvaluation {
  private final TlaModule module;
  private final Vocabulary vocabulary;

  TableEvaluation(TlaModule module, Vocabulary vocabulary) {
    this.module = module;
    this.vocabulary = vocabulary;
  }

  TimerTable evaluate(String edition, List<Mutation> mutations) {
    var definition = new EditionDefinition(module, "Table", edition, mutations);
    var table =
        new TimerTable(
            edition,
            mutations,
            definition.rows("row", TableEvaluation::row),
            definition.records("frames", "frame", TableEvaluation::frame),
            definition.words("parameters"),
            definition.lists("groups"),
            vocabulary,
            new PollerEvaluation(module).evaluate(edition, mutations));
    definition.finish();
    return table;
  }

  private static Row row(RecordFields fields) {
    return new Row(
        fields.word("id"),
        fields.word("word"),
        fields.word("op"),
        fields.word("from"),
        fields.word("guard"),
        fields.word("kind"),
        fields.word("owned"),
        fields.word("via"),
        fields.word("to"),
        fields.words("steps"),
        fields.word("result"),
        fields.word("value"),
        fields.word("lost"),
        fields.word("source"),
        fields.place());
  }

  private static Frame frame(String op, RecordFields fields) {
    return new Frame(
        op,
        fields.word("shape"),
        fields.word("lock"),
        fields.words("args"),
        fields.words("enter"),
        fields.words("round"),
        fields.words("picked"),
        fields.words("leave"),
        fields.word("exit"),
        fields.word("value"),
        fields.place());
  }
}
