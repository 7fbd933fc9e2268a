package dev.timerproof.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.claim.ExitCode;
import dev.timerproof.evidence.claim.Trace;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CounterexamplesTest {
  private static final Claim CLAIM =
      Reports.REJECTED.withTrace(
          new Trace(
                  "NoPanic",
                  "go1.19",
                  List.of("h1"),
                  List.of(
                      new Trace.Step(
                          2,
                          Map.of("h1", "deltimer t1"),
                          List.of(
                              Trace.Action.of(
                                  "h1", new Trace.Call("deltimer", "t1", "", "", 0, 0, 0, false))),
                          List.of("del.Waiting"),
                          List.of(new Trace.Change("status[t1]", "NoStatus", "Waiting")))),
                  List.of("it panics"))
              .from(
                  new Trace.Start("one", List.of("t1"), List.of("p1"), Map.of("clock", "1")),
                  List.of(new Trace.Mutation("row", "del.Waiting", "to", "Removed"))));

  private static JsonSchema schema() throws Exception {
    try (InputStream in =
        CounterexamplesTest.class.getResourceAsStream("/schema/counterexample.schema.json")) {
      assertNotNull(in, "the schema is not in the jar");
      return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(in);
    }
  }

  private static JsonNode written(Path folder) throws Exception {
    var files = new ReportFiles(folder);
    files.prepare();
    files.write(Reports.of(ExitCode.VIOLATED, Reports.HOLDS, CLAIM), Reports.PLACES);
    JsonNode claims = new ObjectMapper().readTree(files.summary().toFile()).path("claims");
    assertFalse(claims.get(0).has("counterexample"), "a claim that has none names a file");
    return new ObjectMapper()
        .readTree(folder.resolve(claims.get(1).path("counterexample").asText()).toFile());
  }

  @Test
  void counterexample_ofARun_isWrittenAsTheSchemaSays(@TempDir Path folder) throws Exception {
    JsonNode file = written(folder);
    assertEquals(Set.of(), schema().validate(file));
    assertEquals(CLAIM.trace().orElseThrow(), Trace.read(file));
    assertEquals("ab".repeat(32), file.path("tableSha256").asText());
  }

  @Test
  void counterexample_withoutARequiredField_doesNotFitTheSchema(@TempDir Path folder)
      throws Exception {
    ObjectNode file = (ObjectNode) written(folder);
    List<String> names = new ArrayList<>();
    file.fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      ObjectNode less = file.deepCopy();
      less.remove(name);
      assertFalse(schema().validate(less).isEmpty(), "the schema does not require " + name);
    }
  }

  @Test
  void counterexample_ofAnEarlierRun_isDeleted(@TempDir Path folder) throws Exception {
    written(folder);
    new ReportFiles(folder).clear();
    try (var left = Files.list(folder.resolve("counterexamples"))) {
      assertEquals(List.of(), left.toList());
    }
  }
}
