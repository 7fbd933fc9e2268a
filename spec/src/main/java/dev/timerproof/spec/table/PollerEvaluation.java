package dev.timerproof.spec.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tla2sany.semantic.FormalParamNode;
import tla2sany.semantic.OpDefNode;
import tlc2.util.Context;
import tlc2.value.impl.Value;

/**
 * Evaluates {@code PollerTable(edition, mutations)} and the words of its rows. Only types are
 * judged here; {@link PollerChecks} judges the rest.
 */
final class PollerEvaluation {
  private static final String TABLE = "PollerTable";
  static final String FRAMES = "PollerFrames";

  private final TlaModule module;
  private final PlaceWalk walk;
  private final List<Problem> problems = new ArrayList<>();

  PollerEvaluation(TlaModule module) {
    this.module = module;
    this.walk = new PlaceWalk(module);
  }

  PollerTable evaluate(String edition, List<Mutation> mutations) {
    OpDefNode definition = module.definition(TABLE);
    FormalParamNode[] formal = definition.getParams();
    Context context =
        Context.Empty.cons(formal[0], TlaValues.of(edition))
            .cons(formal[1], MutationValues.of(mutations));
    Map<String, PlaceWalk.Bound> parts =
        walk.fields(new PlaceWalk.Bound(definition.getBody(), context));
    var table =
        new PollerTable(
            edition,
            mutations,
            rows(part(parts, "rows")),
            parameters(part(parts, "parameters")),
            lists("PollerWords"),
            lists(FRAMES),
            meanings("PollerGuards"),
            meanings("PollerResults"),
            meanings("PollerSteps"));
    if (!problems.isEmpty()) {
      throw new MalformedTableException(problems);
    }
    return table;
  }

  private PlaceWalk.Bound part(Map<String, PlaceWalk.Bound> parts, String name) {
    PlaceWalk.Bound part = parts.get(name);
    if (part == null) {
      throw new MalformedTableException(
          module.place(module.definition(TABLE)), TABLE + " has no field " + name);
    }
    return part;
  }

  private List<PollerRow> rows(PlaceWalk.Bound part) {
    List<PollerRow> rows = new ArrayList<>();
    for (PlaceWalk.Leaf leaf : walk.elements(part)) {
      Map<String, Value> record = TlaValues.record(leaf.value());
      if (record == null) {
        problems.add(new Problem(leaf.place(), "expected a row, found " + leaf.value()));
      } else {
        rows.add(row(record, rows.size() + 1, leaf.place()));
      }
    }
    return rows;
  }

  private PollerRow row(Map<String, Value> record, int number, Place place) {
    var fields = new RecordFields("poller row " + number, record, place);
    var row =
        new PollerRow(
            fields.word("id"),
            fields.word("word"),
            fields.word("op"),
            fields.word("from"),
            fields.word("guard"),
            fields.word("kind"),
            fields.word("via"),
            fields.word("to"),
            fields.words("steps"),
            fields.word("result"),
            fields.word("source"),
            place);
    problems.addAll(fields.problems());
    return row;
  }

  private Map<String, String> parameters(PlaceWalk.Bound part) {
    PlaceWalk.Leaf whole = walk.leaf(part);
    Map<String, Value> record = TlaValues.record(whole.value());
    if (record == null) {
      throw new MalformedTableException(whole.place(), "expected a record, found " + whole.value());
    }
    var fields = new RecordFields("parameters", record, whole.place());
    Map<String, String> parameters = new LinkedHashMap<>();
    record.keySet().forEach(name -> parameters.put(name, fields.word(name)));
    problems.addAll(fields.problems());
    return parameters;
  }

  /** A record of sequences of strings, in the order of the text. */
  private Map<String, List<String>> lists(String name) {
    Map<String, List<String>> lists = new LinkedHashMap<>();
    walk.fields(new PlaceWalk.Bound(module.definition(name).getBody(), Context.Empty))
        .forEach((field, bound) -> lists.put(field, strings(name, walk.leaf(bound))));
    return lists;
  }

  /** A sequence of pairs of a word and its meaning. */
  private Map<String, String> meanings(String name) {
    Map<String, String> meanings = new LinkedHashMap<>();
    for (PlaceWalk.Leaf leaf :
        walk.elements(new PlaceWalk.Bound(module.definition(name).getBody(), Context.Empty))) {
      List<String> pair = strings(name, leaf);
      if (pair.size() != 2) {
        throw new MalformedTableException(
            leaf.place(), name + ": expected <<word, meaning>>, found " + leaf.value());
      }
      meanings.put(pair.get(0), pair.get(1));
    }
    return meanings;
  }

  private static List<String> strings(String name, PlaceWalk.Leaf leaf) {
    List<String> strings = TlaValues.strings(leaf.value());
    if (strings == null) {
      throw new MalformedTableException(
          leaf.place(), name + ": expected a sequence of strings, found " + leaf.value());
    }
    return strings;
  }
}
