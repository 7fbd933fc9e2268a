package dev.timerproof.proofs.sexp;

import dev.timerproof.spec.table.Place;
import java.util.ArrayList;
import java.util.List;

/** Reads S-expressions with {@code ;} comments. */
public final class SexpReader {
  private final String file;
  private final String text;
  private int at;
  private int line = 1;
  private int lineStart;

  private SexpReader(String file, String text) {
    this.file = file;
    this.text = text;
  }

  /**
   * All expressions of a text.
   *
   * @param file the name that places give
   * @throws MalformedTextException at an unbalanced parenthesis or quote
   */
  public static List<Sexp> read(String file, String text) {
    SexpReader reader = new SexpReader(file, text);
    List<Sexp> all = new ArrayList<>();
    while (reader.skipBlank()) {
      all.add(reader.next());
    }
    return all;
  }

  /**
   * The single expression of a text.
   *
   * @throws MalformedTextException if there are none or several
   */
  public static Sexp one(String text) {
    List<Sexp> all = read("text", text);
    if (all.size() != 1) {
      throw new MalformedTextException(
          new Place("text", 1, 1), "expected one expression, found " + all.size() + ": " + text);
    }
    return all.get(0);
  }

  private Place place() {
    return new Place(file, line, at - lineStart + 1);
  }

  /** Whether something follows the blanks and comments. */
  private boolean skipBlank() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == ';') {
        while (at < text.length() && text.charAt(at) != '\n') {
          at++;
        }
      } else if (!Character.isWhitespace(c)) {
        return true;
      } else {
        advance();
      }
    }
    return false;
  }

  private void advance() {
    if (text.charAt(at) == '\n') {
      line++;
      lineStart = at + 1;
    }
    at++;
  }

  private Sexp next() {
    Place place = place();
    return switch (text.charAt(at)) {
      case ')' -> throw new MalformedTextException(place, "found ), expected an expression");
      case '(' -> list(place);
      case '"' -> quoted(place);
      default -> atom(place);
    };
  }

  private Sexp list(Place place) {
    at++;
    List<Sexp> items = new ArrayList<>();
    while (true) {
      if (!skipBlank()) {
        throw new MalformedTextException(place, "this ( is not closed");
      }
      if (text.charAt(at) == ')') {
        at++;
        return new Sexp.Form(items, place);
      }
      items.add(next());
    }
  }

  private Sexp quoted(Place place) {
    StringBuilder words = new StringBuilder();
    at++;
    while (at < text.length() && text.charAt(at) != '"') {
      words.append(text.charAt(at));
      advance();
    }
    if (at == text.length()) {
      throw new MalformedTextException(place, "this \" is not closed");
    }
    at++;
    return new Sexp.Quoted(words.toString().replaceAll("\\s+", " "), place);
  }

  private Sexp atom(Place place) {
    int from = at;
    while (at < text.length()
        && "();\"".indexOf(text.charAt(at)) < 0
        && !Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return new Sexp.Atom(text.substring(from, at), place);
  }
}
