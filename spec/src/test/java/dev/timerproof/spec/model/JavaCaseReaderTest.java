package dev.timerproof.spec.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.timerproof.evidence.testing.Golden;
import dev.timerproof.spec.table.reading.PlantedFaults;
import dev.timerproof.spec.table.reading.TableReader;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaCaseReaderTest {
  /** Two cases for tests of references to them. */
  static final String TWO_CASES =
      """
      {"cases": [
        {"name": "shown", "layer": "history", "edition": "go1.19", "fault": "Higher", "what": "a call", "script": "del 0", "finding": "lost"},
        {"name": "other", "layer": "lincheck", "edition": "go1.19", "fault": "Lower", "what": "a race", "script": " || del 0 | del 0 ||", "finding": "lost"}
      ]}
      """;

  @Test
  void builtIn_isWellFormedForReaderAndSchema() throws IOException {
    String schema =
        Files.readString(
            Golden.module().resolve("src/main/resources/schema/java-cases.schema.json"));
    String text = Files.readString(Golden.module().resolve("src/main/tla/" + JavaCaseReader.FILE));
    assertEquals(
        Set.of(),
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(schema)
            .validate(text, InputFormat.JSON));
  }

  @Test
  void builtIn_eachCase_namesAnEditionAndAFaultOfTheTable() throws IOException {
    List<JavaCase> cases = JavaCaseReader.builtIn();
    assertFalse(cases.isEmpty());
    TableReader table = TableReader.builtIn();
    PlantedFaults faults = PlantedFaults.builtIn();
    for (JavaCase javaCase : cases) {
      assertFalse(
          table
              .readUnchecked(javaCase.edition(), faults.mutations(javaCase.fault()))
              .mutations()
              .isEmpty(),
          javaCase.id());
    }
  }

  @Test
  void builtIn_eachCase_isNamedByABug() throws IOException {
    BugHistory history = BugReader.builtIn();
    for (JavaCase javaCase : history.javaCases()) {
      assertTrue(
          history.bugs().stream().anyMatch(bug -> bug.java().contains(javaCase.name())),
          javaCase.id());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "history|historic|2:30|Java case shown: layer: found historic, expected one of history,"
            + " lincheck",
        "\"other\"|\"shown\"|3:3|Java case shown stands there twice",
        "\"fault\": \"Lower\", |``|3:3|Java case other: fault is missing",
        "\"fault\": \"Lower\"|\"fult\": \"Lower\"|3:71|Java case other: unknown field fult",
        "\"cases\"|\"casts\"|1:1|Java cases: cases: missing, expected a list",
      })
  void cases_withAMistake_areRejectedAtItsPlace(
      String right, String wrong, String at, String says) {
    String text = TWO_CASES.replace(right, wrong == null ? "" : wrong);
    assertFalse(text.equals(TWO_CASES), "nothing was replaced");
    String message =
        String.valueOf(
            assertThrows(
                    MalformedManifestException.class, () -> JavaCaseReader.read("test.json", text))
                .getMessage());
    assertTrue(message.contains("test.json:" + at + ": " + says), message);
  }
}
