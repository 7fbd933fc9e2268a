package dev.timerproof.evidence.layer;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The layers of a build, in the order of {@link LayerName}. */
public final class LayerRegistry {
  private final Map<LayerName, Layer> layers = new EnumMap<>(LayerName.class);

  /**
   * A registry of these layers, whatever their order.
   *
   * @throws IllegalArgumentException when two have the same name
   */
  public LayerRegistry(Collection<? extends Layer> members) {
    for (Layer layer : members) {
      if (layers.putIfAbsent(layer.name(), layer) != null) {
        throw new IllegalArgumentException("two layers are named " + layer.name().label());
      }
    }
  }

  /** The layers, in order. */
  public List<Layer> all() {
    return List.copyOf(layers.values());
  }

  /** The names that have no layer in this build, in order. */
  public List<LayerName> missing() {
    return Stream.of(LayerName.values()).filter(n -> !layers.containsKey(n)).toList();
  }

  /**
   * The layers of these labels, in order; all of them for an empty collection.
   *
   * @throws UnknownLayerException when a label names no layer of this build
   */
  public List<Layer> select(Collection<String> labels) {
    for (String label : labels) {
      if (LayerName.of(label).filter(layers::containsKey).isEmpty()) {
        throw new UnknownLayerException(label, LayerName.of(label).isPresent(), this);
      }
    }
    return all().stream()
        .filter(l -> labels.isEmpty() || labels.contains(l.name().label()))
        .toList();
  }

  /** A label that names no layer of this build. */
  public static final class UnknownLayerException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    UnknownLayerException(String label, boolean known, LayerRegistry registry) {
      super(
          (known ? "layer " + label + " is not part of this build" : "unknown layer " + label)
              + "; there are: "
              + String.join(", ", registry.all().stream().map(l -> l.name().label()).toList()));
    }
  }
}
