package dev.timerproof.spec.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.timerproof.spec.table.MutexRow;
import dev.timerproof.spec.table.MutexTable;
import java.util.List;

/** One edition of the timers with a mutex as JSON; places are left out. */
public final class MutexJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** JSON that ends in a line feed; the same table always gives the same bytes. */
  public String render(MutexTable table) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("edition", table.edition());
    words(json, "bits", table.vocabulary().bits());
    ArrayNode rows = json.putArray("rows");
    table.rows().forEach(row -> rows.add(row(row)));
    ArrayNode operations = json.putArray("operations");
    for (MutexTable.Operation operation : table.operations().values()) {
      ObjectNode one = operations.addObject().put("op", operation.op());
      words(one, "holds", operation.holds());
      words(one, "gives", operation.gives());
      words(one, "args", operation.args());
    }
    ObjectNode parameters = json.putObject("parameters");
    table.parameters().forEach(parameters::put);
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json).replace("\r\n", "\n")
          + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("strings and lists are always JSON", e);
    }
  }

  private static ObjectNode row(MutexRow row) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("id", row.id());
    json.put("op", row.op());
    json.put("at", row.at());
    json.put("word", row.word());
    json.put("from", row.pattern());
    words(json, "guards", row.guards());
    words(json, "steps", row.steps());
    json.put("next", row.next());
    json.put("source", row.source());
    return json;
  }

  private static void words(ObjectNode json, String field, List<String> words) {
    ArrayNode array = json.putArray(field);
    words.forEach(array::add);
  }
}
