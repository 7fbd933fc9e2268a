package dev.timerproof.spec.model;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.spec.table.reading.PlantedFaults;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class BugsDocumentTest {
  private static String document(BugHistory history) {
    return new BugsDocument(history, new BugText(history, PlantedFaults.builtIn())).render();
  }

  @Test
  void document_ofACase_saysWhatIsChangedViolatedAndHolds() throws IOException {
    BugHistory history =
        BugReader.read(
            "test.json",
            """
            {"bugs": [{"id": "1", "title": "a crash", "versions": "all", "story": "long", "fix": "short",
                       "cases": ["StopLeavesRemoved"], "java": ["other"], "noJava": "no thread"}]}
            """,
            ManifestReader.builtIn(),
            JavaCaseReader.read("java.json", JavaCaseReaderTest.TWO_CASES));
    String text = document(history);
    assertTrue(text.contains("Changed: `row del.Waiting, to: Removed`"), text);
    assertTrue(text.contains("Violates HeapAsStatus ("), text);
    assertTrue(text.contains("By way of `del.Waiting`."), text);
    assertTrue(text.contains("`lincheck/other`, go1.19 with `Lower`: a race"), text);
    assertTrue(text.contains("Beyond that: no thread."), text);
    assertTrue(text.contains("one-go1.19 holds on the same instance, edition go1.19"), text);
  }

  @Test
  void document_ofABugThatATestShows_namesTheTest() throws IOException {
    BugHistory history =
        BugReader.read(
            "test.json",
            """
            {"bugs": [{"id": "1", "title": "a crash", "versions": "all", "story": "long", "fix": "short",
                       "cases": ["StopLeavesRemoved"], "javaTest": "SomeTest does"}]}
            """,
            ManifestReader.builtIn(),
            JavaCaseReader.read("java.json", JavaCaseReaderTest.TWO_CASES));
    String text = document(history);
    assertTrue(text.contains("- Shown by tests: SomeTest does."), text);
    assertTrue(text.contains("| `StopLeavesRemoved` | tests |"), text);
    assertTrue(text.contains("Generated Java shows 1, 0 of them by a case"), text);
    assertFalse(text.contains("Not shown"), text);
  }
}
