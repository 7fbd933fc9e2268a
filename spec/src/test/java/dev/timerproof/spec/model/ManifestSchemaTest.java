package dev.timerproof.spec.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.timerproof.evidence.testing.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published schema and the reader agree on what a manifest is. */
final class ManifestSchemaTest {
  private static Set<ValidationMessage> validate(String manifest) throws IOException {
    String schema =
        Files.readString(Golden.module().resolve("src/main/resources/schema/models.schema.json"));
    JsonSchema compiled =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
    return compiled.validate(manifest, InputFormat.JSON);
  }

  @Test
  void manifest_ofTheModels_isValid() throws Exception {
    String text = Files.readString(Golden.module().resolve("src/main/tla/" + ManifestReader.FILE));
    assertEquals(Set.of(), validate(text));
  }

  @Test
  void manifest_ofTests_isValid() throws Exception {
    assertEquals(Set.of(), validate(Manifests.TWO_CASES));
    assertEquals(
        Set.of(),
        validate(Files.readString(Golden.module().resolve("src/test/resources/toy/lanes.json"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"profile\": \"full\"|\"profile\": \"slow\"",
        "\"seconds\": 2|\"secs\": 2",
        "\"seconds\": 2|\"seconds\": 0",
        "\"property\": \"AtMost\", |``",
        "\"covers\": \"a few states\", |``",
        "\"Last\": 2|\"Last\": [2]",
        "\"noFault\": \"None\",|``",
        "\"pairs\": 1, |``",
        "\"pairs\": 1, |\"case\": \"good\", ",
        "\"verdict\": \"holds\"|\"verdict\": \"holds\", \"rows\": []",
      })
  void manifest_withAMistake_isInvalidForSchemaAndReader(String right, String wrong)
      throws Exception {
    String text = Manifests.TWO_CASES.replace(right, wrong == null ? "" : wrong);
    assertFalse(text.equals(Manifests.TWO_CASES), "nothing was replaced");
    assertFalse(validate(text).isEmpty());
    assertThrows(MalformedManifestException.class, () -> Manifests.read(text));
  }
}
