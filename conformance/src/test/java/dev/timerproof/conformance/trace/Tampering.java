package dev.timerproof.conformance.trace;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.timerproof.conformance.trace.rules.RejectionKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A change that makes a small valid trace invalid, with the expected verdict.
 *
 * @param name short name
 * @param edit what was changed, in words
 * @param lines the change, on the lines of the trace
 * @param bytes the change, on its bytes
 * @param verdict the verdict
 * @param kind the reason of the rejection; null if it is not rejected
 * @param line the line that is reported
 * @param naming a part of the expected explanation
 */
record Tampering(
    String name,
    String edit,
    UnaryOperator<List<String>> lines,
    UnaryOperator<byte[]> bytes,
    Verdict verdict,
    @Nullable RejectionKind kind,
    long line,
    String naming) {

  /** A tampering after which the trace is well formed and must be rejected. */
  static Tampering rejected(
      String name,
      String edit,
      RejectionKind kind,
      long line,
      String naming,
      UnaryOperator<List<String>> lines) {
    return new Tampering(
        name, edit, lines, UnaryOperator.identity(), Verdict.REJECTED, kind, line, naming);
  }

  /** A tampering after which the text is no trace. */
  static Tampering malformed(
      String name, String edit, long line, String naming, UnaryOperator<List<String>> lines) {
    return new Tampering(
        name, edit, lines, UnaryOperator.identity(), Verdict.MALFORMED, null, line, naming);
  }

  /** A tampering of the bytes, after which there is no complete trace. */
  static Tampering bytes(
      String name,
      String edit,
      Verdict verdict,
      long line,
      String naming,
      UnaryOperator<byte[]> bytes) {
    return new Tampering(name, edit, UnaryOperator.identity(), bytes, verdict, null, line, naming);
  }

  /** Replaces a text that stands in a line. */
  static UnaryOperator<List<String>> replace(int line, String before, String after) {
    return all -> {
      String old = all.get(line - 1);
      if (!old.contains(before)) {
        throw new IllegalArgumentException("line " + line + " does not hold " + before);
      }
      List<String> edited = new ArrayList<>(all);
      edited.set(line - 1, old.replace(before, after));
      return edited;
    };
  }

  /** Makes several changes, one after the other. */
  @SafeVarargs
  static UnaryOperator<List<String>> all(UnaryOperator<List<String>>... edits) {
    return all -> {
      List<String> edited = all;
      for (UnaryOperator<List<String>> edit : edits) {
        edited = edit.apply(edited);
      }
      return edited;
    };
  }

  /** Leaves a line out. */
  static UnaryOperator<List<String>> drop(int line) {
    return all -> {
      List<String> edited = new ArrayList<>(all);
      edited.remove(line - 1);
      return edited;
    };
  }

  /** Puts a text in as a line of its own. */
  static UnaryOperator<List<String>> insert(int line, String text) {
    return all -> {
      List<String> edited = new ArrayList<>(all);
      edited.add(line - 1, text);
      return edited;
    };
  }

  /** Puts a copy of a line somewhere. */
  static UnaryOperator<List<String>> copy(int line, int to) {
    return all -> insert(to, all.get(line - 1)).apply(all);
  }

  /** The tampered trace. */
  byte[] apply(List<String> trace) {
    String text = String.join("\n", lines.apply(trace)) + "\n";
    return bytes.apply(text.getBytes(UTF_8));
  }
}
