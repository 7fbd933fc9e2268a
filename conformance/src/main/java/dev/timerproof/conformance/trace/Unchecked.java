package dev.timerproof.conformance.trace;

import dev.timerproof.conformance.trace.reading.EventKind;
import dev.timerproof.conformance.trace.reading.TraceEvent;
import dev.timerproof.conformance.trace.reading.TraceField;
import dev.timerproof.conformance.trace.reading.TraceHeader;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a trace cannot show because its lines do not tell it: for who might take a valid trace for
 * more than it is.
 */
final class Unchecked {
  /** By field of a change, what nobody knows without it. */
  private static final Map<TraceField, String> FIELDS = fields();

  private final Map<TraceField, Long> without = new EnumMap<>(TraceField.class);
  private final TraceHeader header;
  private long changes;
  private long reads;
  private long quiet;
  private long heaps;

  /**
   * Of a trace of which nothing has been read.
   *
   * @param header says which lines there are besides the changes
   */
  Unchecked(TraceHeader header) {
    this.header = header;
  }

  private static Map<TraceField, String> fields() {
    Map<TraceField, String> fields = new LinkedHashMap<>();
    fields.put(TraceField.WHEN, "whether deadlines are set and kept as the rows say, or met early");
    fields.put(TraceField.NEXT_WHEN, "whether a timer that was reset gets the new deadline");
    fields.put(TraceField.PERIOD, "whether a timer fires once or again, and when next");
    fields.put(TraceField.HOME, "whether a timer names the P in whose heap its status puts it");
    fields.put(TraceField.THREAD, "whether who owns a timer is who gives it back");
    fields.put(TraceField.TIME, "whether a timer fires before its deadline");
    fields.put(TraceField.NOW, "whether a periodic timer gets the first deadline after now");
    return fields;
  }

  void add(TraceEvent event) {
    EventKind kind = event.kind();
    if (kind.isChange()) {
      changes++;
      for (TraceField field : FIELDS.keySet()) {
        if (!event.has(field)) {
          without.merge(field, 1L, Long::sum);
        }
      }
    } else if (kind.isRead()) {
      reads++;
    } else if (kind == EventKind.QUIET) {
      quiet++;
      heaps += event.has(TraceField.HEAP) ? 1 : 0;
    }
  }

  /** What is missing, in one line, and then a line for each of these; nothing if nothing is. */
  List<String> notes() {
    Map<String, String> missing = new LinkedHashMap<>();
    FIELDS.forEach(
        (field, hidden) -> {
          if (changes > 0 && without.getOrDefault(field, 0L) == changes) {
            missing.put(field.text(), hidden);
          }
        });
    if (!header.returns()) {
      missing.put("returns", "whether callers get the answers of the rows, and what they asked");
    }
    if (!header.fires()) {
      missing.put("fires", "whether each firing calls the function, and once");
    }
    if (reads == 0) {
      missing.put(
          "reads", "whether an operation waits for, or passes over, the statuses it should");
    }
    if (quiet == 0) {
      missing.put("quiet", "whether numTimers and deletedTimers are right");
    }
    if (heaps == 0) {
      missing.put("heap", "whether a heap is in order, and its bounds are those of its timers");
    }
    if (!header.ends()) {
      missing.put("end", "whether the trace was written to its end");
    }
    if (missing.isEmpty()) {
      return List.of();
    }
    List<String> notes = new ArrayList<>();
    notes.add("not checked: " + String.join(", ", missing.keySet()));
    missing.forEach((what, hidden) -> notes.add("without " + what + " nobody knows " + hidden));
    return notes;
  }
}
