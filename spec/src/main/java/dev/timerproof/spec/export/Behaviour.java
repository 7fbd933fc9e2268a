package dev.timerproof.spec.export;

import dev.timerproof.spec.table.Frame;
import dev.timerproof.spec.table.PollerRow;
import dev.timerproof.spec.table.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields of a row or a frame that describe its behaviour, as text: all except its name, its
 * source in Go, and its place in the table.
 */
final class Behaviour {
  private static final String NOTHING = "nothing";
  private static final String SEPARATOR = ", ";

  private Behaviour() {}

  static Map<String, String> of(Row row) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("word", row.word());
    fields.put("op", row.op());
    fields.put("from", row.from());
    fields.put("guard", row.guard().word());
    fields.put("kind", row.kind().word());
    fields.put("owned", row.owned().word());
    fields.put("via", row.via());
    fields.put("to", row.to());
    fields.put("steps", words(row.steps()));
    fields.put("result", row.result().word());
    fields.put("value", row.value());
    fields.put("lost", row.lost().word());
    return fields;
  }

  static Map<String, String> of(PollerRow row) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("word", row.word());
    fields.put("op", row.op());
    fields.put("from", row.from());
    fields.put("guard", row.guard().word());
    fields.put("kind", row.kind().word());
    fields.put("via", row.via());
    fields.put("to", row.to());
    fields.put("steps", words(row.steps()));
    fields.put("result", row.result().word());
    return fields;
  }

  static Map<String, String> of(Frame frame) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("shape", frame.shape().word());
    fields.put("lock", frame.lock().word());
    fields.put("args", words(frame.args()));
    fields.put("enter", words(frame.enter()));
    fields.put("round", words(frame.round()));
    fields.put("picked", words(frame.picked()));
    fields.put("leave", words(frame.leave()));
    fields.put("exit", frame.exit());
    fields.put("value", frame.value());
    return fields;
  }

  private static String words(List<String> words) {
    return words.isEmpty() ? NOTHING : String.join(SEPARATOR, words);
  }

  /** The words in the text of a field. */
  static List<String> words(String text) {
    return text.equals(NOTHING) ? List.of() : List.of(text.split(SEPARATOR, -1));
  }
}
