package dev.timerproof.generate.java;

import dev.timerproof.generate.java.WordText.Statement;
import dev.timerproof.spec.table.Frame;
import dev.timerproof.spec.table.Place;
import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.RowKind;
import dev.timerproof.spec.table.TimerTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes sequences of steps and hooks; sequences that the table names become calls. */
final class StepsWriter {
  private final Map<String, Frame> frames;
  private final Map<String, String> calls;
  private final StepMethods groups;

  /** The method that is called before each word, or null. */
  private final @Nullable String point;

  /** Whether it is also called where a frame or a row stands between two words. */
  private final boolean everywhere;

  StepsWriter(TimerTable table, StepMethods groups) {
    this(table, groups, null, false);
  }

  /**
   * A writer.
   *
   * @param point a method that is called before each word and behind the last one, with the names
   *     of the sequence and of the word; null for none
   * @param everywhere whether {@link #control} gives calls, too
   */
  StepsWriter(TimerTable table, StepMethods groups, @Nullable String point, boolean everywhere) {
    this.everywhere = everywhere;
    this.point = point;
    this.frames = table.frames();
    this.calls = table.vocabulary().calls();
    this.groups = groups;
  }

  /**
   * The place of a sequence.
   *
   * @param place its place in the table's file, for messages
   * @param what its row or frame, for messages, for example {@code row del.Waiting}
   * @param owned whether the sequence owns the timer, so that a commit may fail
   * @param reserved whether room in the heap was reserved, which ends when the lock is released
   * @param after registers that are read after the sequence
   */
  record Context(Place place, String what, boolean owned, boolean reserved, Set<String> after) {
    static Context of(Frame frame, Set<String> after) {
      return new Context(frame.place(), "frame " + frame.op(), true, false, after);
    }

    static Context of(Row row, boolean reserved, Set<String> after) {
      boolean owned = row.kind() != RowKind.STORE;
      return new Context(row.place(), "row " + row.id(), owned, reserved, after);
    }

    boolean isOfRow() {
      return what.startsWith("row ");
    }

    GenerationException error(String message) {
      return new GenerationException(place, what + ": " + message);
    }
  }

  /** Writes the words and updates the scope to the place after them. */
  List<BodyLine> write(List<String> words, Scope scope, Context context) {
    List<BodyLine> lines = new ArrayList<>();
    int k = 0;
    while (k < words.size()) {
      int length = groups.lengthAt(words, k);
      BodyLine call = groups.call(words, k, scope, later(words, k + length, context));
      if (call != null) {
        lines.add(call);
        k += length;
      } else {
        point(context.what(), words.get(k), lines);
        word(words.get(k), scope, context, later(words, k + 1, context), lines);
        k++;
      }
    }
    if (!words.isEmpty() || context.isOfRow()) {
      point(context.what(), ProtocolGenerator.END, lines);
    }
    return lines;
  }

  /** The call before what an operation does between two words; empty without such calls. */
  List<BodyLine> control(String op, ProtocolGenerator.ControlPoint control) {
    List<BodyLine> lines = new ArrayList<>();
    if (everywhere) {
      point("frame " + op, control.word(), lines);
    }
    return lines;
  }

  /** The calls before the wait of a row that waits for another thread. */
  List<BodyLine> beforeWait(String op, Row row) {
    List<BodyLine> lines = new ArrayList<>(control(op, ProtocolGenerator.ControlPoint.WAIT));
    String word = everywhere ? ProtocolGenerator.END : ProtocolGenerator.ControlPoint.WAIT.word();
    point(row.label(), word, lines);
    return lines;
  }

  /** The call that names a row that panics; empty unless there are calls everywhere. */
  List<BodyLine> beforePanic(Row row) {
    List<BodyLine> lines = new ArrayList<>();
    if (everywhere) {
      point(row.label(), ProtocolGenerator.END, lines);
    }
    return lines;
  }

  private void point(String what, String word, List<BodyLine> lines) {
    if (point != null) {
      lines.add(BodyLine.code(point + "(\"" + what + "\", \"" + word + "\");"));
    }
  }

  private Set<String> later(List<String> words, int from, Context context) {
    Set<String> later = readBy(words.subList(from, words.size()));
    later.addAll(context.after());
    return later;
  }

  /** The registers that the words read. */
  Set<String> readBy(List<String> words) {
    Set<String> names = new HashSet<>();
    for (String word : words) {
      WordText text = text(word);
      if (text != null) {
        names.addAll(text.readsFrom(0));
      }
    }
    return names;
  }

  private @Nullable WordText text(String word) {
    String op = calls.get(word);
    Frame callee = op == null ? null : frames.get(op);
    return callee == null ? JavaWords.text(word) : callOf(callee);
  }

  private static WordText callOf(Frame callee) {
    StringBuilder call = new StringBuilder(callee.op()).append("({pp}");
    for (String argument : callee.args()) {
      call.append(", ").append(JavaWords.find(JavaWords.PASSED, argument));
    }
    return WordText.does(call.append(")").toString());
  }

  /** Writes a text that is not a word of the table. */
  List<BodyLine> write(WordText text, Scope scope, Context context) {
    List<BodyLine> lines = new ArrayList<>();
    statements(text, text.toString(), scope, context, context.after(), lines);
    return lines;
  }

  private void word(
      String word, Scope scope, Context context, Set<String> later, List<BodyLine> lines) {
    WordText found = text(word);
    if (found == null) {
      throw context.error("the word " + word + " has no Java text");
    }
    WordText unowned = found.unowned();
    WordText text = context.owned() || unowned == null ? found : unowned;
    statements(text, word, scope, context, later, lines);
    if (context.reserved() && word.equals(JavaWords.UNLOCK)) {
      lines.add(BodyLine.code(scope.fill(JavaWords.UNRESERVE)));
    }
  }

  private static void statements(
      WordText text,
      String name,
      Scope scope,
      Context context,
      Set<String> later,
      List<BodyLine> lines) {
    try {
      for (int k = 0; k < text.statements().size(); k++) {
        Set<String> read = text.readsFrom(k + 1);
        read.addAll(later);
        statement(text.statements().get(k), scope, read, lines);
      }
      text.equivalents().forEach((register, e) -> scope.means(register, scope.fill(e)));
    } catch (Scope.MissingRegister e) {
      throw context.error(name + " needs " + e.register() + ", which nothing before it sets");
    }
  }

  private static void statement(
      Statement statement, Scope scope, Set<String> read, List<BodyLine> lines) {
    String value = scope.fill(statement.text());
    String register = statement.sets();
    if (register != null && (scope.isDeclared(register) || read.contains(register))) {
      lines.add(BodyLine.code(scope.set(JavaWords.register(register), value)));
    } else if (!statement.pure()) {
      lines.add(BodyLine.code(value + ";"));
    }
  }
}
