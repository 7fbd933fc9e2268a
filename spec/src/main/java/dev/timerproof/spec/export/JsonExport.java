package dev.timerproof.spec.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.timerproof.spec.table.Frame;
import dev.timerproof.spec.table.PollerRow;
import dev.timerproof.spec.table.PollerTable;
import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.Vocabulary;
import java.util.List;

/**
 * JSON as {@code schema/table.schema.json} on the class path describes it. Places are left out:
 * they are about the text of the module, not about the table.
 */
public final class JsonExport implements TableExport {
  /** Where the schema is on the class path. */
  public static final String SCHEMA = "/schema/table.schema.json";

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final ObjectWriter WRITER = MAPPER.writer(printer());

  /** Indented by two, one word of a list on each line, line feeds only. */
  private static DefaultPrettyPrinter printer() {
    var indenter = new DefaultIndenter("  ", "\n");
    var printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(indenter);
    printer.indentArraysWith(indenter);
    return printer;
  }

  @Override
  public String render(TimerTable table) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("edition", table.edition());
    ArrayNode rows = json.putArray("rows");
    table.rows().forEach(row -> rows.add(row(row)));
    ArrayNode frames = json.putArray("frames");
    table.frames().values().forEach(frame -> frames.add(frame(frame)));
    ArrayNode steps = json.putArray("steps");
    table.vocabulary().steps().values().forEach(step -> steps.add(step(step)));
    json.set("poller", poller(table.poller()));
    ObjectNode parameters = json.putObject("parameters");
    table.parameters().forEach(parameters::put);
    try {
      return WRITER.writeValueAsString(json) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("strings and lists are always JSON", e);
    }
  }

  private static ObjectNode row(Row row) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("id", row.id());
    json.put("word", row.word());
    json.put("op", row.op());
    json.put("from", row.from());
    json.put("guard", row.guard().word());
    json.put("kind", row.kind().word());
    json.put("owned", row.owned().word());
    json.put("via", row.via());
    json.put("to", row.to());
    words(json, "steps", row.steps());
    json.put("result", row.result().word());
    json.put("value", row.value());
    json.put("lost", row.lost().word());
    json.put("source", row.source());
    return json;
  }

  private static ObjectNode frame(Frame frame) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("op", frame.op());
    json.put("shape", frame.shape().word());
    json.put("lock", frame.lock().word());
    words(json, "args", frame.args());
    words(json, "enter", frame.enter());
    words(json, "round", frame.round());
    words(json, "picked", frame.picked());
    words(json, "leave", frame.leave());
    json.put("exit", frame.exit());
    json.put("value", frame.value());
    return json;
  }

  private static ObjectNode step(Vocabulary.Step step) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("name", step.name());
    words(json, "reads", step.reads());
    words(json, "writes", step.writes());
    json.put("meaning", step.meaning());
    return json;
  }

  private static ObjectNode poller(PollerTable poller) {
    ObjectNode json = MAPPER.createObjectNode();
    ObjectNode words = json.putObject("words");
    poller.words().forEach((word, values) -> words(words, word, values));
    ObjectNode frames = json.putObject("frames");
    poller.frames().forEach((op, visited) -> words(frames, op, visited));
    ArrayNode rows = json.putArray("rows");
    poller.rows().forEach(row -> rows.add(row(row)));
    return json;
  }

  private static ObjectNode row(PollerRow row) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("id", row.id());
    json.put("word", row.word());
    json.put("op", row.op());
    json.put("from", row.from());
    json.put("guard", row.guard().word());
    json.put("kind", row.kind().word());
    json.put("via", row.via());
    json.put("to", row.to());
    words(json, "steps", row.steps());
    json.put("result", row.result().word());
    json.put("source", row.source());
    return json;
  }

  private static void words(ObjectNode json, String field, List<String> words) {
    ArrayNode array = json.putArray(field);
    words.forEach(array::add);
  }
}
