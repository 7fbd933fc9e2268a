package dev.timerproof.spec.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.evidence.layer.Profile;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ManifestReaderTest {
  private static String problems(String text) {
    return String.valueOf(
        assertThrows(MalformedManifestException.class, () -> Manifests.read(text)).getMessage());
  }

  @Test
  void builtIn_isWellFormed() throws Exception {
    Manifest manifest = ManifestReader.builtIn();
    assertTrue(manifest.cases().stream().anyMatch(ModelCase::mustFail));
    assertTrue(manifest.cases().stream().anyMatch(c -> !c.mustFail()));
  }

  @Test
  void property_ofEachName_isBrokenByACase() throws Exception {
    Manifest manifest = ManifestReader.builtIn();
    Set<String> unbroken = new TreeSet<>(manifest.properties().keySet());
    manifest.cases().forEach(c -> unbroken.remove(c.expect().property()));
    assertEquals(Set.of(), unbroken);
  }

  @Test
  void cases_haveTheirInstanceAndExpectation() {
    Manifest manifest = Manifests.read(Manifests.TWO_CASES);
    ModelCase good = manifest.cases().get(0);
    assertEquals("Toy", good.instance().module());
    assertEquals(
        Map.of("a", "a", "b", "b", "Last", "2", "Wrap", "TRUE"), good.instance().constants());
    assertEquals(List.of("AtMost", "deadlock"), good.checks());
    assertEquals(OptionalLong.of(3), good.expect().distinct());
    assertEquals(Profile.QUICK, good.profile());
    assertFalse(good.mustFail());
    ModelCase bad = manifest.cases().get(1);
    assertEquals(Optional.of("Higher"), bad.fault());
    assertEquals(
        new Expectation(
            true, "AtMost", List.of("r.One"), OptionalLong.empty(), OptionalLong.empty()),
        bad.expect());
    assertEquals(Map.of("r.Two", "too small"), manifest.floors().get(0).unreached());
  }

  @Test
  void instance_likeAnother_changesOnlyWhatItGives() {
    Manifest manifest =
        Manifests.read(
            Manifests.TWO_CASES.replace(
                "\"instances\": {",
                """
                "instances": {
                  "base": {"covers": "all", "module": "Toy", "constants": {"Last": 2, "Wrap": true},
                           "temporal": "AtMost"},
                  "like": {"covers": "more", "like": "base", "constants": {"Last": 3}, "deadlock": false},
                """));
    Instance like = Objects.requireNonNull(manifest.instances().get("like"));
    assertEquals("3", like.constants().get("Last"));
    assertEquals("TRUE", like.constants().get("Wrap"));
    assertEquals(Optional.of("AtMost"), like.temporal());
    assertFalse(like.deadlock());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // each line: the replaced text, its replacement, the place of the problem, and the message
        "\"small\", \"edition\": \"e1\", \"profile\"|\"smaL\", \"edition\": \"e1\", \"profile\"|11:34|case good: instance: found smaL, expected one of small",
        "\"profile\": \"quick\", \"seconds\"|\"profile\": \"slow\", \"seconds\"|11:71|case good: profile: found slow, expected one of quick, full, nightly",
        "\"seconds\": 2|\"seconds\": \"2\"|11:91|case good: seconds: found a string, expected a whole number",
        "\"seconds\": 2|\"seconds\": 0|11:91|case good: seconds: found 0, expected a number from 1 to 10^18",
        "\"seconds\": 2|\"secs\": 2|11:88|case good: unknown field secs, expected one of check, edition",
        "\"edition\": \"e1\", \"profile\"|\"profile\"|11:5|case good: edition: missing, the instance takes one",
        "\"name\": \"bad\"|\"name\": \"good\"|13:14|case good: name: the first is at test.json:11:5",
        "\"property\": \"AtMost\"|\"property\": \"AtLeast\"|14:16|case bad: expect: property: found AtLeast, expected one of AtMost, deadlock",
        "[\"r.One\"]|[]|14:16|case bad: expect: rows: none, expected the rows that the counterexample takes, or a witness",
        "\"property\": \"AtMost\", |``|14:16|case bad, expect: property is missing",
        "\"fault\": \"Higher\", |``|13:5|case bad: no fault is planted: expected a repair (a case that holds) or a witness",
        "\"e1\", \"fault\"|\"e2\", \"fault\"|13:5|case bad: its repair is missing: expected a case that holds, of instance small and edition e2 without a fault, that checks AtMost",
        "\"covers\": \"a few states\", |``|8:14|instance small: covers is missing",
        "\"module\": \"Toy\"|\"module\": \"Tey\"|8:51|instance small: module: no module Tey, expected one of Toy",
        "\"module\": \"Toy\"|\"like\": \"Tey\"|8:49|instance small: like: found Tey, expected one that stands before it: ",
        "\"AtMost\": \"x is too large\", |``|2:17|manifest: properties: no sentence for AtMost, which instance small checks",
        "\"deadlock\": \"|\"Other\": \"o\", \"deadlock\": \"|2:17|manifest: properties: Other is checked by no instance",
        "\"pairs\": 1, |``|16:14|floor: pairs: missing, expected the number of racing pairs",
        "\"edition\": \"e1\", \"profile\": \"quick\", \"pairs\": 1|\"case\": \"bad\"|16:23|floor: case: found bad, expected a case that must hold",
        "\"pairs\": 1, |\"case\": \"good\", |16:26|floor: unknown field edition",
        "\"too small\"|\" \"|16:77|floor: unreached: r.Two has no reason",
        "\"noFault\": \"None\",|``|4:12|module Toy: noFault: fault and noFault: expected both or none",
        "\"Last\": 2|\"Last\": 2, \"Edition\": 1|8:71|instance small: constants: Edition is given by the case",
        "\"Last\": 2|\"Last\": [2]|8:80|instance small: constants.Last: found an array, expected a scalar",
        "{\"edition\": \"e1\", \"profile\"|{\"edition\": \"e1\", \"edition\": \"e2\", \"profile\"|16:41|Duplicate field 'edition'",
      })
  void manifest_withAMistake_namesPlaceAndExpectation(
      String right, String wrong, String place, String message) {
    String text = Manifests.TWO_CASES.replace(right, wrong == null ? "" : wrong);
    assertFalse(text.equals(Manifests.TWO_CASES), "nothing was replaced");
    String found = problems(text);
    assertTrue(found.contains("test.json:" + place + ": " + message), found);
  }

  @Test
  void manifest_withSeveralMistakes_namesAll() {
    String text =
        Manifests.TWO_CASES.replace("\"seconds\": 2", "\"seconds\": 0").replace("\"full\"", "1");
    assertEquals(2, problems(text).lines().count(), problems(text));
  }

  @Test
  void text_thatIsNoJson_isRefusedWithItsPlace() {
    assertTrue(
        problems("{\n  \"cases\": [}\n").startsWith("test.json:2:13: "),
        problems("{\n  \"cases\": [}\n"));
    assertTrue(problems("[]").contains("found an array, expected an object"));
    assertTrue(problems("{} {}").contains("text after the end"));
  }
}
