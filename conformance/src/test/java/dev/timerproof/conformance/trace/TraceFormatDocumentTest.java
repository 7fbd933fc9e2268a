package dev.timerproof.conformance.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.conformance.trace.reading.EventKind;
import dev.timerproof.conformance.trace.reading.SectionField;
import dev.timerproof.conformance.trace.reading.SectionKind;
import dev.timerproof.conformance.trace.reading.SectionWords;
import dev.timerproof.conformance.trace.reading.TraceField;
import dev.timerproof.conformance.trace.reading.TraceLimits;
import dev.timerproof.conformance.trace.rules.RejectionKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The document has all fields and words that the reader knows, and its example is a valid trace.
 */
class TraceFormatDocumentTest {
  private static final String DOCUMENT = read("trace-format.md");
  private static final String SECTIONS = read("trace-format-2.md");

  @Test
  void fields_kindsAndRejections_areAllDescribed() {
    for (TraceField field : TraceField.values()) {
      assertDescribed(field.text());
    }
    EventKind.texts().forEach(TraceFormatDocumentTest::assertDescribed);
    for (String kind : RejectionKind.texts()) {
      assertTrue((DOCUMENT + SECTIONS).contains("`" + kind + "`"), kind);
    }
  }

  @Test
  void fieldsAndKinds_ofVersion2_areAllDescribed() {
    List<String> words = new ArrayList<>(SectionKind.texts());
    for (SectionField field : SectionField.values()) {
      words.add(field.text());
    }
    words.remove(SectionField.KIND.text());
    words.addAll(SectionWords.HOWS);
    for (String word : words) {
      assertTrue(SECTIONS.contains("`" + word + "`"), word);
    }
  }

  @Test
  void limits_areThoseOfTheReader() {
    assertTrue(DOCUMENT.contains(String.format("%,d bytes", TraceLimits.DEFAULT.lineBytes())));
    assertTrue(DOCUMENT.contains("arrays | " + TraceLimits.DEFAULT.depth() + " |"));
    assertTrue(DOCUMENT.contains(String.format("default %,d", TraceOptions.DEFAULT_WINDOW)));
  }

  @Test
  void example_isAValidTrace() {
    Matcher block = Pattern.compile("(?s)```json\n(.*?)```").matcher(DOCUMENT);
    assertTrue(block.find());
    TraceReport report = Traces.validate(block.group(1));

    assertEquals(Verdict.VALID, report.verdict(), () -> TextRendering.of(report));
    assertEquals(4, report.events());
  }

  private static void assertDescribed(String word) {
    assertTrue(DOCUMENT.contains("`" + word + "`"), word);
  }

  private static String read(String page) {
    try {
      return Files.readString(Path.of("..", "docs", page));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
