package dev.timerproof.spec.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.timerproof.spec.model.Manifest;
import dev.timerproof.spec.model.ManifestReader;
import dev.timerproof.spec.model.ModelCase;
import dev.timerproof.spec.table.reading.PlantedFaults;
import dev.timerproof.spec.table.reading.TableReader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvidenceTest {
  private static final TableReader READER = TableReader.builtIn();

  private static List<String> cases(Evidence evidence, String parameter, String one, String other) {
    return evidence.of(READER, parameter, one, other).stream().map(PlantedCase::name).toList();
  }

  @Test
  void case_thatTakesARepairAway_speaksForItEitherWay() throws IOException {
    Evidence evidence = Evidence.builtIn();

    List<String> both = List.of("WithoutR1", "LateWithoutR1");
    assertEquals(both, cases(evidence, "scan", "clearbound", "foldbound"));
    assertEquals(both, cases(evidence, "scan", "foldbound", "clearbound"));
  }

  @Test
  void case_withOtherValues_doesNotSpeak() throws IOException {
    Evidence evidence = Evidence.builtIn();

    assertEquals(List.of(), cases(evidence, "scan", "nobound", "foldbound"));
    assertEquals(List.of(), cases(evidence, "add", "clearbound", "foldbound"));
  }

  @Test
  void case_thatIsFound_saysWhatTheManifestSays() throws IOException {
    Manifest manifest = ManifestReader.builtIn();
    ModelCase modelCase =
        manifest.cases().stream().filter(c -> c.name().equals("WithoutR3")).findFirst().get();

    PlantedCase found =
        Evidence.builtIn().of(READER, "deleted", "publishfirst", "countfirst").get(0);
    assertEquals(
        new PlantedCase(
            modelCase.name(),
            "WithoutR3",
            modelCase.edition(),
            "publishfirst",
            modelCase.expect().property(),
            String.valueOf(manifest.properties().get(modelCase.expect().property())),
            modelCase.expect().rows(),
            modelCase.instance().covers(),
            modelCase.profile().label()),
        found);
    assertEquals("timerproof check --only bugs --case WithoutR3", found.replay());
  }

  @Test
  void manifest_withoutTheCases_givesNone() throws IOException {
    Manifest all = ManifestReader.builtIn();
    List<ModelCase> others =
        all.cases().stream().filter(c -> !c.fault().equals(Optional.of("WithoutR1"))).toList();
    var manifest = new Manifest(all.properties(), all.instances(), others, all.floors());

    assertEquals(
        List.of(),
        cases(new Evidence(manifest, PlantedFaults.builtIn()), "scan", "clearbound", "foldbound"));
  }
}
