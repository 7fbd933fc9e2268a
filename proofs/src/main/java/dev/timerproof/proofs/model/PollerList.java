package dev.timerproof.proofs.model;

import dev.timerproof.proofs.sexp.MalformedTextException;
import dev.timerproof.proofs.sexp.Sexp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The meaning of the poller's words, guards and steps, and of what threads do outside of its rows,
 * read from {@code poller-steps.sexp}. Immutable once read.
 */
public final class PollerList {
  private final Map<String, List<Sexp>> entries = new LinkedHashMap<>();
  private final Map<String, List<Move>> moves = new LinkedHashMap<>();
  private final Set<String> starts = new LinkedHashSet<>();
  private final Set<String> kept = new LinkedHashSet<>();

  private PollerList() {}

  /**
   * A step of a thread at a place outside of the rows.
   *
   * @param name its name
   * @param clauses its condition and effect
   */
  public record Move(String name, List<Sexp> clauses) {
    public Move {
      clauses = List.copyOf(clauses);
    }
  }

  /**
   * The list of this build.
   *
   * @throws MalformedTextException if the text is malformed
   */
  public static PollerList builtIn() {
    PollerList list = new PollerList();
    Texts.read("poller-steps.sexp").forEach(list::read);
    return list;
  }

  private void read(Sexp e) {
    String head = e.item(0).word();
    String name = e.item(1).word();
    switch (head) {
      case "step", "guard", "take", "give", "facts", "locked" ->
          put(e, head + " " + name, e.from(2));
      case "place" -> moves.put(name, new ArrayList<>());
      case "value" -> put(e, "value " + name + " " + e.item(2).word(), e.from(3));
      case "start" -> starts.add(name);
      case "keep" -> kept.addAll(e.from(1).stream().map(Sexp::word).toList());
      case "move" -> {
        List<Move> there = moves.get(e.item(2).word());
        if (there == null) {
          throw new MalformedTextException(e.place(), "unknown place " + e.item(2));
        }
        there.add(new Move(name, e.from(3)));
      }
      default -> throw new MalformedTextException(e.place(), "unknown entry " + head);
    }
  }

  private void put(Sexp e, String key, List<Sexp> clauses) {
    if (entries.put(key, clauses) != null) {
      throw new MalformedTextException(e.place(), key + " is defined twice");
    }
  }

  /** The clauses of a step. */
  public List<Sexp> step(String name) {
    return find("step " + name);
  }

  /** The clauses of a guard. */
  public List<Sexp> guard(String name) {
    return find("guard " + name);
  }

  /** The clauses that say that a word has a value. */
  public List<Sexp> value(String word, String value) {
    return find("value " + word + " " + value);
  }

  /** The clauses for taking a word. */
  public List<Sexp> take(String word) {
    return find("take " + word);
  }

  /** The clauses for giving a word back. */
  public List<Sexp> give(String word) {
    return find("give " + word);
  }

  /** Whether a word is read under the lock that its rows' steps need. */
  public boolean locked(String word) {
    return entries.containsKey("locked " + word);
  }

  /** Whether there is such a place outside of the rows. */
  public boolean isPlace(String name) {
    return moves.containsKey(name);
  }

  /** Whether the list gives the facts of such a place. */
  public boolean tells(String place) {
    return entries.containsKey("facts " + place);
  }

  /** The steps that a thread may take at a place outside of the rows. */
  public List<Move> moves(String place) {
    return List.copyOf(moves.getOrDefault(place, List.of()));
  }

  /** The places where a thread may be in the first state. */
  public Set<String> starts() {
    return Set.copyOf(starts);
  }

  /**
   * The facts at a place outside of the rows: the listed values, and the initial value of every
   * other fact.
   */
  public Facts facts(StateModel state, String place) {
    Facts facts = Facts.idle(state, 1);
    for (Sexp pair : find("facts " + place)) {
      facts = facts.with(pair.item(0).word(), 0, pair.item(1).word());
    }
    return facts;
  }

  /**
   * The facts of a thread that arrives at such a place; facts that only steps change keep their
   * value.
   */
  public Facts arriving(StateModel state, String place, Facts from) {
    Facts facts = facts(state, place);
    for (String fact : kept) {
      facts = facts.with(fact, 0, from.get(fact, 0));
    }
    return facts;
  }

  /**
   * The keys of all entries except places, for example {@code step drop} or {@code move top run}.
   */
  public Set<String> entries() {
    Set<String> all = new LinkedHashSet<>(entries.keySet());
    moves.forEach((place, there) -> there.forEach(m -> all.add(moved(place, m))));
    return all;
  }

  private static String moved(String place, Move move) {
    return "move " + place + " " + move.name();
  }

  /** The clauses of an entry. */
  public List<Sexp> entry(String key) {
    for (Map.Entry<String, List<Move>> there : moves.entrySet()) {
      for (Move move : there.getValue()) {
        if (moved(there.getKey(), move).equals(key)) {
          return move.clauses();
        }
      }
    }
    return find(key);
  }

  /** The same list without one entry; for tests of what notices that it is missing. */
  public PollerList without(String key) {
    PollerList rest = new PollerList();
    rest.entries.putAll(entries);
    rest.starts.addAll(starts);
    rest.kept.addAll(kept);
    moves.forEach(
        (place, there) ->
            rest.moves.put(
                place,
                new ArrayList<>(
                    there.stream().filter(m -> !moved(place, m).equals(key)).toList())));
    rest.entries.remove(key);
    return rest;
  }

  /** The same list with other clauses for one entry; for tests of what notices that it is wrong. */
  public PollerList with(String key, List<Sexp> other) {
    PollerList changed = without(key);
    if (entries.containsKey(key)) {
      changed.entries.put(key, List.copyOf(other));
      return changed;
    }
    moves.forEach(
        (place, there) ->
            there.stream()
                .filter(m -> moved(place, m).equals(key))
                .forEach(m -> changed.moves(place, new Move(m.name(), other))));
    return changed;
  }

  private void moves(String place, Move move) {
    moves.computeIfAbsent(place, p -> new ArrayList<>()).add(move);
  }

  private List<Sexp> find(String key) {
    List<Sexp> found = entries.get(key);
    if (found == null) {
      throw new IllegalArgumentException("poller-steps.sexp has no " + key);
    }
    return found;
  }
}
