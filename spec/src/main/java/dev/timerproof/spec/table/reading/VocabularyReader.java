package dev.timerproof.spec.table.reading;

import dev.timerproof.spec.table.Frame;
import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.RowKind;
import dev.timerproof.spec.table.Vocabulary;
import dev.timerproof.spec.table.checks.Findings;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the constants of {@code TimerTable.tla} that name and explain the words of a table. */
final class VocabularyReader {
  private final ConstantReader constants;
  private final Map<String, String> accesses;
  private final Map<String, Vocabulary.Field> fields;
  private final Map<String, String> calls;

  VocabularyReader(TlaModule module) {
    this.constants = new ConstantReader(module);
    this.accesses = constants.meanings("Accesses");
    this.fields =
        constants.records(
            "StepFields", this::field, Vocabulary.Field::name, Vocabulary.Field::meaning);
    this.calls = constants.map("Calls");
  }

  Vocabulary read() {
    return new Vocabulary(
        constants.words("Editions"),
        constants.meanings("Releases"),
        constants.words("Statuses"),
        constants.word("InitialStatus"),
        constants.words("Words"),
        constants.meanings("Kinds", RowKind.class),
        constants.meanings("Guards", Row.Guard.class),
        constants.meanings("OwnedCases", Row.OwnedCase.class),
        constants.meanings("Results", Row.Result.class),
        constants.words("Values"),
        constants.meanings("Shapes", Frame.Shape.class),
        constants.meanings("Locks", Frame.Lock.class),
        constants.words("Arguments"),
        accesses,
        fields,
        constants.records("Steps", this::step, Vocabulary.Step::name, Vocabulary.Step::meaning),
        constants.meanings("Hooks"),
        calls,
        constants.map("Aliases"),
        constants.records(
            "ParameterNotes",
            VocabularyReader::note,
            Vocabulary.ParameterNote::name,
            Vocabulary.ParameterNote::meaning));
  }

  private Vocabulary.Field field(RecordFields record) {
    var field =
        new Vocabulary.Field(record.word("name"), record.word("access"), record.word("meaning"));
    known(record, "field " + field.name(), "access", field.access(), accesses.keySet());
    return field;
  }

  private Vocabulary.Step step(RecordFields record) {
    var step =
        new Vocabulary.Step(
            record.word("name"),
            record.words("needs"),
            record.words("gives"),
            record.words("takes"),
            record.words("reads"),
            record.words("writes"),
            record.word("meaning"));
    String owner = "step " + step.name();
    touched(record, owner, "reads", step.reads());
    touched(record, owner, "writes", step.writes());
    isFieldIn(record, owner + " needs", step.needs(), "read it", step.reads());
    isFieldIn(record, owner + " gives", step.gives(), "write it", step.writes());
    boolean touchesNothing = step.writes().isEmpty() && step.reads().isEmpty();
    String operation = calls.get(step.name());
    if (operation == null && step.writes().isEmpty()) {
      record.problem(owner + ": writes nothing");
    } else if (operation != null && !touchesNothing) {
      record.problem(
          owner + ": what it reads and writes is said by the steps of " + operation + " alone");
    }
    return step;
  }

  private void touched(RecordFields record, String owner, String list, List<String> touched) {
    Set<String> seen = new LinkedHashSet<>();
    for (String field : touched) {
      known(record, owner, "field", field, fields.keySet());
      if (!seen.add(field)) {
        record.problem(owner + ": " + field + " stands twice among what it " + list);
      }
    }
  }

  /** Checks facts that have the name of a field: the step must read or write that field. */
  private void isFieldIn(
      RecordFields record, String what, List<String> facts, String how, List<String> touched) {
    for (String fact : facts) {
      if (fields.containsKey(fact) && !touched.contains(fact)) {
        record.problem(what + " " + fact + " and does not " + how);
      }
    }
  }

  private static void known(
      RecordFields record, String owner, String what, String word, Collection<String> expected) {
    if (!expected.contains(word)) {
      record.problem(owner + ": " + Findings.unknown(what, word, expected));
    }
  }

  static Vocabulary.ParameterNote note(RecordFields fields) {
    return new Vocabulary.ParameterNote(
        fields.word("name"), fields.word("meaning"), fields.word("source"), fields.word("repair"));
  }
}
