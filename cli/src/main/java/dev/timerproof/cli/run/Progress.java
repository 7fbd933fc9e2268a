package dev.timerproof.cli.run;

import dev.timerproof.cli.console.Console;
import dev.timerproof.evidence.layer.LayerName;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The progress of a run, whose layers may run at the same time, as one line for the display. */
final class Progress {
  private final Console console;
  private final Map<LayerName, String> running = new EnumMap<>(LayerName.class);
  private final Set<LayerName> left;

  /** The progress of a run that is to run these layers. */
  Progress(Console console, List<LayerName> selected) {
    this.console = console;
    left = EnumSet.noneOf(LayerName.class);
    left.addAll(selected);
  }

  /** Notes that a layer has begun or made progress. */
  synchronized void status(LayerName layer, String text) {
    left.remove(layer);
    running.put(layer, text);
    show();
  }

  /** Notes that a layer has ended, or was left out. */
  synchronized void ended(LayerName layer) {
    left.remove(layer);
    running.remove(layer);
    if (!running.isEmpty()) {
      show();
    }
  }

  private void show() {
    List<String> parts = new ArrayList<>();
    running.forEach((layer, text) -> parts.add(layer.label() + ": " + text));
    if (!left.isEmpty()) {
      parts.add("left: " + left.stream().map(LayerName::label).collect(Collectors.joining(", ")));
    }
    console.status(String.join(" | ", parts));
  }
}
