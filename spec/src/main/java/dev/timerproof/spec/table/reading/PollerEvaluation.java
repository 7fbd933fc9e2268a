package dev.timerproof.spec.table.reading;

import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.PollerRow;
import dev.timerproof.spec.table.PollerTable;
import dev.timerproof.spec.table.RowKind;
import dev.timerproof.spec.table.checks.TableChecks;
import java.util.List;

/**
 * Evaluates {@code PollerTable(edition, mutations)} and the words of its rows. Only types are
 * checked here; {@link TableChecks} checks the rest.
 */
final class PollerEvaluation {
  private static final String FRAMES = "PollerFrames";

  private final TlaModule module;

  PollerEvaluation(TlaModule module) {
    this.module = module;
  }

  PollerTable evaluate(String edition, List<Mutation> mutations) {
    var definition = new EditionDefinition(module, "PollerTable", edition, mutations);
    var constants = new ConstantReader(module);
    var table =
        new PollerTable(
            edition,
            mutations,
            definition.rows("poller row", PollerEvaluation::row),
            definition.words("parameters"),
            constants.lists("PollerWords"),
            constants.lists(FRAMES),
            constants.meanings("PollerGuards", PollerRow.Guard.class),
            constants.meanings("PollerResults", PollerRow.Result.class),
            constants.meanings("PollerSteps"),
            module.place(module.definition(FRAMES)));
    definition.finish();
    return table;
  }

  static PollerRow row(RecordFields fields) {
    return new PollerRow(
        fields.word("id"),
        fields.word("word"),
        fields.word("op"),
        fields.word("from"),
        fields.word("guard", "guard", PollerRow.Guard.class),
        fields.word("kind", "kind", RowKind.class),
        fields.word("via"),
        fields.word("to"),
        fields.words("steps"),
        fields.word("result", "result", PollerRow.Result.class),
        fields.word("source"),
        fields.place());
  }
}
