package dev.timerproof.spec.table.reading;

import dev.timerproof.spec.table.Frame;
import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.PollerTable;
import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.RowKind;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.Vocabulary;
import dev.timerproof.spec.table.checks.TableChecks;
import java.util.List;
import java.util.Map;

/**
 * Evaluates {@code Table(edition, mutations)} and gives each row and frame the place where it is
 * written. Only types are checked here; {@link TableChecks} checks the rest.
 */
final class TableEvaluation {
  private final TlaModule module;
  private final Vocabulary vocabulary;
  private final CodeReader code;

  TableEvaluation(TlaModule module, Vocabulary vocabulary, CodeReader code) {
    this.module = module;
    this.vocabulary = vocabulary;
    this.code = code;
  }

  TimerTable evaluate(String edition, List<Mutation> mutations) {
    var definition = new EditionDefinition(module, "Table", edition, mutations);
    List<Row> rows = definition.rows("row", TableEvaluation::row);
    Map<String, Frame> frames = definition.records("frames", "frame", TableEvaluation::frame);
    Map<String, String> parameters = definition.words("parameters");
    Map<String, List<String>> groups = definition.lists("groups");
    // Errors of these are reported before any of the poller's rows.
    definition.finish();
    PollerTable poller = new PollerEvaluation(module).evaluate(edition, mutations);
    return new TimerTable(
        edition,
        mutations,
        rows,
        frames,
        parameters,
        groups,
        vocabulary,
        poller,
        code.evaluate(edition, mutations));
  }

  static Row row(RecordFields fields) {
    return new Row(
        fields.word("id"),
        fields.word("word"),
        fields.word("op"),
        fields.word("from"),
        fields.word("guard", "guard", Row.Guard.class),
        fields.word("kind", "kind", RowKind.class),
        fields.word("owned", "owned case", Row.OwnedCase.class),
        fields.word("via"),
        fields.word("to"),
        fields.words("steps"),
        fields.word("result", "result", Row.Result.class),
        fields.word("value"),
        fields.word("lost", "lost", Row.Result.class),
        fields.word("source"),
        fields.place());
  }

  static Frame frame(String op, RecordFields fields) {
    return new Frame(
        op,
        fields.word("shape", "shape", Frame.Shape.class),
        fields.word("lock", "lock", Frame.Lock.class),
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
