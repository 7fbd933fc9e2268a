package dev.timerproof.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.evidence.claim.ExitCode;
import dev.timerproof.evidence.layer.LayerName;
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class JUnitXmlTest {
  private final Report report =
      Reports.of(ExitCode.VIOLATED, Reports.HOLDS, Reports.VIOLATED, Reports.NO_VERDICT);

  private Element suite(LayerName name) throws Exception {
    String xml = JUnitXml.of(report, report.layer(name));
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)))
        .getDocumentElement();
  }

  private static Element child(Element e, String tag, int index) {
    return (Element) e.getElementsByTagName(tag).item(index);
  }

  @Test
  void suite_ofALayer_countsWhatIsInIt() throws Exception {
    Element suite = suite(LayerName.MODEL);
    assertEquals("testsuite", suite.getTagName());
    assertEquals("timerproof.model", suite.getAttribute("name"));
    assertEquals("2", suite.getAttribute("tests"));
    assertEquals("1", suite.getAttribute("failures"));
    assertEquals("1", suite.getAttribute("errors"));
    assertEquals("0", suite.getAttribute("skipped"));
    assertEquals("2.500", suite.getAttribute("time"));
    assertEquals(2, suite.getElementsByTagName("testcase").getLength());
  }

  @Test
  void finding_isAFailureWithItsDetailAndReplay() throws Exception {
    Element test = child(suite(LayerName.MODEL), "testcase", 0);
    assertEquals("two<&>", test.getAttribute("name"));
    Element failure = child(test, "failure", 0);
    assertEquals("violated", failure.getAttribute("type"));
    assertEquals("thread 1 | thread 2", failure.getAttribute("message"));
    assertTrue(failure.getTextContent().startsWith("no panic row is reached\nthread 1 | thread 2"));
    assertEquals("2.000", test.getAttribute("time"));
    assertTrue(
        child(test, "system-out", 0)
            .getTextContent()
            .matches("replay: \\S+ check --case 'model/two<&>'"));
  }

  @Test
  void characters_thatXmlCannotHold_areReplaced() throws Exception {
    Element failure = child(suite(LayerName.MODEL), "failure", 0);
    assertTrue(failure.getTextContent().contains("? ]]> ? end"), failure.getTextContent());
  }

  @Test
  void missingVerdict_isAnError() throws Exception {
    Element test = child(suite(LayerName.MODEL), "testcase", 1);
    assertEquals("noVerdict", child(test, "error", 0).getAttribute("type"));
  }

  @Test
  void claim_thatHolds_hasNothingButItsText() throws Exception {
    Element suite = suite(LayerName.TABLE);
    assertEquals(0, suite.getElementsByTagName("failure").getLength());
    assertEquals(0, suite.getElementsByTagName("error").getLength());
    assertTrue(child(suite, "system-out", 0).getTextContent().contains("87 rows"));
  }

  @Test
  void missingVerdict_withoutDetail_saysWhatIsClaimed() throws Exception {
    Element test = child(suite(LayerName.MODEL), "testcase", 1);
    assertEquals(
        "the layer ends within the budget", child(test, "error", 0).getAttribute("message"));
  }

  @Test
  void suites_ofEveryLayer_fitTheSchemaOfBothReaders() throws Exception {
    for (LayerReport layer : report.layers()) {
      validate(JUnitXml.of(report, layer));
    }
  }

  @Test
  void suite_withAnAttributeThatSurefireDoesNotKnow_doesNotFitTheSchema() {
    String xml = JUnitXml.of(report, report.layer(LayerName.MODEL));
    String wrong = xml.replace("<testsuite ", "<testsuite timestamp=\"now\" ");
    assertThrows(SAXException.class, () -> validate(wrong));
  }

  private static void validate(String xml) throws Exception {
    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(JUnitXmlTest.class.getResource("/schema/junit-report.xsd"))
        .newValidator()
        .validate(new StreamSource(new StringReader(xml)));
  }

  @Test
  void gap_isASkippedTest() throws Exception {
    Element suite = suite(LayerName.DRIFT);
    assertEquals("1", suite.getAttribute("tests"));
    assertEquals("1", suite.getAttribute("skipped"));
    assertEquals("not in a checkout", child(suite, "skipped", 0).getAttribute("message"));
  }
}
