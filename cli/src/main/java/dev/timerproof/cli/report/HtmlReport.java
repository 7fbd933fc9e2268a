package dev.timerproof.cli.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.timerproof.generate.port.PortExport;
import dev.timerproof.mutants.KeptVerdicts;
import dev.timerproof.mutants.KillMatrix;
import dev.timerproof.spec.export.Explanation;
import dev.timerproof.spec.export.RowContact;
import dev.timerproof.spec.export.StatusDiagram;
import dev.timerproof.spec.model.ModelCase;
import dev.timerproof.spec.model.RowEvidence;
import dev.timerproof.spec.mutate.MutantVerdict;
import dev.timerproof.spec.mutate.MutatedTable;
import dev.timerproof.spec.table.EndlessTableException;
import dev.timerproof.spec.table.Frame;
import dev.timerproof.spec.table.MalformedTableException;
import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.TableRow;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.Vocabulary;
import dev.timerproof.spec.table.reading.TableReader;
import dev.timerproof.spec.table.reading.TableSource;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A run as one HTML page that needs nothing else. The template {@code report.jte} writes the
 * verdict, the gaps and the claims; the summary and the texts of the rows are in the page as JSON,
 * of which its script builds what one chooses or steps through.
 */
public final class HtmlReport {
  /** The name of the template in {@code src/main/jte}, of which the build has the Java. */
  private static final String TEMPLATE = "report.jte";

  private static final TemplateEngine TEMPLATES =
      TemplateEngine.createPrecompiled(null, ContentType.Html, HtmlReport.class.getClassLoader());

  private HtmlReport() {}

  /**
   * The page.
   *
   * @param summary the run's summary, as {@link SummaryJson} makes it
   * @param table the table of the run
   * @param changes the differences from an earlier run, if there is one
   */
  public static String of(JsonNode summary, TableSource table, Optional<SummaryChanges> changes)
      throws IOException {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.set("summary", summary);
    data.set("mutants", mutants());
    ObjectNode stories = data.putObject("stories");
    Optional<String> note = Optional.empty();
    try {
      TableReader reader = table.reader();
      for (JsonNode edition : summary.path("settings").path("editions")) {
        if (reader.vocabulary().editions().contains(edition.asText())) {
          stories.set(edition.asText(), stories(reader, edition.asText()));
        }
      }
      if (!table.sha256().equals(summary.path("tableSha256").asText())) {
        note = Optional.of("The table has changed since the run: this is the table as it is now.");
      }
    } catch (MalformedTableException | EndlessTableException e) {
      note = Optional.of("The table of the run cannot be read: " + e.getMessage());
    }
    StringOutput page = new StringOutput();
    var parts = new ReportPage.Parts(part("report.css"), part("report.js"), embedded(data), note);
    TEMPLATES.render(TEMPLATE, new ReportPage(summary, changes, parts), page);
    return page.toString();
  }

  private static ObjectNode stories(TableReader reader, String edition) throws IOException {
    TimerTable table = reader.read(edition);
    StatusDiagram diagram = StatusDiagram.of(table);
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    words(node.putArray("statuses"), diagram.statuses());
    ArrayNode edges = node.putArray("edges");
    for (StatusDiagram.Edge edge : diagram.edges()) {
      ObjectNode one = edges.addObject().put("from", edge.from()).put("to", edge.to());
      words(one.putArray("rows"), edge.rows());
    }
    words(node.putArray("still"), diagram.still());
    Explanation explanation = Explanation.of(reader, edition);
    Map<String, String> code = PortExport.pseudoRows(table);
    RowEvidence evidence = RowEvidence.builtIn();
    ObjectNode rows = node.putObject("rows");
    for (TableRow row : table.allRows()) {
      ObjectNode one = rows.putObject(row.id());
      one.put("text", explanation.explain(row.id()));
      one.put("code", code.getOrDefault(row.id(), ""));
      evidence(evidence, table, row.id(), one);
    }
    for (Row row : table.rows()) {
      choice(table, row, (ObjectNode) rows.path(row.id()));
    }
    operations(table, explanation, node);
    return node;
  }

  /** By what one chooses a row of the status word, and what the choice shows. */
  private static void choice(TimerTable table, Row row, ObjectNode node) {
    Vocabulary words = table.vocabulary();
    node.put("op", row.op()).put("from", row.from());
    ObjectNode tests = node.putObject("tests");
    if (!row.guard().always()) {
      tests.put(row.guard().word(), words.guards().get(row.guard().word()));
    }
    if (!row.owned().always()) {
      tests.put(row.owned().word(), words.ownedCases().get(row.owned().word()));
    }
    node.put("kind", words.kinds().get(row.kind().word()));
    ArrayNode statuses = node.putArray("statuses").add(row.from());
    if (row.changesStatus()) {
      Stream.of(row.via(), row.to())
          .filter(status -> !status.equals(statuses.path(statuses.size() - 1).asText()))
          .forEach(statuses::add);
    }
    ArrayNode steps = node.putArray("steps");
    row.steps()
        .forEach(
            step -> steps.addObject().put("step", step).put("meaning", words.step(step).meaning()));
    node.put("result", words.results().get(row.result().word())).put("value", row.value());
    RowContact contact = RowContact.of(table, row);
    words(node.putArray("reads"), contact.reads());
    words(node.putArray("writes"), contact.writes());
    words(node.putArray("rivals"), contact.rivals());
    words(node.putArray("finders"), contact.finders());
  }

  /** The operations that one chooses among, with their other names, and the fields they touch. */
  private static void operations(TimerTable table, Explanation explanation, ObjectNode node) {
    Vocabulary words = table.vocabulary();
    ObjectNode operations = node.putObject("operations");
    for (Frame frame : table.frames().values()) {
      ObjectNode operation = operations.putObject(frame.op());
      operation.put("lock", words.locks().get(frame.lock().word()));
      operation.put("about", explanation.explain(frame.op()));
      ArrayNode aliases = operation.putArray("aliases");
      words.aliases().forEach((alias, op) -> addIf(op.equals(frame.op()), alias, aliases));
    }
    ObjectNode fields = node.putObject("fields");
    words
        .fields()
        .forEach(
            (name, field) ->
                fields
                    .putObject(name)
                    .put("meaning", field.meaning())
                    .put("access", words.accesses().get(field.access())));
  }

  private static void addIf(boolean condition, String word, ArrayNode to) {
    if (condition) {
      to.add(word);
    }
  }

  private static void evidence(
      RowEvidence evidence, TimerTable table, String row, ObjectNode node) {
    node.put("evidence", evidence.of(table.poller(), row));
    node.put("reached", evidence.reached(table.poller(), row));
    ArrayNode cases = node.putArray("cases");
    for (ModelCase modelCase : evidence.cases(row)) {
      cases
          .addObject()
          .put("name", modelCase.name())
          .put("edition", modelCase.edition())
          .put("property", modelCase.expect().property());
    }
    ArrayNode bugs = node.putArray("bugs");
    evidence.bugs(row).forEach(bug -> bugs.add(bug.id() + ": " + bug.title()));
  }

  /** The changes of each row of this build's table that have kept verdicts, and who found them. */
  private static ObjectNode mutants() throws IOException {
    var table = MutatedTable.OfStatusWord.of(TableReader.builtIn(), KeptVerdicts.EDITION);
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("edition", table.edition());
    ObjectNode rows = node.putObject("rows");
    for (Map.Entry<String, List<KillMatrix.Line>> each :
        KeptVerdicts.builtIn().lines(table).entrySet()) {
      ArrayNode row = rows.putArray(each.getKey());
      for (KillMatrix.Line line : each.getValue()) {
        ObjectNode one = row.addObject().put("change", line.mutant().change());
        one.put("fate", line.fate().name().toLowerCase(Locale.ROOT)).put("reason", line.reason());
        ObjectNode layers = one.putObject("layers");
        line.verdicts()
            .forEach(
                (layer, verdict) -> layers.put(layer, verdict.fate() == MutantVerdict.Fate.KILLED));
      }
    }
    return node;
  }

  private static void words(ArrayNode array, List<String> words) {
    words.forEach(array::add);
  }

  /**
   * The data as JSON that can stand inside a script element: it contains no text that would end the
   * element or begin a comment.
   */
  private static String embedded(JsonNode data) throws JsonProcessingException {
    return new ObjectMapper().writeValueAsString(data).replace("<", "\\u003c");
  }

  private static String part(String name) throws IOException {
    try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new FileNotFoundException(name + " is missing from this build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
