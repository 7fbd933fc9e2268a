package dev.timerproof.cli.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The differences from an earlier run, each in a few words.
 *
 * @param broken claims that do not hold, but held before or are new
 * @param repaired claims that hold, but did not before
 * @param lost claims that are not reported any more
 * @param added new claims that hold
 * @param slower layers whose time has grown by more than half and by more than five seconds
 */
public record SummaryChanges(
    List<String> broken,
    List<String> repaired,
    List<String> lost,
    List<String> added,
    List<String> slower) {
  private static final String HOLDS = "holds";
  private static final long MORE_MILLIS = 5_000;

  public SummaryChanges {
    broken = List.copyOf(broken);
    repaired = List.copyOf(repaired);
    lost = List.copyOf(lost);
    added = List.copyOf(added);
    slower = List.copyOf(slower);
  }

  /** The differences of a later summary from an earlier one. */
  public static SummaryChanges between(JsonNode before, JsonNode after) {
    Map<String, String> was = outcomes(before);
    Map<String, String> now = outcomes(after);
    List<String> broken = new ArrayList<>();
    List<String> repaired = new ArrayList<>();
    List<String> added = new ArrayList<>();
    now.forEach(
        (id, outcome) -> {
          String old = was.getOrDefault(id, "");
          if (outcome.equals(HOLDS)) {
            if (old.isEmpty()) {
              added.add(id);
            } else if (!old.equals(HOLDS)) {
              repaired.add(id + ": was " + old);
            }
          } else if (!outcome.equals(old)) {
            broken.add(id + ": " + outcome + (old.isEmpty() ? "" : ", was " + old));
          }
        });
    List<String> lost = was.keySet().stream().filter(id -> !now.containsKey(id)).toList();
    return new SummaryChanges(broken, repaired, lost, added, slower(before, after));
  }

  private static Map<String, String> outcomes(JsonNode summary) {
    Map<String, String> outcomes = new LinkedHashMap<>();
    summary
        .path("claims")
        .forEach(c -> outcomes.put(c.path("id").asText(), c.path("outcome").asText()));
    return outcomes;
  }

  private static List<String> slower(JsonNode before, JsonNode after) {
    Map<String, Long> was = new LinkedHashMap<>();
    before
        .path("layers")
        .forEach(l -> was.put(l.path("name").asText(), l.path("durationMs").asLong()));
    List<String> slower = new ArrayList<>();
    for (JsonNode layer : after.path("layers")) {
      long old = was.getOrDefault(layer.path("name").asText(), 0L);
      long now = layer.path("durationMs").asLong();
      if (old > 0 && now > old + old / 2 && now > old + MORE_MILLIS) {
        slower.add(
            String.format(
                Locale.ROOT,
                "%s: %.1f s, was %.1f s",
                layer.path("name").asText(),
                now / 1000.0,
                old / 1000.0));
      }
    }
    return slower;
  }

  /** The changes in lines, without an end after the last; one line when there are none. */
  public String text() {
    List<String> lines = new ArrayList<>();
    broken.forEach(c -> lines.add("no longer holds  " + c));
    lost.forEach(c -> lines.add("no longer there  " + c));
    slower.forEach(c -> lines.add("slower           " + c));
    repaired.forEach(c -> lines.add("holds again      " + c));
    added.forEach(c -> lines.add("new              " + c));
    return lines.isEmpty() ? "nothing has changed" : String.join("\n", lines);
  }
}
