package dev.timerproof.generate.java;

import java.util.List;

/** Lines of Java, indented by their braces, in the layout of google-java-format. */
final class SourceText {
  private static final int WIDTH = 100;
  private static final String CONTINUED = "    ";

  private final StringBuilder out = new StringBuilder();
  private int depth;

  void line(String code) {
    if (code.startsWith("}")) {
      depth--;
    }
    out.append(code.isEmpty() ? "" : "  ".repeat(depth)).append(code).append('\n');
    if (code.endsWith("{")) {
      depth++;
    }
  }

  /** A method's head; its parameters stand on one line, else on the next one, else on one each. */
  void head(String start, List<String> parameters, String end) {
    String all = String.join(", ", parameters);
    if (fits(start + all + end)) {
      line(start + all + end);
    } else if (fits(CONTINUED + all + end)) {
      line(start);
      line(CONTINUED + all + end);
    } else {
      line(start);
      items("", parameters, end);
    }
  }

  /** An arm of a switch; its labels stand on one line, else on one each. */
  void arm(List<String> labels, String body) {
    String all = "case " + String.join(", ", labels) + " -> ";
    if (fits(all + body)) {
      line(all + body);
    } else if (body.equals("{")) {
      items("case ", labels, " -> {");
    } else {
      items("case ", labels, " ->");
      line(CONTINUED + body);
    }
  }

  private void items(String start, List<String> items, String end) {
    for (int k = 0; k < items.size(); k++) {
      String prefix = k == 0 && !start.isEmpty() ? start : CONTINUED;
      line(prefix + items.get(k) + (k + 1 < items.size() ? "," : end));
    }
  }

  private boolean fits(String code) {
    return 2 * depth + code.length() <= WIDTH;
  }

  void lines(List<BodyLine> lines) {
    for (BodyLine line : lines) {
      if (line.ids().isEmpty()) {
        line(line.code());
      } else {
        comment(String.join(", ", line.ids()));
      }
    }
  }

  /** A comment to the end of the line, wrapped. */
  void comment(String text) {
    wrap("// ", text);
  }

  /** A documentation comment. */
  void javadoc(String text) {
    if (2 * depth + text.length() + 8 <= WIDTH) {
      line("/** " + text + " */");
    } else {
      line("/**");
      wrap(" * ", text);
      line(" */");
    }
  }

  /** A documentation comment that ends with block tags. */
  void javadoc(String text, List<String> tags) {
    if (tags.isEmpty()) {
      javadoc(text);
      return;
    }
    line("/**");
    wrap(" * ", text);
    line(" *");
    tags.forEach(tag -> wrap(" * ", tag));
    line(" */");
  }

  private void wrap(String prefix, String text) {
    StringBuilder current = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (current.length() > 0
          && 2 * depth + prefix.length() + current.length() + 1 + word.length() > WIDTH) {
        line(prefix + current);
        current.setLength(0);
      }
      current.append(current.length() == 0 ? "" : " ").append(word);
    }
    line(prefix + current);
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
