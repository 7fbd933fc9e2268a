package dev.timerproof.evidence.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Breaks the paragraphs and list items of Markdown into lines of at most 100 characters. Tables,
 * headings and code blocks stay as they are; the rendered page is the same.
 */
public final class WrappedMarkdown {
  private static final int WIDTH = 100;
  private static final String FENCE = "```";
  private static final Pattern ITEM = Pattern.compile("( *)([-*]|\\d+\\.) +(.*)");

  /** Matches a word; a short piece of code with blanks in it, such as a command, counts as one. */
  private static final Pattern WORD = Pattern.compile("(?:`[^`]{1,60}`|[^\\s`]|`)+");

  private final List<String> lines = new ArrayList<>();
  private final List<String> words = new ArrayList<>();
  private String first = "";
  private String rest = "";

  private WrappedMarkdown() {}

  /** The page with its prose wrapped; wrapping it again changes nothing. */
  public static String of(String page) {
    var wrapped = new WrappedMarkdown();
    boolean code = false;
    for (String line : page.split("\n", -1)) {
      boolean fence = line.stripLeading().startsWith(FENCE);
      if (code || fence || standsAlone(line)) {
        wrapped.endParagraph();
        wrapped.lines.add(line);
      } else {
        wrapped.prose(line);
      }
      code ^= fence;
    }
    wrapped.endParagraph();
    return String.join("\n", wrapped.lines);
  }

  private static boolean standsAlone(String line) {
    return line.isBlank() || line.startsWith("|") || line.startsWith("#");
  }

  private void prose(String line) {
    Matcher item = ITEM.matcher(line);
    String text = line.strip();
    if (item.matches()) {
      endParagraph();
      first = item.group(1) + item.group(2) + " ";
      rest = " ".repeat(first.length());
      text = item.group(3);
    } else if (words.isEmpty()) {
      first = line.substring(0, line.length() - line.stripLeading().length());
      rest = first;
    }
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      words.add(word.group());
    }
  }

  private void endParagraph() {
    var line = new StringBuilder(first);
    boolean begun = false;
    for (String word : words) {
      if (begun && line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line = new StringBuilder(rest);
        begun = false;
      }
      line.append(begun ? " " : "").append(word);
      begun = true;
    }
    if (begun) {
      lines.add(line.toString());
    }
    words.clear();
    first = "";
    rest = "";
  }
}
