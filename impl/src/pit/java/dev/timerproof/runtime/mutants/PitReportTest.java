package dev.timerproof.runtime.mutants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.timerproof.runtime.mutants.Survivors.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Runs after PIT: each mutant that has survived is in the list, see {@link Survivors}. */
class PitReportTest {
  @Test
  void eachSurvivor_hasAReason() throws Exception {
    Path report = Path.of("target", "pit-reports", "mutations.xml");
    List<Result> results = Survivors.reported(report, Path.of("src", "main", "java"));
    assertFalse(results.isEmpty(), report + " has no mutants");
    Map<String, Long> counts =
        results.stream()
            .collect(Collectors.groupingBy(Result::status, TreeMap::new, Collectors.counting()));
    System.out.println("mutants: " + counts);
    List<String> lines = Files.readAllLines(Path.of("src", "pit", "survivors.txt"));
    assertEquals(List.of(), Survivors.differences(results, Survivors.listed(lines)));
  }
}
