package dev.timerproof.proofs.sexp;

import dev.timerproof.spec.table.Place;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** An S-expression: a word, a quoted text, or a list. Immutable; equality ignores places. */
public sealed interface Sexp {
  /** The place of an expression that is not in any file. */
  Place NOWHERE = new Place("generated", 0, 0);

  /** Where it is written; {@link #NOWHERE} if it was made by a program. */
  Place place();

  /** A word, number or symbol. */
  record Atom(String text, Place place) implements Sexp {
    @Override
    public boolean equals(Object other) {
      return other instanceof Atom a && a.text.equals(text);
    }

    @Override
    public int hashCode() {
      return text.hashCode();
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** A text in double quotes; {@code text} is without them. */
  record Quoted(String text, Place place) implements Sexp {
    @Override
    public boolean equals(Object other) {
      return other instanceof Quoted q && q.text.equals(text);
    }

    @Override
    public int hashCode() {
      return text.hashCode() + 1;
    }

    @Override
    public String toString() {
      return '"' + text + '"';
    }
  }

  /** A list in parentheses. */
  record Form(List<Sexp> items, Place place) implements Sexp {
    public Form {
      items = List.copyOf(items);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Form f && f.items.equals(items);
    }

    @Override
    public int hashCode() {
      return items.hashCode();
    }

    @Override
    public String toString() {
      return items.stream().map(Sexp::toString).collect(Collectors.joining(" ", "(", ")"));
    }
  }

  /** A word. */
  static Atom atom(String text) {
    return new Atom(text, NOWHERE);
  }

  /** A list of the given expressions. */
  static Form form(Sexp... items) {
    return new Form(Arrays.asList(items), NOWHERE);
  }

  /** {@code (head items...)}. */
  static Form form(String head, List<? extends Sexp> items) {
    Sexp[] all = new Sexp[items.size() + 1];
    all[0] = atom(head);
    for (int i = 0; i < items.size(); i++) {
      all[i + 1] = items.get(i);
    }
    return form(all);
  }

  /** {@code (not e)}. */
  static Sexp not(Sexp e) {
    return form(atom("not"), e);
  }

  /** {@code (= a b)}. */
  static Sexp equal(Sexp a, Sexp b) {
    return form(atom("="), a, b);
  }

  /** The conjunction; true for none. */
  static Sexp and(List<? extends Sexp> parts) {
    return parts.isEmpty() ? atom("true") : parts.size() == 1 ? parts.get(0) : form("and", parts);
  }

  /** Whether this is a list that begins with the word. */
  default boolean is(String head) {
    return this instanceof Form f
        && !f.items.isEmpty()
        && f.items.get(0) instanceof Atom a
        && a.text.equals(head);
  }

  /** The items of a list. */
  default List<Sexp> list() {
    if (this instanceof Form f) {
      return f.items;
    }
    throw new MalformedTextException(place(), "expected a list, found " + this);
  }

  /** The item at an index of a list. */
  default Sexp item(int index) {
    List<Sexp> items = list();
    if (index >= items.size()) {
      throw new MalformedTextException(
          place(), "expected more than " + index + " items, found " + this);
    }
    return items.get(index);
  }

  /** The items of a list from an index on. */
  default List<Sexp> from(int index) {
    List<Sexp> items = list();
    return index >= items.size() ? List.of() : items.subList(index, items.size());
  }

  /** The word that this is. */
  default String word() {
    if (this instanceof Atom a) {
      return a.text;
    }
    throw new MalformedTextException(place(), "expected a word, found " + this);
  }

  /** The quoted text that this is. */
  default String sentence() {
    if (this instanceof Quoted q) {
      return q.text;
    }
    throw new MalformedTextException(place(), "expected a text in quotes, found " + this);
  }

  /** The same expression with every word replaced. */
  default Sexp rename(UnaryOperator<String> names) {
    if (this instanceof Atom a) {
      String to = names.apply(a.text);
      return to.equals(a.text) ? this : new Atom(to, a.place);
    }
    if (this instanceof Form f) {
      return new Form(f.items.stream().map(e -> e.rename(names)).toList(), f.place);
    }
    return this;
  }

  /** The same expression with words replaced by expressions. */
  default Sexp substitute(Map<String, ? extends Sexp> values) {
    if (this instanceof Atom a) {
      Sexp to = values.get(a.text);
      return to == null ? this : to;
    }
    if (this instanceof Form f) {
      return new Form(f.items.stream().map(e -> e.substitute(values)).toList(), f.place);
    }
    return this;
  }

  /** Whether some word of the expression is one of these. */
  default boolean mentions(Collection<String> words) {
    if (this instanceof Atom a) {
      return words.contains(a.text);
    }
    return this instanceof Form f && f.items.stream().anyMatch(e -> e.mentions(words));
  }
}
