package dev.timerproof.spec.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tla2sany.semantic.FormalParamNode;
import tla2sany.semantic.OpDefNode;
import tlc2.util.Context;
import tlc2.value.impl.Value;

/**
 * Evaluates {@code Table(edition, mutations)} and gives each row and frame the place where it is
 * written. Only types are judged here; {@link TableChecks} judges the rest.
 */
final class TableEvaluation {
  private static final String TABLE = "Table";

  private final TlaModule module;
  private final PlaceWalk walk;
  private final Vocabulary vocabulary;
  private final List<Problem> problems = new ArrayList<>();

  TableEvaluation(TlaModule module, Vocabulary vocabulary) {
    this.module = module;
    this.walk = new PlaceWalk(module);
    this.vocabulary = vocabulary;
  }

  TimerTable evaluate(String edition, List<Mutation> mutations) {
    OpDefNode definition = module.definition(TABLE);
    FormalParamNode[] parameters = definition.getParams();
    if (parameters.length != 2) {
      throw new MalformedTableException(
          module.place(definition), "expected " + TABLE + "(edition, mutations)");
    }
    Context context =
        Context.Empty.cons(parameters[0], TlaValues.of(edition))
            .cons(parameters[1], MutationValues.of(mutations));
    var table = new PlaceWalk.Bound(definition.getBody(), context);
    Map<String, PlaceWalk.Bound> parts = walk.fields(table);
    var read =
        new TimerTable(
            edition,
            mutations,
            rows(part(parts, "rows")),
            frames(part(parts, "frames")),
            words(part(parts, "parameters")),
            groups(part(parts, "groups")),
            vocabulary);
    if (!problems.isEmpty()) {
      throw new MalformedTableException(problems);
    }
    return read;
  }

  private PlaceWalk.Bound part(Map<String, PlaceWalk.Bound> parts, String name) {
    PlaceWalk.Bound part = parts.get(name);
    if (part == null) {
      throw new MalformedTableException(
          module.place(module.definition(TABLE)), TABLE + " has no field " + name);
    }
    return part;
  }

  private List<Row> rows(PlaceWalk.Bound part) {
    List<PlaceWalk.Leaf> leaves = walk.elements(part);
    List<Value> whole = TlaValues.sequence(module.evaluate(part.expression(), part.context()));
    if (!leaves.stream().map(PlaceWalk.Leaf::value).toList().equals(whole)) {
      throw new MalformedTableException(
          module.place(part.expression()), "the rows one by one are not the rows of the whole");
    }
    List<Row> rows = new ArrayList<>();
    for (PlaceWalk.Leaf leaf : leaves) {
      Map<String, Value> record = record(leaf, "row " + (rows.size() + 1));
      if (record != null) {
        rows.add(row(record, leaf.place(), rows.size() + 1));
      }
    }
    return rows;
  }

  private Row row(Map<String, Value> record, Place place, int number) {
    Value id = record.get("id");
    String name = id == null ? null : TlaValues.string(id);
    var fields = new RecordFields("row " + (name == null ? number : name), record, place);
    var row =
        new Row(
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
            place);
    problems.addAll(fields.problems());
    return row;
  }

  private Map<String, Frame> frames(PlaceWalk.Bound part) {
    Map<String, Frame> frames = new LinkedHashMap<>();
    inOrder(part)
        .forEach(
            (op, leaf) -> {
              Map<String, Value> record = record(leaf, "frame " + op);
              if (record != null) {
                frames.put(op, frame(op, record, leaf.place()));
              }
            });
    return frames;
  }

  private Frame frame(String op, Map<String, Value> record, Place place) {
    var fields = new RecordFields("frame " + op, record, place);
    var frame =
        new Frame(
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
            place);
    problems.addAll(fields.problems());
    return frame;
  }

  private Map<String, String> words(PlaceWalk.Bound part) {
    Map<String, String> words = new LinkedHashMap<>();
    inOrder(part)
        .forEach(
            (name, leaf) -> {
              var fields = new RecordFields("parameters", Map.of(name, leaf.value()), leaf.place());
              words.put(name, fields.word(name));
              problems.addAll(fields.problems());
            });
    return words;
  }

  private Map<String, List<String>> groups(PlaceWalk.Bound part) {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    inOrder(part)
        .forEach(
            (name, leaf) -> {
              var fields = new RecordFields("groups", Map.of(name, leaf.value()), leaf.place());
              groups.put(name, fields.words(name));
              problems.addAll(fields.problems());
            });
    return groups;
  }

  /** The fields of a record in the order of the text, their values with mutations applied. */
  private Map<String, PlaceWalk.Leaf> inOrder(PlaceWalk.Bound part) {
    // Each field by itself first, so that an error in it has its place.
    Map<String, Place> written = new LinkedHashMap<>();
    walk.fields(part).forEach((name, bound) -> written.put(name, walk.leaf(bound).place()));
    Place place = module.place(part.expression());
    var whole = new PlaceWalk.Leaf(module.evaluate(part.expression(), part.context()), place);
    Map<String, Value> values = Objects.requireNonNullElse(record(whole, "the table"), Map.of());
    Map<String, PlaceWalk.Leaf> fields = new LinkedHashMap<>();
    written.forEach(
        (name, at) -> {
          Value value = values.get(name);
          if (value != null) {
            fields.put(name, new PlaceWalk.Leaf(value, at));
          }
        });
    if (!fields.keySet().equals(values.keySet()) || fields.size() != written.size()) {
      throw new MalformedTableException(
          place, "the fields one by one are not the fields of the whole");
    }
    return fields;
  }

  /** The fields of a record; null, and a problem, when the value is something else. */
  private @Nullable Map<String, Value> record(PlaceWalk.Leaf leaf, String owner) {
    Map<String, Value> record = TlaValues.record(leaf.value());
    if (record == null) {
      problems.add(new Problem(leaf.place(), owner + ": expected a record, found " + leaf.value()));
    }
    return record;
  }
}
