package dev.timerproof.spec.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tla2sany.semantic.FormalParamNode;
import tla2sany.semantic.OpDefNode;
import tlc2.util.Context;
import tlc2.value.impl.Value;

/**
 * What the poller's rows must fulfil: known words, a row for every value of every word that an
 * operation visits and for every case of its guard, and a commit exactly where one is due.
 */
final class PollerChecks {
  private static final String TABLE = "PollerTable";
  private static final String ANY = "any";
  private static final String COMMIT = "commit";
  private static final List<String> FIELDS =
      List.of("id", "word", "op", "from", "guard", "kind", "via", "to", "result", "source");

  /** Guards of which always one holds. */
  private static final Set<Set<String>> CASES =
      Set.of(
          Set.of(ANY),
          Set.of("later", "notlater"),
          Set.of("wanted", "notwanted"),
          Set.of("isspinning", "notspinning"),
          Set.of("signalled", "unsignalled"));

  private final TlaModule module;
  private final PlaceWalk walk;
  private final List<Problem> problems = new ArrayList<>();

  PollerChecks(TlaModule module) {
    this.module = module;
    this.walk = new PlaceWalk(module);
  }

  /** Everything that is wrong with the poller's rows of an edition. */
  List<Problem> check(String edition) {
    List<PollerRow> rows = rows(edition);
    Map<String, List<String>> words = lists("PollerWords");
    Map<String, List<String>> frames = lists("PollerFrames");
    Set<String> ids = new TreeSet<>();
    for (PollerRow row : rows) {
      if (!ids.add(row.id())) {
        problem(row, "a second row of this id");
      }
      known(row, "operation", row.op(), frames.keySet());
      known(row, "word", row.word(), frames.getOrDefault(row.op(), List.of()));
      for (String value : List.of(row.from(), row.via(), row.to())) {
        known(row, "value", value, words.getOrDefault(row.word(), List.of()));
      }
      known(row, "guard", row.guard(), names("PollerGuards"));
      known(row, "result", row.result(), names("PollerResults"));
      row.steps().forEach(step -> known(row, "step", step, names("PollerSteps")));
      kind(row);
      if (row.result().equals("advance") && last(frames.get(row.op()), row.word())) {
        problem(row, "advances, but " + row.word() + " is the last word of " + row.op());
      }
    }
    frames.forEach((op, visited) -> total(op, visited, words, rows));
    return problems;
  }

  private record PollerRow(Map<String, String> fields, List<String> steps, Place place) {
    String get(String field) {
      return fields.getOrDefault(field, "");
    }

    String id() {
      return get("id");
    }

    String word() {
      return get("word");
    }

    String op() {
      return get("op");
    }

    String from() {
      return get("from");
    }

    String guard() {
      return get("guard");
    }

    String via() {
      return get("via");
    }

    String to() {
      return get("to");
    }

    String result() {
      return get("result");
    }
  }

  /** Every value of every word has rows whose guards leave exactly one. */
  private void total(
      String op, List<String> visited, Map<String, List<String>> words, List<PollerRow> rows) {
    for (String word : visited) {
      for (String value : words.getOrDefault(word, List.of())) {
        List<String> guards = new ArrayList<>();
        for (PollerRow row : rows) {
          if (row.op().equals(op) && row.word().equals(word) && row.from().equals(value)) {
            guards.add(row.guard());
          }
        }
        Collections.sort(guards);
        if (guards.size() != Set.copyOf(guards).size() || !CASES.contains(Set.copyOf(guards))) {
          String found = guards.isEmpty() ? "no row" : "guards " + String.join(", ", guards);
          problems.add(
              new Problem(
                  module.place(module.definition("PollerFrames")),
                  "operation "
                      + op
                      + " at "
                      + word
                      + " "
                      + value
                      + ": expected one row to hold, "
                      + "found "
                      + found));
        }
      }
    }
  }

  private void kind(PollerRow row) {
    boolean takes = !row.via().equals(row.from());
    boolean gives = !row.to().equals(row.via());
    int commits = Collections.frequency(row.steps(), COMMIT);
    switch (row.get("kind")) {
      case "noop" -> expect(row, !takes && !gives, "a noop row changes nothing");
      case "go" -> expect(row, takes, "a go row takes its word");
      case "store" -> expect(row, !takes && gives, "a store row has no CAS and writes its word");
      default -> known(row, "kind", row.get("kind"), List.of("noop", "go", "store"));
    }
    expect(row, commits == (gives ? 1 : 0), "a commit exactly where via differs from to");
  }

  private void expect(PollerRow row, boolean holds, String rule) {
    if (!holds) {
      problem(
          row,
          "expected "
              + rule
              + ", found "
              + row.from()
              + " via "
              + row.via()
              + " to "
              + row.to()
              + " by "
              + row.steps());
    }
  }

  private static boolean last(@Nullable List<String> visited, String word) {
    return visited != null && visited.indexOf(word) == visited.size() - 1;
  }

  private void known(PollerRow row, String what, String word, Collection<String> expected) {
    if (!expected.contains(word)) {
      problem(row, Findings.unknown(what, word, expected));
    }
  }

  private void problem(PollerRow row, String message) {
    problems.add(new Problem(row.place(), "poller row " + row.id() + ": " + message));
  }

  private List<PollerRow> rows(String edition) {
    OpDefNode definition = module.definition(TABLE);
    FormalParamNode[] parameters = definition.getParams();
    Context context =
        Context.Empty.cons(parameters[0], TlaValues.of(edition))
            .cons(parameters[1], MutationValues.of(List.of()));
    Map<String, PlaceWalk.Bound> parts =
        walk.fields(new PlaceWalk.Bound(definition.getBody(), context));
    PlaceWalk.Bound part = parts.get("rows");
    if (part == null) {
      throw new MalformedTableException(module.place(definition), TABLE + " has no field rows");
    }
    List<PollerRow> rows = new ArrayList<>();
    for (PlaceWalk.Leaf leaf : walk.elements(part)) {
      Map<String, Value> record = TlaValues.record(leaf.value());
      if (record == null) {
        problems.add(new Problem(leaf.place(), "expected a row, found " + leaf.value()));
        continue;
      }
      var fields = new RecordFields("poller row " + (rows.size() + 1), record, leaf.place());
      Map<String, String> texts = new LinkedHashMap<>();
      FIELDS.forEach(field -> texts.put(field, fields.word(field)));
      rows.add(new PollerRow(texts, fields.words("steps"), leaf.place()));
      problems.addAll(fields.problems());
    }
    return rows;
  }

  /** A record of sequences of strings. */
  private Map<String, List<String>> lists(String name) {
    OpDefNode definition = module.definition(name);
    Map<String, List<String>> lists = new LinkedHashMap<>();
    Map<String, Value> record =
        TlaValues.record(module.evaluate(definition.getBody(), Context.Empty));
    if (record == null) {
      throw new MalformedTableException(module.place(definition), name + ": expected a record");
    }
    record.forEach((key, value) -> lists.put(key, strings(definition, value)));
    return lists;
  }

  /** The first strings of a sequence of pairs. */
  private List<String> names(String name) {
    OpDefNode definition = module.definition(name);
    List<Value> pairs = TlaValues.sequence(module.evaluate(definition.getBody(), Context.Empty));
    if (pairs == null) {
      throw new MalformedTableException(module.place(definition), name + ": expected a sequence");
    }
    return pairs.stream().map(pair -> strings(definition, pair).get(0)).toList();
  }

  private List<String> strings(OpDefNode definition, Value value) {
    List<String> strings = TlaValues.strings(value);
    if (strings == null) {
      throw new MalformedTableException(
          module.place(definition), "expected a sequence of strings, found " + value);
    }
    return strings;
  }
}
