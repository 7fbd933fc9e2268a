package dev.timerproof.cli.report;

import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.claim.Gap;
import dev.timerproof.evidence.claim.Outcome;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * One layer of a report as JUnit XML, in the form that continuous integration systems read: a
 * finding is a failure, a missing verdict an error, a gap a skipped test. It uses only elements
 * that the schemas of both Surefire and Jenkins allow.
 */
public final class JUnitXml {
  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter xml;
  private final Report report;
  private final LayerReport layer;

  private JUnitXml(Report report, LayerReport layer) throws XMLStreamException {
    this.report = report;
    this.layer = layer;
    xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
  }

  /** The layer's test suite as a document. */
  public static String of(Report report, LayerReport layer) {
    try {
      return new JUnitXml(report, layer).write();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("writing XML to memory", e);
    }
  }

  private String write() throws XMLStreamException {
    List<Claim> claims = report.claimsOf(layer.name());
    List<Gap> gaps = report.gapsOf(layer.name());
    long failures = claims.stream().filter(c -> c.outcome().isFinding()).count();
    long held = claims.stream().filter(c -> c.outcome() == Outcome.HOLDS).count();
    xml.writeStartDocument("UTF-8", "1.0");
    newline(0);
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", suite());
    xml.writeAttribute("tests", "" + (claims.size() + gaps.size()));
    xml.writeAttribute("failures", "" + failures);
    xml.writeAttribute("errors", "" + (claims.size() - failures - held));
    xml.writeAttribute("skipped", "" + gaps.size());
    xml.writeAttribute("time", seconds(layer.duration()));
    newline(2);
    xml.writeStartElement("properties");
    property("began", report.began().toString());
    property("exitCode", "" + report.exitCode().code());
    newline(2);
    xml.writeEndElement();
    for (Claim claim : claims) {
      write(claim);
    }
    for (Gap gap : gaps) {
      write(gap);
    }
    newline(0);
    xml.writeEndElement();
    newline(0);
    xml.writeEndDocument();
    xml.close();
    return text.toString();
  }

  private void write(Claim claim) throws XMLStreamException {
    start(claim.caseName(), claim.duration());
    if (claim.outcome() != Outcome.HOLDS) {
      newline(4);
      xml.writeStartElement(claim.outcome().isFinding() ? "failure" : "error");
      xml.writeAttribute("type", claim.outcome().label());
      xml.writeAttribute("message", printable(ClaimText.finding(claim)));
      xml.writeCharacters(printable(claim.sentence() + "\n" + claim.detail()));
      xml.writeEndElement();
    }
    newline(4);
    xml.writeStartElement("system-out");
    xml.writeCharacters(printable(output(claim)));
    xml.writeEndElement();
    newline(2);
    xml.writeEndElement();
  }

  /**
   * The output of a test case: the command that repeats a finding, or the claim's text if it holds.
   */
  private static String output(Claim claim) {
    String text =
        claim.outcome() == Outcome.HOLDS || claim.replay().isEmpty()
            ? ClaimText.of(claim)
            : "replay: " + ClaimText.replay(claim);
    return text
        + Counterexamples.of(claim)
            .map(
                file -> "\ncounterexample: timerproof replay " + file + " in the folder of reports")
            .orElse("");
  }

  private void property(String name, String value) throws XMLStreamException {
    newline(4);
    xml.writeEmptyElement("property");
    xml.writeAttribute("name", name);
    xml.writeAttribute("value", value);
  }

  private void write(Gap gap) throws XMLStreamException {
    start("gap: " + gap.reason(), Duration.ZERO);
    xml.writeEmptyElement("skipped");
    xml.writeAttribute("message", printable(gap.reason()));
    xml.writeEndElement();
  }

  private void start(String name, Duration time) throws XMLStreamException {
    newline(2);
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", suite());
    xml.writeAttribute("name", printable(name));
    xml.writeAttribute("time", seconds(time));
  }

  private String suite() {
    return "timerproof." + layer.name().label();
  }

  private void newline(int indent) throws XMLStreamException {
    xml.writeCharacters("\n" + " ".repeat(indent));
  }

  private static String seconds(Duration d) {
    return String.format(Locale.ROOT, "%.3f", d.toMillis() / 1000.0);
  }

  /** Replaces control characters that XML 1.0 cannot contain, not even escaped. */
  private static String printable(String s) {
    return s.replaceAll("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "?");
  }
}
