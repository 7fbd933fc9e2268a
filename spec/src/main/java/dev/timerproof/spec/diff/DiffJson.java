package dev.timerproof.spec.diff;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.timerproof.spec.diff.EditionDiff.Change;
import dev.timerproof.spec.diff.EditionDiff.ParameterChange;
import dev.timerproof.spec.export.TableDiff.Difference;
import java.util.List;
import java.util.Optional;

/** A difference of editions as {@code schema/diff.schema.json} on the class path describes it. */
public final class DiffJson {
  /** Where the schema is on the class path. */
  public static final String SCHEMA = "/schema/diff.schema.json";

  private static final int VERSION = 1;
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final ObjectWriter WRITER =
      MAPPER.writer(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

  /** JSON that ends in a line feed; the same difference always gives the same bytes. */
  public String render(EditionDiff diff) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("schemaVersion", VERSION);
    json.put("before", diff.before());
    json.put("after", diff.after());
    json.put("equal", diff.isEmpty());
    ArrayNode parameters = json.putArray("parameters");
    diff.parameters().forEach(parameter -> parameters.add(parameter(parameter)));
    ArrayNode changes = json.putArray("changes");
    diff.changes().forEach(change -> changes.add(change(change)));
    try {
      return WRITER.writeValueAsString(json) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("strings and lists are always JSON", e);
    }
  }

  private static ObjectNode parameter(ParameterChange parameter) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("name", parameter.name());
    json.put("before", parameter.before());
    json.put("after", parameter.after());
    json.put("meaning", parameter.note().meaning());
    json.put("source", parameter.note().source());
    json.put("repair", parameter.repair());
    ArrayNode cases = json.putArray("cases");
    parameter.cases().forEach(plantedCase -> cases.add(planted(plantedCase)));
    return json;
  }

  private static ObjectNode planted(PlantedCase plantedCase) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("name", plantedCase.name());
    json.put("fault", plantedCase.fault());
    json.put("edition", plantedCase.edition());
    json.put("value", plantedCase.value());
    json.put("property", plantedCase.property());
    json.put("means", plantedCase.means());
    words(json, "rows", plantedCase.rows());
    json.put("covers", plantedCase.covers());
    json.put("profile", plantedCase.profile());
    json.put("replay", plantedCase.replay());
    return json;
  }

  private static ObjectNode change(Change change) {
    Difference difference = change.difference();
    ObjectNode json = MAPPER.createObjectNode();
    json.put("part", difference.part());
    json.put("name", difference.name());
    json.put("field", difference.field());
    value(json, "before", difference.wordsBefore());
    value(json, "after", difference.wordsAfter());
    words(json, "parameters", change.parameters());
    return json;
  }

  private static void value(ObjectNode json, String field, Optional<List<String>> value) {
    if (value.isPresent()) {
      words(json, field, value.get());
    } else {
      json.putNull(field);
    }
  }

  private static void words(ObjectNode json, String field, List<String> words) {
    ArrayNode array = json.putArray(field);
    words.forEach(array::add);
  }
}
