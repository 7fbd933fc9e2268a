package dev.timerproof.spec.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.timerproof.evidence.testing.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BugReaderTest {
  private static final String TWO_BUGS =
      """
      {"bugs": [
        {"id": "47", "also": ["cl1"], "title": "late", "versions": "1.16", "story": "s", "fix": "f", "cases": ["bad"], "java": ["shown"]},
        {"id": "L1", "title": "early", "versions": "1.17", "story": "s", "fix": "f", "noModel": "too large"}
      ]}
      """;

  private static BugHistory read(String text) {
    return BugReader.read(
        "test.json",
        text,
        Manifests.read(Manifests.TWO_CASES),
        JavaCaseReader.read("java.json", JavaCaseReaderTest.TWO_CASES));
  }

  private static Set<ValidationMessage> validate(String text) throws IOException {
    String schema =
        Files.readString(Golden.module().resolve("src/main/resources/schema/bugs.schema.json"));
    JsonSchema compiled =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
    return compiled.validate(text, InputFormat.JSON);
  }

  @Test
  void builtIn_isWellFormedForReaderAndSchema() throws IOException {
    assertFalse(BugReader.builtIn().bugs().isEmpty());
    String text = Files.readString(Golden.module().resolve("src/main/tla/" + BugReader.FILE));
    assertEquals(Set.of(), validate(text));
    assertEquals(Set.of(), validate(TWO_BUGS));
  }

  @Test
  void bug_isFoundByEachOfItsNumbers() {
    BugHistory history = read(TWO_BUGS);
    Bug bug = history.bugs().get(0);
    assertEquals(Optional.of(bug), history.find("#47"));
    assertEquals(Optional.of(bug), history.find("CL1"));
    assertEquals(Optional.of(history.bugs().get(1)), history.find("l1"));
    assertEquals(Optional.empty(), history.find("48"));
  }

  @Test
  void bug_hasTheCasesThatShowIt() {
    BugHistory history = read(TWO_BUGS);
    Bug bug = history.bugs().get(0);
    List<ModelCase> cases = history.cases(bug);
    assertEquals(List.of("bad"), cases.stream().map(ModelCase::name).toList());
    assertEquals(List.of(bug), history.shownBy(cases.get(0)));
    assertTrue(history.cases(history.bugs().get(1)).isEmpty());
    assertEquals(
        List.of("history/shown"), history.javaCases(bug).stream().map(JavaCase::id).toList());
  }

  @Test
  void bug_withoutItsFaultInJava_isReadWhenAReasonIsGiven() {
    String text =
        TWO_BUGS.replace(
            "\"java\": [\"shown\"]", "\"java\": [\"other\"], \"noJava\": \"no thread\"");
    assertEquals("no thread", read(text).bugs().get(0).noJava());
  }

  @Test
  void bug_thatATestShows_needsNoJavaCase() {
    Bug bug =
        read(TWO_BUGS.replace("\"java\": [\"shown\"]", "\"javaTest\": \"a test\"")).bugs().get(0);
    assertEquals("a test", bug.javaTest());
    assertTrue(bug.shownInJava());
    assertFalse(read(TWO_BUGS).bugs().get(1).shownInJava());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[\"bad\"]|[\"bat\"]|2:105|bug 47: cases: found bat, expected a case of models.json",
        "[\"bad\"]|[\"good\"]|2:105|bug 47: cases: found good, which must hold, expected one that must fail",
        "\"id\": \"L1\"|\"id\": \"CL1\"|3:10|bug CL1: id: CL1 is also that of the bug at test.json:2:3",
        "\"title\": \"late\", |``|2:3|bug 47: title is missing",
        "\"story\": \"s\", \"fix\": \"f\", \"noModel\"|\"why\": \"s\", \"story\": \"s\", \"fix\": \"f\", \"noModel\"|3:61|bug L1: unknown field why, expected one of also, cases",
        ", \"noModel\": \"too large\"|``|3:3|bug L1: cases: expected either cases that must fail or noModel",
        "\"cases\": [\"bad\"]|\"cases\": [\"bad\"], \"noModel\": \"x\"|2:125|bug 47: noModel: expected either cases that must fail or noModel",
        "[\"shown\"]|[\"shawn\"]|2:122|bug 47: java: found shawn, expected a case of java-cases.json",
        "[\"shown\"]|[\"other\"]|2:122|bug 47: java: expected a Java case with the fault Higher of case bad",
        ", \"java\": [\"shown\"]|``|2:3|bug 47: java: expected Java cases that show the bug, javaTest with the tests that do, or noJava",
        "\"bugs\"|\"bogs\"|1:1|bugs: bugs: missing, expected a list",
      })
  void bug_withAMistake_isRejectedAtItsPlace(String right, String wrong, String at, String says) {
    String text = TWO_BUGS.replace(right, wrong == null ? "" : wrong);
    assertFalse(text.equals(TWO_BUGS), "nothing was replaced");
    String message =
        String.valueOf(
            assertThrows(MalformedManifestException.class, () -> read(text)).getMessage());
    assertTrue(message.contains("test.json:" + at + ": " + says), message);
  }
}
