package dev.timerproof.spec.export;

import dev.timerproof.spec.table.Frame;
import dev.timerproof.spec.table.Vocabulary;
import java.util.List;

/** A frame in sentences. */
final class FrameText {
  private final Vocabulary words;

  FrameText(Vocabulary words) {
    this.words = words;
  }

  /**
   * A paragraph about a frame: the timers that the operation visits, its lock, its hooks, and its
   * value.
   */
  String paragraph(Frame frame) {
    var text = new StringBuilder();
    text.append(frame.op()).append('(').append(String.join(", ", frame.args())).append(')');
    text.append(" picks ").append(words.shapes().get(frame.shape().word()));
    text.append("; ").append(words.locks().get(frame.lock().word())).append('.');
    hooks("On entry", frame.enter(), text);
    hooks("Before each pick", frame.round(), text);
    hooks("After each pick, before the load", frame.picked(), text);
    hooks("When it leaves", frame.leave(), text);
    text.append(
        frame.value().equals("none")
            ? " It answers nothing."
            : " It answers " + answer(frame) + ".");
    return text.toString();
  }

  private static String answer(Frame frame) {
    return frame.exit().equals("none")
        ? frame.value()
        : frame.value() + ", or " + frame.exit() + " when a hook ends it";
  }

  private static void hooks(String when, List<String> hooks, StringBuilder text) {
    if (!hooks.isEmpty()) {
      text.append(' ').append(when).append(": ").append(String.join(", ", hooks)).append('.');
    }
  }
}
