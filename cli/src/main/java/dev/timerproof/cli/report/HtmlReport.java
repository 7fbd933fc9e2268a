package dev.timerproof.cli.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.timerproof.spec.export.Explanation;
import dev.timerproof.spec.export.StatusDiagram;
import dev.timerproof.spec.model.RowEvidence;
import dev.timerproof.spec.table.EndlessTableException;
import dev.timerproof.spec.table.MalformedTableException;
import dev.timerproof.spec.table.TableRow;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.reading.TableReader;
import dev.timerproof.spec.table.reading.TableSource;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A run as one HTML page that needs nothing else: {@code report.html} on the class path, with the
 * summary and the texts of the rows in it as JSON. A script in the page builds the visible
 * elements.
 */
public final class HtmlReport {
  private static final String PAGE = "report.html";
  private static final String DATA = "@DATA@";

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
    changes.ifPresent(c -> data.set("changes", c.json()));
    ObjectNode stories = data.putObject("stories");
    try {
      TableReader reader = table.reader();
      for (JsonNode edition : summary.path("settings").path("editions")) {
        if (reader.vocabulary().editions().contains(edition.asText())) {
          stories.set(edition.asText(), stories(reader, edition.asText()));
        }
      }
      if (!table.sha256().equals(summary.path("tableSha256").asText())) {
        data.put("note", "The table has changed since the run: this is the table as it is now.");
      }
    } catch (MalformedTableException | EndlessTableException e) {
      data.put("note", "The table of the run cannot be read: " + e.getMessage());
    }
    String page = page();
    int at = page.indexOf(DATA);
    return page.substring(0, at) + embedded(data) + page.substring(at + DATA.length());
  }

  private static ObjectNode stories(TableReader reader, String edition) throws IOException {
    TimerTable table = reader.read(edition);
    Explanation explanation = Explanation.of(reader, edition);
    RowEvidence evidence = RowEvidence.builtIn();
    StatusDiagram diagram = StatusDiagram.of(table);
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    words(node.putArray("statuses"), diagram.statuses());
    ArrayNode edges = node.putArray("edges");
    for (StatusDiagram.Edge edge : diagram.edges()) {
      ObjectNode one = edges.addObject().put("from", edge.from()).put("to", edge.to());
      words(one.putArray("rows"), edge.rows());
    }
    words(node.putArray("still"), diagram.still());
    ObjectNode rows = node.putObject("rows");
    for (TableRow row : table.allRows()) {
      rows.put(row.id(), explanation.explain(row.id()) + evidence.of(table.poller(), row.id()));
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

  private static String page() throws IOException {
    try (InputStream in = HtmlReport.class.getResourceAsStream(PAGE)) {
      if (in == null) {
        throw new FileNotFoundException(PAGE + " is missing from this build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
