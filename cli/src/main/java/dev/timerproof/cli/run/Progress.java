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

/** What goes on in a run, of which several layers may be at work: one line for the display. */
final class Progress {
  private final Console console;
  private final Map<LayerName, String> running = new EnumMap<>(LayerName.class);
  private final Set<LayerName> left;

  /** A run that begins with these layers still to do. */
  Progress(Console console, List<LayerName> selected) {
    this.console = console;
    left = EnumSet.noneOf(LayerName.class);
    left.addAll(selected);
  }

  /** A layer has begun, or has come further. */
  synchronized void status(LayerName layer, String text) {
    left.remove(layer);
    running.put(layer, text);
    show();
  }

  /** A layer is through, or was passed over. */
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
