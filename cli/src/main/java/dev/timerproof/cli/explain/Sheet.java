package dev.timerproof.cli.explain;

import java.util.ArrayList;
import java.util.List;

/** Text in two columns, a label and what belongs to it, within the width of a terminal. */
final class Sheet {
  private static final int WIDTH = 79;
  private static final int LABEL = 12;

  private final List<String> lines = new ArrayList<>();

  /** A line of its own. */
  Sheet heading(String text) {
    lines.add(text);
    return this;
  }

  /** A label with its text; nothing when the text is empty. */
  Sheet entry(String label, String text) {
    if (!text.isEmpty()) {
      wrap(pad(label, LABEL), LABEL, text);
    }
    return this;
  }

  /** A label with a list of words and their meanings, one each line. */
  Sheet list(String label, List<Item> items) {
    int column = items.stream().mapToInt(i -> i.word().length()).max().orElse(0) + 2;
    String first = pad(label, LABEL);
    for (Item item : items) {
      wrap(first + pad(item.word(), column), LABEL + column, item.meaning());
      first = " ".repeat(LABEL);
    }
    return this;
  }

  /** A word and what it means. */
  record Item(String word, String meaning) {}

  private void wrap(String start, int indent, String text) {
    StringBuilder line = new StringBuilder(start);
    boolean empty = true;
    for (String word : text.split(" ", -1)) {
      if (!empty && line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString().stripTrailing());
        line = new StringBuilder(" ".repeat(indent));
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    lines.add(line.toString().stripTrailing());
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(1, width - text.length()));
  }

  @Override
  public String toString() {
    return String.join(System.lineSeparator(), lines);
  }
}
