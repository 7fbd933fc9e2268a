package dev.timerproof.lincheck.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.timerproof.evidence.claim.Trace;
import dev.timerproof.evidence.layer.Profile;
import dev.timerproof.spec.model.Manifest;
import dev.timerproof.spec.model.ManifestReader;
import dev.timerproof.spec.model.ModelCase;
import dev.timerproof.spec.model.Replayed;
import dev.timerproof.spec.model.Schedule;
import dev.timerproof.spec.table.reading.PlantedFaults;
import dev.timerproof.spec.table.reading.TableReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The counterexamples of the quick cases that must fail, as {@code check --only bugs} wrote them,
 * one on each line of a file. After a change of the models or the table that changes them, write
 * that file anew from {@code out/counterexamples}.
 */
class QuickCounterexamplesTest {
  private static final String FILE = "quick-counterexamples.jsonl";

  /** By case. */
  private static Map<String, Trace> traces() throws IOException {
    Map<String, Trace> traces = new LinkedHashMap<>();
    InputStream file =
        Objects.requireNonNull(QuickCounterexamplesTest.class.getResourceAsStream(FILE));
    try (var in = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      for (String line : in.lines().toList()) {
        JsonNode json = new ObjectMapper().readTree(line);
        traces.put(json.path("claim").asText().replace("bugs/", ""), Trace.read(json));
      }
    }
    return traces;
  }

  @Test
  void quickCases_thatMustFail_areFollowedOrHaveAReason() throws IOException {
    Set<String> followed = new TreeSet<>();
    for (ModelCase modelCase : ManifestReader.builtIn().cases()) {
      if (modelCase.mustFail()
          && modelCase.profile() == Profile.QUICK
          && modelCase.noJava().isEmpty()) {
        followed.add(modelCase.name());
      }
    }
    assertEquals(followed, new TreeSet<>(traces().keySet()));
    assertTrue(followed.size() >= 11, followed::toString);
  }

  @Test
  void java_withTheFaultOfAQuickCase_violatesTheSameProperty() throws IOException {
    Manifest manifest = ManifestReader.builtIn();
    PlantedFaults faults = PlantedFaults.builtIn();
    for (Map.Entry<String, Trace> e : traces().entrySet()) {
      Trace trace = e.getValue();
      ModelCase modelCase = manifest.find(e.getKey()).orElseThrow();
      assertEquals(modelCase.expect().property(), trace.property(), e.getKey());
      assertEquals(
          faults.mutations(modelCase.fault().orElseThrow()), Schedule.mutations(trace), e.getKey());
      Replayed replayed = JavaReplay.run(trace, TableReader.builtIn());
      assertEquals(
          Replayed.Outcome.REPRODUCED,
          replayed.outcome(),
          () -> e.getKey() + ": " + replayed.sentence());
    }
  }
}
