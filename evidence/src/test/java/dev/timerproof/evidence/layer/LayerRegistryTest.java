package dev.timerproof.evidence.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.timerproof.evidence.testing.FakeLayer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LayerRegistryTest {
  private static Layer layer(LayerName name) {
    return new FakeLayer(name, List.of(), c -> {});
  }

  private final LayerRegistry registry =
      new LayerRegistry(List.of(layer(LayerName.TRACES), layer(LayerName.TABLE)));

  private static List<String> labels(List<Layer> layers) {
    return layers.stream().map(l -> l.name().label()).toList();
  }

  @Test
  void names_inOrder_areThoseOfTheDocumentation() {
    assertEquals(
        List.of(
            "table",
            "drift",
            "model",
            "bugs",
            "proofs",
            "lincheck",
            "jcstress",
            "jqwik",
            "fuzz",
            "mutants",
            "traces"),
        Stream.of(LayerName.values()).map(LayerName::label).toList());
  }

  @Test
  void select_ofNone_isAllInOrder() {
    assertEquals(List.of("table", "traces"), labels(registry.select(List.of())));
  }

  @Test
  void select_ofOne_isThatOne() {
    assertEquals(List.of("traces"), labels(registry.select(List.of("traces"))));
  }

  @Test
  void select_ofALayerThatThisBuildLacks_saysWhichThereAre() {
    var e =
        assertThrows(
            LayerRegistry.UnknownLayerException.class,
            () -> registry.select(List.of("table", "proofs")));
    assertEquals(
        "layer proofs is not part of this build; there are: table, traces", e.getMessage());
  }

  @Test
  void select_ofAnUnknownName_saysWhichThereAre() {
    var e =
        assertThrows(
            LayerRegistry.UnknownLayerException.class, () -> registry.select(List.of("tables")));
    assertEquals("unknown layer tables; there are: table, traces", e.getMessage());
  }

  @Test
  void missing_names_areThoseWithoutALayer() {
    assertEquals(LayerName.values().length - 2, registry.missing().size());
    assertEquals(LayerName.DRIFT, registry.missing().get(0));
  }

  @Test
  void registry_withTwoLayersOfOneName_isRefused() {
    var twice = List.of(layer(LayerName.TABLE), layer(LayerName.TABLE));
    assertThrows(IllegalArgumentException.class, () -> new LayerRegistry(twice));
  }
}
