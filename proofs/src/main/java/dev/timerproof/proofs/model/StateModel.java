package dev.timerproof.proofs.model;

import dev.timerproof.proofs.sexp.MalformedTextException;
import dev.timerproof.proofs.sexp.Sexp;
import dev.timerproof.spec.table.Frame;
import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.TimerTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The state of the transition system, read from {@code state.sexp}.
 *
 * @param word the atomic word whose rows the state is for
 * @param sorts uninterpreted sorts with their meanings
 * @param enums finite sorts with their values
 * @param functions the parts of the state, in the text's order
 * @param fixed functions that never change: name to (arguments, result)
 * @param initially the formulas that hold in the first state
 */
public record StateModel(
    String word,
    Map<String, String> sorts,
    Map<String, List<String>> enums,
    Map<String, StateFunction> functions,
    Map<String, Sexp> fixed,
    List<Sexp> initially) {
  /** The sort that counts the frames of a thread. */
  public static final String LEVEL = "Level";

  public StateModel {
    sorts = Collections.unmodifiableMap(new LinkedHashMap<>(sorts));
    enums = Collections.unmodifiableMap(new LinkedHashMap<>(enums));
    functions = Collections.unmodifiableMap(new LinkedHashMap<>(functions));
    fixed = Collections.unmodifiableMap(new LinkedHashMap<>(fixed));
    initially = List.copyOf(initially);
  }

  /**
   * The state of the status word.
   *
   * @throws MalformedTextException if the text is malformed
   */
  public static StateModel builtIn() {
    return read("state.sexp");
  }

  /**
   * The state of the wake-up.
   *
   * @throws MalformedTextException if the text is malformed
   */
  public static StateModel poller() {
    return read("poller-state.sexp");
  }

  /**
   * The state of the timers with a mutex.
   *
   * @throws MalformedTextException if the text is malformed
   */
  public static StateModel mutex() {
    return read("mutex-state.sexp");
  }

  /**
   * The state of the bounds of the timers with a mutex.
   *
   * @throws MalformedTextException if the text is malformed
   */
  public static StateModel mutexBounds() {
    return read("mutex-bounds-state.sexp");
  }

  private static StateModel read(String text) {
    String word = "";
    Map<String, String> sorts = new LinkedHashMap<>();
    Map<String, List<String>> enums = new LinkedHashMap<>();
    Map<String, StateFunction> functions = new LinkedHashMap<>();
    Map<String, Sexp> fixed = new LinkedHashMap<>();
    List<Sexp> initially = new ArrayList<>();
    for (Sexp e : Texts.read(text)) {
      String head = e.item(0).word();
      switch (head) {
        case "word" -> word = e.item(1).word();
        case "sort" -> sorts.put(e.item(1).word(), e.item(2).sentence());
        case "enum" -> enums.put(e.item(1).word(), words(e.item(2)));
        case "shared", "register", "ghost", "fact" -> {
          StateFunction f = function(head, e);
          if (functions.put(f.name(), f) != null) {
            throw new MalformedTextException(e.place(), f.name() + " is declared twice");
          }
        }
        case "function" -> fixed.put(e.item(1).word(), e);
        case "initially" -> initially.add(e.item(1));
        default -> throw new MalformedTextException(e.place(), "unknown declaration " + head);
      }
    }
    return new StateModel(word, sorts, enums, functions, fixed, initially);
  }

  private static StateFunction function(String kind, Sexp e) {
    boolean fact = kind.equals("fact");
    return new StateFunction(
        e.item(1).word(),
        words(e.item(2)),
        e.item(3).word(),
        StateFunction.Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
        fact ? e.item(4).word() : "",
        e.item(fact ? 5 : 4).sentence());
  }

  /** The words of a list. */
  static List<String> words(Sexp list) {
    return list.list().stream().map(Sexp::word).toList();
  }

  /**
   * The part of a table that the state is for: the rows of its word, and the frames that run them.
   */
  public TimerTable restrict(TimerTable table) {
    List<Row> rows = table.rows().stream().filter(r -> r.word().equals(word)).toList();
    Set<String> operations = rows.stream().map(Row::op).collect(Collectors.toSet());
    Map<String, Frame> frames = new LinkedHashMap<>(table.frames());
    frames.keySet().retainAll(operations);
    return table.withRows(table.mutations(), rows).withFrames(table.mutations(), frames);
  }

  /** The facts, in the text's order. */
  public List<StateFunction> facts() {
    return functions.values().stream().filter(f -> f.kind() == StateFunction.Kind.FACT).toList();
  }
}
