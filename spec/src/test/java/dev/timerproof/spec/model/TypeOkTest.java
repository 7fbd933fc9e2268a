package dev.timerproof.spec.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.spec.eval.IsolatedModule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each model's TypeOK is about its whole state: it holds in an initial state, and fails if one
 * field, at one timer, P or thread, has an impossible value.
 */
class TypeOkTest {
  private static final String ALIEN = "alien";

  @ParameterizedTest
  @CsvSource({
    "one, go1.19, Init, TypeOK",
    "looks, go1.19, BoundsInit, BoundsTypeOK",
    "lateness, repaired, LatenessInit, LatenessTypeOK",
    "resize, go1.19, ResizeInit, ResizeTypeOK",
    "heap-limits, go1.19, HeapInit, HeapTypeOK",
    "wakeup, repaired, Init, TypeOK",
    "mutex-poll, repaired-mutex, Init, TypeOK",
    "mutex-nap, repaired-mutex, Init, TypeOK"
  })
  void typeOk_eachFieldWithAnAlienValue_isFalse(
      String instance, String edition, String initial, String typeOk) throws IOException {
    Instance resolved = instance(instance);
    assertTrue(resolved.invariants().contains(typeOk), () -> "not checked: " + typeOk);
    assertEquals(List.of(), unnoticed(resolved, edition, initial, typeOk));
  }

  @Test
  void predicate_thatIsNotAboutEachField_isFoundOut() throws IOException {
    List<String> unnoticed = unnoticed(instance("one"), "go1.19", "Init", "LocksReleased");
    assertTrue(
        unnoticed.containsAll(List.of("S.clock", "S.by.t1", "th.h1.when")), unnoticed::toString);
    assertFalse(unnoticed.contains("S.lock.p1"), unnoticed::toString);
  }

  private static Instance instance(String name) throws IOException {
    return ManifestReader.builtIn().cases().stream()
        .map(ModelCase::instance)
        .filter(instance -> instance.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** The places of an initial state where the predicate accepts the impossible value. */
  private static List<String> unnoticed(
      Instance instance, String edition, String initial, String predicate) {
    var module = new IsolatedModule(instance.module(), constants(instance, edition), initial);
    Map<String, Object> state = module.initialStates().get(0);
    assertTrue(holds(module, predicate, state), state::toString);
    List<String> unnoticed = new ArrayList<>();
    for (Map.Entry<String, Object> variable : state.entrySet()) {
      Map<String, Object> tampered = alienated(variable.getValue(), variable.getKey());
      for (Map.Entry<String, Object> place : tampered.entrySet()) {
        Map<String, Object> other = new TreeMap<>(state);
        other.put(variable.getKey(), place.getValue());
        if (holds(module, predicate, other)) {
          unnoticed.add(place.getKey());
        }
      }
    }
    return unnoticed;
  }

  /** Copies of a value, each with the impossible value at one place, by the path to the place. */
  private static Map<String, Object> alienated(Object value, String path) {
    Map<String, Object> all = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      map.forEach(
          (key, part) ->
              alienated(part, path + "." + key)
                  .forEach((place, tampered) -> all.put(place, with(map, key, tampered))));
    } else if (value instanceof List<?> list) {
      for (int k = 0; k < list.size(); k++) {
        int index = k;
        alienated(list.get(k), path + "." + (k + 1))
            .forEach((place, tampered) -> all.put(place, with(list, index, tampered)));
      }
      List<Object> longer = new ArrayList<>(list);
      longer.add(ALIEN);
      all.put(path, longer);
    } else if (value instanceof Set<?>) {
      all.put(path, new TreeSet<>(Set.of(ALIEN)));
    } else {
      all.put(path, ALIEN);
    }
    return all;
  }

  private static Map<Object, Object> with(Map<?, ?> map, Object key, Object value) {
    Map<Object, Object> copy = new LinkedHashMap<>(map);
    copy.put(key, value);
    return copy;
  }

  private static List<Object> with(List<?> list, int index, Object value) {
    List<Object> copy = new ArrayList<>(list);
    copy.set(index, value);
    return copy;
  }

  /** Whether the predicate holds; one that cannot be evaluated does not. */
  private static boolean holds(IsolatedModule module, String typeOk, Map<String, Object> state) {
    try {
      return (boolean) module.applyIn(state, typeOk);
    } catch (IllegalStateException e) {
      return false;
    }
  }

  /** The constants, with strings instead of model values, which Java does not have. */
  private static Map<String, String> constants(Instance instance, String edition) {
    Function<String, String> quoted =
        value ->
            value.startsWith("<-") ? value : value.replaceAll("\\b([a-z]\\d+|NONE)\\b", "\"$1\"");
    Map<String, String> constants = new TreeMap<>();
    instance.constants().forEach((name, value) -> constants.put(name, quoted.apply(value)));
    constants.put(instance.editionConstant(), '"' + edition + '"');
    constants.put(instance.faultConstant(), "<- " + instance.noFault());
    return constants;
  }
}
