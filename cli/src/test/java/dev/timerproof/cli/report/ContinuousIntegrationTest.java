package dev.timerproof.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.claim.ExitCode;
import dev.timerproof.evidence.claim.Outcome;
import dev.timerproof.evidence.claim.ScopeKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The reports that a pull request shows: the page below a run, annotations, issues. */
class ContinuousIntegrationTest {
  private static Report found() {
    return Reports.of(
        ExitCode.VIOLATED, Reports.NO_VERDICT, Reports.HOLDS, Reports.REJECTED, Reports.VIOLATED);
  }

  private static final Report CLEAN = Reports.of(ExitCode.HOLDS, Reports.HOLDS);

  private static String page(Report report) {
    return SummaryMarkdown.of(report, Reports.PLACES);
  }

  @Test
  void page_ofFindings_beginsWithTheVerdictAndShowsEachWithItsPlace() {
    String page = page(found());
    assertTrue(page.startsWith("## timerproof: a property is violated\n"), page);
    assertTrue(page.contains("| model | bounded | 0 | 3 | 2.5 s |"), page);
    assertTrue(
        page.contains(
            "<b>violated</b> model/one-go1.19: HeapAsStatus violated after 21 states</summary>"),
        page);
    assertTrue(page.contains("At spec/My Table.tla:42 (del.Waiting)."), page);
    assertTrue(page.contains("\n 7  CAS Waiting -> Modifying, 100%  [del.Waiting]\n"), page);
    assertTrue(page.contains(" check --only model --case one-go1.19\n```"), page);
    assertTrue(page.contains("* proofs, jqwik: not part of this build\n"), page);
    assertTrue(page.indexOf("<b>violated") < page.indexOf("<b>noVerdict"), page);
  }

  @Test
  void page_ofACleanRun_showsNoFinding() {
    String page = page(CLEAN);
    assertTrue(page.startsWith("## timerproof: everything that was checked holds\n"), page);
    assertTrue(page.contains("| table | checked | 1 | 0 | 2.5 s |"), page);
    assertFalse(page.contains("What does not hold"), page);
  }

  @Test
  void page_ofTextThatLooksLikeMarkup_showsItAsText() {
    Claim claim =
        Claim.of("model/<img>|x", "a *b* | `c`", ScopeKind.BOUNDED)
            .withOutcome(Outcome.VIOLATED)
            .withDetail("first <b>\n```\n# not a heading\n");
    String page = page(Reports.of(ExitCode.VIOLATED, claim));
    assertTrue(page.contains("model/&lt;img&gt;|x: first &lt;b&gt;</summary>"), page);
    assertTrue(page.contains("a \\*b\\* \\| \\`c\\`"), page);
    assertTrue(page.contains("````text\nfirst <b>\n```\n# not a heading\n````\n"), page);
  }

  @Test
  void page_ofMoreThanFits_staysBelowTheLimitAndSaysWhatIsLeftOut() {
    Claim[] many =
        IntStream.range(0, 3_000)
            .mapToObj(
                i ->
                    Claim.of("model/case" + i, "é".repeat(50), ScopeKind.BOUNDED)
                        .withOutcome(Outcome.VIOLATED)
                        .withDetail("found " + i + "\n" + "é".repeat(i * 50)))
            .toArray(Claim[]::new);
    String page = page(Reports.of(ExitCode.VIOLATED, many));
    int bytes = page.getBytes(StandardCharsets.UTF_8).length;
    assertTrue(bytes < SummaryMarkdown.LIMIT && bytes > SummaryMarkdown.LIMIT / 2, "" + bytes);
    assertTrue(page.contains("(its text is in summary.json)"), "no finding without its text");
    assertTrue(page.contains(" more, in summary.json"), "nothing is said to be left out");
    assertTrue(page.contains("<b>violated</b> model/case0: found 0"), "not even the first");
  }

  @Test
  void annotations_ofFindings_standAtTheirRows() {
    List<String> lines = Annotations.of(found(), Reports.PLACES).lines().toList();
    assertEquals(3, lines.size());
    assertEquals(
        "::error file=spec/My Table.tla,line=42,title=model/one-go1.19 violated::HeapAsStatus"
            + " violated after 21 states%0AHeapAsStatus violated after 21 states%0A  rows     "
            + "add.NoStatus, del.Waiting%0A 3  load sees NoStatus  [add.NoStatus]%0A 7  CAS"
            + " Waiting -> Modifying, 100%25  [del.Waiting]%0A%0Atimerproof check --only model"
            + " --case one-go1.19",
        lines.get(0));
    assertTrue(lines.get(2).startsWith("::warning title=model/budget noVerdict::"), lines.get(2));
  }

  @Test
  void annotations_ofACleanRun_areNone() {
    assertEquals("", Annotations.of(CLEAN, Reports.PLACES));
  }

  @Test
  void issues_ofFindings_haveWhatGitLabAsksFor() {
    ArrayNode issues = CodeQuality.of(found(), Reports.PLACES);
    assertEquals(3, issues.size());
    assertEquals(
        "model/one-go1.19: HeapAsStatus violated after 21 states",
        issues.at("/1/description").asText());
    assertEquals("model", issues.at("/1/check_name").asText());
    assertEquals("blocker", issues.at("/1/severity").asText());
    assertEquals("spec/My Table.tla", issues.at("/1/location/path").asText());
    assertEquals(42, issues.at("/1/location/lines/begin").asInt());
    assertEquals(3, issues.findValuesAsText("fingerprint").stream().distinct().count());
    assertEquals(0, CodeQuality.of(CLEAN, Reports.PLACES).size());
  }
}
