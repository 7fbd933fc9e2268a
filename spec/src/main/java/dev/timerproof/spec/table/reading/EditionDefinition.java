package dev.timerproof.spec.table.reading;

import dev.timerproof.spec.table.MalformedTableException;
import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.Place;
import dev.timerproof.spec.table.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tla2sany.semantic.FormalParamNode;
import tla2sany.semantic.OpDefNode;
import tlc2.util.Context;
import tlc2.value.impl.Value;

/**
 * The module's operator that gives a table, applied to an edition and mutations. Reads the parts of
 * the table and collects errors of type, so that all parts can be read before {@link #finish}
 * throws.
 */
final class EditionDefinition {
  private final TlaModule module;
  private final PlaceWalk walk;
  private final String name;
  private final Place place;
  private final Map<String, PlaceWalk.Bound> parts;
  private final List<Problem> problems = new ArrayList<>();

  /**
   * Applies an operator.
   *
   * @throws MalformedTableException if its parameters are not an edition and mutations, or its body
   *     is not a record constructor
   */
  EditionDefinition(TlaModule module, String name, String edition, List<Mutation> mutations) {
    this.module = module;
    this.walk = new PlaceWalk(module);
    this.name = name;
    OpDefNode definition = module.definition(name);
    this.place = module.place(definition);
    FormalParamNode[] parameters = definition.getParams();
    if (parameters.length != 2) {
      throw new MalformedTableException(
          place,
          "expected "
              + name
              + "(edition, mutations), found "
              + (parameters.length == 1 ? "1 parameter" : parameters.length + " parameters"));
    }
    Context context =
        Context.Empty.cons(parameters[0], TlaValues.of(edition))
            .cons(parameters[1], MutationValues.of(mutations));
    this.parts = walk.fields(new PlaceWalk.Bound(definition.getBody(), context));
  }

  /**
   * The rows, in order.
   *
   * @param owner the word before a row's id, or else its number, in messages, for example {@code
   *     row}
   */
  <T> List<T> rows(String owner, Function<RecordFields, T> reading) {
    PlaceWalk.Bound part = part("rows");
    List<PlaceWalk.Leaf> leaves = walk.elements(part);
    List<Value> whole = TlaValues.sequence(module.evaluate(part.expression(), part.context()));
    List<Value> each = leaves.stream().map(PlaceWalk.Leaf::value).toList();
    if (whole == null || !module.equal(each, whole, part.expression())) {
      throw new MalformedTableException(
          module.place(part.expression()), "the rows one by one are not the rows of the whole");
    }
    List<T> rows = new ArrayList<>();
    int number = 0;
    for (PlaceWalk.Leaf leaf : leaves) {
      number++;
      Map<String, Value> record = record(leaf, owner + " " + number);
      if (record != null) {
        Value id = record.get("id");
        String word = id == null ? null : TlaValues.string(id);
        rows.add(read(owner + " " + (word == null ? number : word), record, leaf.place(), reading));
      }
    }
    return rows;
  }

  /** The records of a part, by their names and in the order of the text. */
  <T> Map<String, T> records(
      String part, String owner, BiFunction<String, RecordFields, T> reading) {
    Map<String, T> records = new LinkedHashMap<>();
    inOrder(part)
        .forEach(
            (field, leaf) -> {
              Map<String, Value> record = record(leaf, owner + " " + field);
              if (record != null) {
                records.put(
                    field,
                    read(
                        owner + " " + field,
                        record,
                        leaf.place(),
                        fields -> reading.apply(field, fields)));
              }
            });
    return records;
  }

  /** The records of a part that is a sequence, in order; each names itself by a field. */
  <T> List<T> sequence(String part, String owner, Function<RecordFields, T> reading) {
    PlaceWalk.Bound bound = part(part);
    Place at = module.place(bound.expression());
    Value whole = module.evaluate(bound.expression(), bound.context());
    List<Value> values = TlaValues.sequence(whole);
    if (values == null) {
      throw new MalformedTableException(
          at, name + " " + part + ": expected a sequence, found " + whole);
    }
    List<T> all = new ArrayList<>();
    for (Value value : values) {
      Map<String, Value> record = record(new PlaceWalk.Leaf(value, at), owner);
      if (record != null) {
        all.add(read(owner, record, at, reading));
      }
    }
    return all;
  }

  /** A part that is a record of strings, in the order of the text. */
  Map<String, String> words(String part) {
    return fields(part, RecordFields::word);
  }

  /** A part that is a record of sequences of strings, in the order of the text. */
  Map<String, List<String>> lists(String part) {
    return fields(part, RecordFields::words);
  }

  /** Throws if there were errors. */
  void finish() {
    if (!problems.isEmpty()) {
      throw new MalformedTableException(problems);
    }
  }

  private <T> Map<String, T> fields(String part, BiFunction<RecordFields, String, T> reading) {
    Map<String, T> values = new LinkedHashMap<>();
    inOrder(part)
        .forEach(
            (field, leaf) ->
                values.put(
                    field,
                    read(
                        part,
                        Map.of(field, leaf.value()),
                        leaf.place(),
                        fields -> reading.apply(fields, field))));
    return values;
  }

  private <T> T read(
      String owner, Map<String, Value> record, Place at, Function<RecordFields, T> reading) {
    var fields = new RecordFields(owner, record, at);
    T read = reading.apply(fields);
    problems.addAll(fields.problems());
    return read;
  }

  private PlaceWalk.Bound part(String field) {
    PlaceWalk.Bound part = parts.get(field);
    if (part == null) {
      throw new MalformedTableException(place, name + " has no field " + field);
    }
    return part;
  }

  /** The fields of a part in the order of the text, their values with mutations applied. */
  private Map<String, PlaceWalk.Leaf> inOrder(String field) {
    PlaceWalk.Bound part = part(field);
    // Each field is evaluated by itself first, so that an error in it has its place.
    Map<String, Place> written = new LinkedHashMap<>();
    walk.fields(part).forEach((name, bound) -> written.put(name, walk.leaf(bound).place()));
    Place at = module.place(part.expression());
    var whole = new PlaceWalk.Leaf(module.evaluate(part.expression(), part.context()), at);
    Map<String, Value> values =
        Objects.requireNonNullElse(record(whole, name + " " + field), Map.of());
    Map<String, PlaceWalk.Leaf> fields = new LinkedHashMap<>();
    written.forEach(
        (name, there) -> {
          Value value = values.get(name);
          if (value != null) {
            fields.put(name, new PlaceWalk.Leaf(value, there));
          }
        });
    if (!fields.keySet().equals(values.keySet()) || fields.size() != written.size()) {
      throw new MalformedTableException(
          at, "the fields one by one are not the fields of the whole");
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
