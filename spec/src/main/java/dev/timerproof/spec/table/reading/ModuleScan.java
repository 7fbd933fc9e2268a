package dev.timerproof.spec.table.reading;

import dev.timerproof.spec.table.Place;
import dev.timerproof.spec.table.Problem;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks through the text of a module for what the parser refuses without a place, or in words of
 * its own: bytes that are no text, no header, comments, strings and modules without an end, and
 * declarations, which need a configuration that no table has.
 */
final class ModuleScan {
  /** Whatever stands before the first header is no part of the module. */
  static final Pattern HEADER = Pattern.compile("-{4,}\\s*MODULE\\s+(\\w+)\\s*-{4,}");

  private static final Pattern NAME = Pattern.compile("\\w+");

  private static final Pattern END = Pattern.compile("={4,}");

  private static final Set<String> DECLARATIONS =
      Set.of("CONSTANT", "CONSTANTS", "VARIABLE", "VARIABLES");

  private final String shownAs;
  private final String module;
  private final String text;
  private final List<Problem> problems = new ArrayList<>();
  private int at;

  /** How many modules are open, one in the other. */
  private int depth;

  private ModuleScan(String shownAs, String module, String text) {
    this.shownAs = shownAs;
    this.module = module;
    this.text = text;
  }

  /**
   * What is wrong with a text, as far as this sees it: the first thing, or all declarations.
   *
   * @param shownAs how places name the file
   * @param module what the module must be called
   */
  static List<Problem> problems(String shownAs, String module, byte[] bytes) {
    CharBuffer decoded = CharBuffer.allocate(bytes.length);
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CoderResult end = decoder.decode(in, decoded, true);
    ModuleScan scan = new ModuleScan(shownAs, module, decoded.flip().toString());
    if (bytes.length == 0) {
      scan.problem(0, "the file is empty, expected " + scan.header());
    } else if (isUtf16(bytes)) {
      scan.problem(0, "found UTF-16, expected UTF-8");
    } else if (!scan.foundControl()) {
      if (end.isError()) {
        scan.problem(
            scan.text.length(),
            "found the byte 0x%02X, expected UTF-8"
                .formatted(Byte.toUnsignedInt(bytes[in.position()])));
      } else {
        scan.module();
      }
    }
    return scan.problems;
  }

  /** By the mark at its beginning, which is no UTF-8. */
  private static boolean isUtf16(byte[] bytes) {
    int first = bytes.length < 2 ? 0 : ((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF);
    return first == 0xFEFF || first == 0xFFFE;
  }

  /** Where a name stands first, outside comments and strings or not; empty if nowhere. */
  static Optional<Place> placeOf(String name, String shownAs, String text) {
    Matcher found = Pattern.compile("\\b" + Pattern.quote(name) + "\\b").matcher(text);
    return found.find()
        ? Optional.of(new ModuleScan(shownAs, "", text).place(found.start()))
        : Optional.empty();
  }

  private String header() {
    return "---- MODULE " + module + " ----";
  }

  private boolean foundControl() {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c) && "\t\n\r\f".indexOf(c) < 0) {
        problem(i, String.format(Locale.ROOT, "found the control character U+%04X", (int) c));
        return true;
      }
    }
    return false;
  }

  private void module() {
    Matcher header = HEADER.matcher(text);
    if (!header.find()) {
      problem(0, "found no header, expected " + header());
      return;
    }
    if (!header.group(1).equals(module)) {
      problem(header.start(1), "found a module called " + header.group(1) + ", expected " + module);
      return;
    }
    at = header.end();
    depth = 1;
    while (at < text.length() && depth > 0) {
      if (!comment() && !string() && !bracket() && !name()) {
        at++;
      }
    }
    if (depth > 0 && problems.isEmpty()) {
      problem(
          text.stripTrailing().length(),
          "the file ends within its module, expected ==== after the last definition");
    }
  }

  /** Comments of the second kind can stand in each other. */
  private boolean comment() {
    if (text.startsWith("\\*", at)) {
      while (at < text.length() && !isLineEnd(text.charAt(at))) {
        at++;
      }
      return true;
    }
    if (!text.startsWith("(*", at)) {
      return false;
    }
    int begin = at;
    int open = 0;
    do {
      int step = 2;
      if (text.startsWith("(*", at)) {
        open++;
      } else if (text.startsWith("*)", at)) {
        open--;
      } else {
        step = 1;
      }
      at += step;
    } while (open > 0 && at < text.length());
    if (open > 0) {
      problem(begin, "found a comment without an end, expected *)");
    }
    return true;
  }

  private boolean string() {
    if (text.charAt(at) != '"') {
      return false;
    }
    int begin = at;
    at++;
    while (at < text.length() && text.charAt(at) != '"' && !isLineEnd(text.charAt(at))) {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    if (at >= text.length() || text.charAt(at) != '"') {
      problem(begin, "found a string without an end, expected \" before the end of the line");
      at = text.length();
    }
    at++;
    return true;
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }

  /** The header or the end of a module. */
  private boolean bracket() {
    Matcher end = END.matcher(text).region(at, text.length());
    Matcher header = HEADER.matcher(text).region(at, text.length());
    if (text.charAt(at) == '=' && end.lookingAt()) {
      depth--;
      at = end.end();
      return true;
    }
    if (text.charAt(at) == '-' && header.lookingAt()) {
      depth++;
      at = header.end();
      return true;
    }
    return false;
  }

  private boolean name() {
    Matcher name = NAME.matcher(text).region(at, text.length());
    if (!name.lookingAt()) {
      return false;
    }
    // A module in a module may be instantiated with values for what it declares.
    if (depth == 1 && DECLARATIONS.contains(name.group())) {
      problem(at, "found " + name.group() + ", expected definitions alone");
    }
    at = name.end();
    return true;
  }

  private void problem(int offset, String message) {
    problems.add(new Problem(place(offset), message));
  }

  private Place place(int offset) {
    int line = 1;
    int begin = 0;
    for (int i = 0; i < offset; i++) {
      char c = text.charAt(i);
      boolean half = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
      if (isLineEnd(c) && !half) {
        line++;
        begin = i + 1;
      }
    }
    return new Place(shownAs, line, offset - begin + 1);
  }
}
