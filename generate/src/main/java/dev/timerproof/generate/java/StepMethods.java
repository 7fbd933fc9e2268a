package dev.timerproof.generate.java;

import dev.timerproof.spec.table.Frame;
import dev.timerproof.spec.table.Place;
import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.TimerTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sequences of steps that the table names. A row that contains such a sequence calls a method
 * instead of repeating the steps; the methods that were called are written at the end.
 */
final class StepMethods {
  private static final Set<String> PROVIDED = Set.of("pp", "tpp", "slot");

  private final Map<String, Group> groups = new LinkedHashMap<>();
  private final Set<String> called = new LinkedHashSet<>();
  private final Map<String, String> returned = new HashMap<>();

  /**
   * A named sequence that can be a method.
   *
   * @param gives the registers that it sets
   * @param atAnySlot whether some frame runs it on another slot than the root
   */
  private record Group(String name, List<String> steps, Set<String> gives, boolean atAnySlot) {}

  StepMethods(TimerTable table) {
    table
        .groups()
        .forEach(
            (name, steps) -> {
              Set<String> gives = registersOf(steps);
              if (gives != null) {
                groups.put(name, new Group(name, steps, gives, runsAtAnySlot(table, steps)));
              }
            });
  }

  private StepMethods() {}

  /** Without named sequences: every step is written out. */
  static StepMethods none() {
    return new StepMethods();
  }

  /** The registers that the steps set, or null if they read one that they do not set. */
  private static @Nullable Set<String> registersOf(List<String> steps) {
    Set<String> set = new LinkedHashSet<>();
    for (String step : steps) {
      WordText text = JavaWords.text(step);
      if (text == null) {
        return null;
      }
      for (WordText.Statement s : text.statements()) {
        Set<String> foreign = new HashSet<>(s.reads());
        foreign.removeAll(PROVIDED);
        foreign.removeAll(set);
        if (!foreign.isEmpty()) {
          return null;
        }
        if (s.sets() != null) {
          set.add(s.sets());
        }
      }
      set.addAll(text.equivalents().keySet());
    }
    return set;
  }

  private static boolean runsAtAnySlot(TimerTable table, List<String> steps) {
    for (Row row : table.rows()) {
      Frame frame = table.frames().get(row.op());
      if (frame != null
          && Shape.of(frame).slotIsVariable()
          && java.util.Collections.indexOfSubList(row.steps(), steps) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** The length of the longest group that stands at a place of a sequence; 0 if there is none. */
  int lengthAt(List<String> words, int from) {
    Group g = at(words, from);
    return g == null ? 0 : g.steps().size();
  }

  private @Nullable Group at(List<String> words, int from) {
    Group longest = null;
    for (Group g : groups.values()) {
      int end = from + g.steps().size();
      if ((longest == null || g.steps().size() > longest.steps().size())
          && end <= words.size()
          && words.subList(from, end).equals(g.steps())) {
        longest = g;
      }
    }
    return longest;
  }

  /**
   * The call of the group at a place of a sequence.
   *
   * @param later the registers that are read after the group
   * @return null if the group would have to return more than one of them
   */
  @Nullable BodyLine call(List<String> words, int from, Scope scope, Set<String> later) {
    Group g = at(words, from);
    if (g == null) {
      return null;
    }
    List<String> wanted = new ArrayList<>(g.gives());
    wanted.retainAll(later);
    String earlier = returned.get(g.name());
    if (wanted.size() > 1 || (earlier != null && !wanted.isEmpty() && !wanted.contains(earlier))) {
      return null;
    }
    called.add(g.name());
    String call = scope.fill(g.name() + "({pp}, t" + (g.atAnySlot() ? ", {slot})" : ")"));
    if (wanted.isEmpty()) {
      return BodyLine.code(call + ";");
    }
    String register = wanted.get(0);
    returned.put(g.name(), register);
    return BodyLine.code(scope.set(JavaWords.register(register), call));
  }

  /** Writes the methods that were called, in the table's order. */
  void writeMethods(TimerTable table, SourceText out) {
    StepsWriter writer = new StepsWriter(table, none());
    for (Group g : groups.values()) {
      if (!called.contains(g.name())) {
        continue;
      }
      String register = returned.get(g.name());
      Scope scope = new Scope();
      scope.means("pp", "pp");
      scope.means("tpp", "pp");
      scope.means("slot", g.atAnySlot() ? "i" : "0");
      List<BodyLine> body =
          writer.write(
              g.steps(),
              scope,
              new StepsWriter.Context(
                  new Place(g.name(), 0, 0),
                  "group " + g.name(),
                  true,
                  false,
                  register == null ? Set.of() : Set.of(register)));
      out.line("");
      out.line(
          "private static "
              + (register == null ? "void" : JavaWords.register(register).type())
              + " "
              + g.name()
              + "(Processor pp, RuntimeTimer t"
              + (g.atAnySlot() ? ", int i) {" : ") {"));
      out.lines(body);
      if (register != null) {
        out.line(scope.fill("return {" + register + "};"));
      }
      out.line("}");
    }
  }
}
