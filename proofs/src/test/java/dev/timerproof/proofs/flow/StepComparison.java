package dev.timerproof.proofs.flow;

import dev.timerproof.proofs.Tables;
import dev.timerproof.proofs.model.Facts;
import dev.timerproof.proofs.model.Invariant;
import dev.timerproof.proofs.model.StateModel;
import dev.timerproof.proofs.model.StepList;
import dev.timerproof.proofs.sexp.Sexp;
import dev.timerproof.spec.eval.Definitions;
import dev.timerproof.spec.table.Frame;
import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.TimerTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs the relations of steps.sexp and the model checker's definitions on the same states. */
final class StepComparison {
  /** Relations that allow more than the definitions, so that the proofs are stronger. */
  static final Map<String, String> SUPERSETS =
      Map.of(
          "rearm", "any later deadline",
          "setargs", "any arm that was not used");

  /** Relations that take a law for granted which is proven elsewhere; see {@link #isInDomain}. */
  static final Set<String> ASSUMPTIONS = Set.of("clearboundifempty");

  /** The tests of rows, with the TLA+ definition of each. */
  static final Map<String, String> TESTS =
      Map.of(
          "due", "GuardHolds",
          "notdue", "GuardHolds",
          "oneshot", "OwnedHolds",
          "periodic", "OwnedHolds",
          "earlier", "OwnedHolds",
          "notearlier", "OwnedHolds");

  private static final Set<String> COMPARED =
      Set.of(
          "st",
          "pp",
          "when",
          "nextwhen",
          "per",
          "inH",
          "lk",
          "num",
          "del",
          "adj",
          "t0",
          "bound",
          "arm",
          "once",
          "fired",
          "tpp",
          "root",
          "n",
          "adjSeen",
          "fold",
          "dropped",
          "placed",
          "held",
          "fireArm");

  private static final int STATES = 60;

  private final StateModel model = StateModel.builtIn();
  private final Definitions tla =
      Definitions.open(
          "Steps",
          Map.of("NONE", '"' + StepStates.NONE + '"', "MaxArms", String.valueOf(SmallState.ARMS)));
  private final Map<String, List<Context>> contexts = new LinkedHashMap<>();
  private final StepStates states;

  /** The context of a step: its row or none, its frame, and the facts before it. */
  private record Context(
      TimerTable table,
      Invariant invariant,
      Frame frame,
      @Nullable Row row,
      int level,
      Facts facts) {
    ConditionEvaluator words() {
      return new ConditionEvaluator(table, invariant, frame, row, level, "none");
    }
  }

  StepComparison(List<String> editions) {
    List<TimerTable> tables = editions.stream().map(e -> model.restrict(Tables.of(e))).toList();
    states = new StepStates(model, tables.get(0).vocabulary().statuses());
    for (TimerTable table : tables) {
      Invariant invariant = Invariant.builtIn(table.parameters());
      Set<String> used = used(table);
      for (Action action : AtomicSteps.of(table, model, StepList.builtIn(), invariant)) {
        for (String part : action.name().split("\\.", -1)) {
          String word = part.replaceFirst("~.*", "");
          if (used.contains(word)) {
            contexts
                .computeIfAbsent(word, w -> new ArrayList<>())
                .add(context(table, invariant, action));
          }
        }
      }
    }
  }

  private static Context context(TimerTable table, Invariant invariant, Action action) {
    Row row = action.rows().size() == 1 ? table.row(action.rows().get(0)) : null;
    return new Context(
        table, invariant, table.frame(action.op()), row, action.level(), action.before());
  }

  /** The steps and hooks of a table, except calls. */
  static Set<String> used(TimerTable table) {
    Set<String> all = new TreeSet<>();
    table.rows().forEach(r -> all.addAll(r.steps()));
    for (Frame f : table.frames().values()) {
      Stream.of(f.enter(), f.round(), f.picked(), f.leave()).forEach(all::addAll);
    }
    all.removeAll(table.vocabulary().calls().keySet());
    return all;
  }

  Set<String> words() {
    return new TreeSet<>(contexts.keySet());
  }

  /** Whether both sides have a part of the state. */
  static boolean isCompared(Sexp target) {
    return target instanceof Sexp.Form && COMPARED.contains(target.item(0).word());
  }

  /** A description of the first state in which the two differ; empty if there is none. */
  String disagreement(String word, StepList list) {
    Random random = new Random(word.hashCode());
    int compared = 0;
    for (int n = 0; n < STATES; n++) {
      Context context = contextOf(word, random);
      SmallState state = states.random(random, context.row());
      if (isInDomain(word, state, level(context))) {
        String found = compare(word, list, context, state, SUPERSETS.containsKey(word));
        if (!found.isEmpty()) {
          return found;
        }
        compared++;
      }
    }
    return compared > STATES / 8 ? "" : word + " was compared " + compared + " times only";
  }

  /**
   * A description of a state in which the relation allows more than the definition; empty if there
   * is none.
   */
  String surplus(String word) {
    Random random = new Random(word.hashCode());
    for (int n = 0; n < STATES; n++) {
      Context context = contextOf(word, random);
      SmallState state = states.random(random, context.row());
      if (isInDomain(word, state, level(context))) {
        String found = compare(word, StepList.builtIn(), context, state, false);
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    return "";
  }

  private Context contextOf(String word, Random random) {
    List<Context> all = Objects.requireNonNull(contexts.get(word), word);
    return all.get(random.nextInt(all.size()));
  }

  private static String level(Context context) {
    return Facts.level(context.level());
  }

  /**
   * Whether a step can be run in a state; each of these restrictions is proven or stated elsewhere.
   */
  private static boolean isInDomain(String word, SmallState s, String level) {
    String t = (String) s.get("tgt", SmallState.ME, level);
    return switch (word) {
      // A timer is rearmed when it is due, and only a periodic one.
      case "rearm" ->
          s.number("per", t) > 0 && s.number("now", SmallState.ME) >= s.number("when", t);
      // Deadlines are above 0 once the arguments are checked.
      case "bound" -> s.number("w", SmallState.ME) > 0;
      // The law of numTimers: n is 0 only when nothing is in the heap.
      case "clearboundifempty" ->
          s.number("n", SmallState.ME) > 0
              || SmallState.TIMERS.stream()
                  .noneMatch(u -> s.truth("inH", u, s.get("cur", SmallState.ME)));
      default -> true;
    };
  }

  private String compare(
      String word, StepList list, Context context, SmallState state, boolean mayAllowMore) {
    Set<Map<String, Object>> defined = new HashSet<>();
    boolean throwsError = false;
    Map<String, Object> registers = states.registers(state, level(context));
    Object result =
        tla.apply("Do", word, states.shared(state), registers, "me", row(context.row()));
    for (Object outcome : (Set<?>) result) {
      Map<String, Object> after = projection((Map<?, ?>) outcome);
      throwsError |= "panic".equals(after.remove("m.pc"));
      defined.add(after);
    }
    Set<Map<String, Object>> related = new HashSet<>();
    boolean demands = true;
    for (Branch branch : branches(word, list, context)) {
      Relation relation = new Relation(branch.stage());
      demands &= relation.failedDemands(state).isEmpty();
      for (SmallState after : relation.outcomes(state)) {
        Map<String, Object> m = states.registers(after, level(context));
        m.put("end", branch.end());
        Map<String, Object> projected = projection(Map.of("S", states.shared(after), "m", m));
        projected.remove("m.pc");
        related.add(projected);
      }
    }
    String where = word + " in " + states.shared(state) + " " + registers + ": ";
    if (throwsError) {
      return demands ? where + "Steps.tla throws, steps.sexp demands nothing" : "";
    }
    if (!demands) {
      return where + "steps.sexp demands what Steps.tla does not need";
    }
    if (!related.containsAll(defined)) {
      return where + "Steps.tla has " + defined + ", steps.sexp " + first(related);
    }
    if (!mayAllowMore && !defined.containsAll(related)) {
      related.removeAll(defined);
      return where + "steps.sexp also has " + first(related);
    }
    return "";
  }

  private static String first(Set<Map<String, Object>> all) {
    return all.isEmpty() ? "nothing" : all.iterator().next() + " and others";
  }

  /** One of the ways in which a step may end. */
  private record Branch(String end, StepRelation.Stage stage) {}

  private static List<Branch> branches(String word, StepList list, Context context) {
    List<Branch> all = new ArrayList<>();
    List<Sexp> clauses = list.step(word);
    boolean branching = clauses.stream().anyMatch(c -> c.is("exit") || c.is("end") || c.is("stay"));
    if (!branching) {
      return List.of(new Branch("none", stage(clauses, context)));
    }
    for (Sexp branch : clauses) {
      String end = branch.is("exit") ? "exit" : branch.is("end") ? "leave" : "none";
      all.add(new Branch(end, stage(branch.from(1), context)));
    }
    return all;
  }

  private static StepRelation.Stage stage(List<Sexp> clauses, Context context) {
    StepRelation.StageBuilder builder = new StepRelation.StageBuilder();
    ClauseRun.run(clauses, context.words(), context.facts(), context.facts(), builder);
    return builder.build();
  }

  private static Map<String, Object> row(@Nullable Row row) {
    return row == null
        ? Map.of("kind", "none", "via", "none", "to", "none")
        : Map.of("kind", row.kind().word(), "via", row.via(), "to", row.to());
  }

  /** State and registers as one flat map that can be compared. */
  private static Map<String, Object> projection(Map<?, ?> outcome) {
    Map<String, Object> flat = new TreeMap<>();
    flatten("S", Objects.requireNonNull(outcome.get("S")), flat);
    flatten("m", Objects.requireNonNull(outcome.get("m")), flat);
    return flat;
  }

  private static void flatten(String name, Object value, Map<String, Object> flat) {
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, part) -> flatten(name + "." + key, Objects.requireNonNull(part), flat));
    } else {
      flat.put(name, value instanceof Set<?> set ? new TreeSet<Object>(set).toString() : value);
    }
  }

  /**
   * A description of the first state in which a guard or an owned case differs from its definition;
   * empty if there is none.
   */
  String testDisagreement(String test, StepList list) {
    String definition = Objects.requireNonNull(TESTS.get(test), test);
    List<Sexp> clauses = definition.equals("GuardHolds") ? list.guard(test) : list.owned(test);
    Random random = new Random(test.hashCode());
    Context context = Objects.requireNonNull(contexts.get("commit")).get(0);
    for (int n = 0; n < STATES; n++) {
      SmallState state = states.random(random, null);
      boolean related = !new Relation(stage(clauses, context)).outcomes(state).isEmpty();
      Map<String, Object> registers = states.registers(state, level(context));
      if (!tla.apply(definition, test, states.shared(state), registers).equals(related)) {
        return test + " in " + states.shared(state) + " " + registers + ": steps.sexp " + related;
      }
    }
    return "";
  }
}
