package dev.timerproof.spec.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.timerproof.spec.table.Code;
import dev.timerproof.spec.table.Frame;
import dev.timerproof.spec.table.PollerRow;
import dev.timerproof.spec.table.PollerTable;
import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.Vocabulary;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * JSON as {@code schema/table.schema.json} on the class path describes it. Places are left out,
 * because they change with the text of the module and not with the table.
 */
public final class JsonExport implements TableExport {
  /** Counts changes of the form that a reader of the former form does not survive. */
  private static final int VERSION = 2;

  /** The resource name of the schema. */
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
    json.put("version", VERSION);
    json.put("edition", table.edition());
    json.set("statuses", statuses(table));
    ArrayNode rows = json.putArray("rows");
    table.rows().forEach(row -> rows.add(row(row)));
    ArrayNode frames = json.putArray("frames");
    table.frames().values().forEach(frame -> frames.add(frame(table, frame)));
    ArrayNode readers = json.putArray("readers");
    table.code().readers().values().forEach(reader -> readers.add(reader(reader)));
    Vocabulary words = table.vocabulary();
    ArrayNode steps = json.putArray("steps");
    words.steps().values().forEach(step -> steps.add(step(table, step)));
    json.set("hooks", coded(words.hooks(), table.code()));
    json.set("guards", coded(words.guards(), table.code()));
    json.set("ownedCases", coded(words.ownedCases(), table.code()));
    json.set("functions", functions(table.code()));
    json.set("registers", registers(table));
    json.set("fields", fields(words.fields().values()));
    json.set("walks", walks(table));
    words(json, "accesses", words.accesses());
    words(json, "kinds", words.kinds());
    words(json, "results", words.results());
    words(json, "locks", words.locks());
    json.putObject("heap").put("arity", table.code().arity());
    ObjectNode aliases = json.putObject("aliases");
    words.aliases().forEach(aliases::put);
    ObjectNode groups = json.putObject("groups");
    table.groups().forEach((group, run) -> words(groups, group, run));
    json.set("poller", poller(table.poller()));
    json.set("parameters", parameters(table));
    words(json, "releases", words.releases());
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

  private static ArrayNode statuses(TimerTable table) {
    ArrayNode array = MAPPER.createArrayNode();
    Vocabulary words = table.vocabulary();
    for (String status : words.statuses()) {
      ObjectNode json = array.addObject();
      json.put("name", status);
      json.put("number", words.statuses().indexOf(status));
      json.put(
          "class",
          table.ownedStatuses().contains(status)
              ? "owned"
              : table.heapStatuses().contains(status) ? "heap" : "idle");
      json.put("initial", status.equals(words.initialStatus()));
    }
    return array;
  }

  private static ObjectNode reader(Code.Reader reader) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("op", reader.op());
    json.put("lock", reader.lock());
    words(json, "given", reader.args());
    words(json, "gives", reader.gives());
    json.put("meaning", reader.meaning());
    words(json, "code", reader.code());
    json.put("source", reader.source());
    return json;
  }

  /** Words with their meaning and their code. */
  private static ArrayNode coded(Map<String, String> meanings, Code code) {
    ArrayNode array = MAPPER.createArrayNode();
    meanings.forEach(
        (word, meaning) -> {
          ObjectNode json = array.addObject();
          json.put("name", word);
          json.put("meaning", meaning);
          words(json, "code", code.of(word));
        });
    return array;
  }

  private static ArrayNode functions(Code code) {
    ArrayNode array = MAPPER.createArrayNode();
    for (Code.Function function : code.functions().values()) {
      ObjectNode json = array.addObject();
      json.put("name", function.name());
      words(json, "parameters", function.parameters());
      json.put("meaning", function.meaning());
      words(json, "code", function.code());
    }
    return array;
  }

  private static ArrayNode registers(TimerTable table) {
    ArrayNode array = MAPPER.createArrayNode();
    Vocabulary words = table.vocabulary();
    Code code = table.code();
    for (Code.Register register : code.registers().values()) {
      ObjectNode json = array.addObject();
      json.put("name", register.name());
      json.put("type", register.type());
      json.put("first", register.first());
      json.put("lifetime", "operation");
      Vocabulary.Field field =
          words.fields().getOrDefault(register.name(), code.fields().get(register.name()));
      json.put("meaning", field == null ? register.name() : field.meaning());
      words(json, "setBy", code.settersOf(register.name()));
    }
    return array;
  }

  private static ArrayNode fields(Collection<Vocabulary.Field> fields) {
    ArrayNode array = MAPPER.createArrayNode();
    for (Vocabulary.Field field : fields) {
      ObjectNode json = array.addObject();
      json.put("name", field.name());
      json.put("access", field.access());
      json.put("meaning", field.meaning());
    }
    return array;
  }

  private static ArrayNode walks(TimerTable table) {
    ArrayNode array = MAPPER.createArrayNode();
    table
        .vocabulary()
        .shapes()
        .forEach(
            (shape, meaning) -> {
              Code.Walk walk = table.code().walks().get(shape);
              if (walk != null) {
                ObjectNode json = array.addObject();
                json.put("shape", shape);
                json.put("meaning", meaning);
                words(json, "begin", walk.begin());
                json.put("more", String.join(" and ", walk.more()));
                words(json, "pick", walk.pick());
                words(json, "advance", walk.advance());
                words(json, "resume", walk.resume());
              }
            });
    return array;
  }

  private static ObjectNode parameters(TimerTable table) {
    ObjectNode all = MAPPER.createObjectNode();
    Map<String, Vocabulary.ParameterNote> notes = table.vocabulary().parameters();
    table
        .parameters()
        .forEach(
            (name, value) -> {
              ObjectNode json = all.putObject(name);
              json.put("value", value);
              Vocabulary.ParameterNote note = notes.get(name);
              if (note != null) {
                json.put("meaning", note.meaning());
                json.put("source", note.source());
                json.put("repair", note.repair());
              }
            });
    return all;
  }

  private static ObjectNode frame(TimerTable table, Frame frame) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("op", frame.op());
    json.put("shape", frame.shape().word());
    json.put("lock", frame.lock().word());
    words(json, "given", table.givenTo(frame));
    words(json, "enter", frame.enter());
    words(json, "round", frame.round());
    words(json, "picked", frame.picked());
    words(json, "leave", frame.leave());
    json.put("exit", frame.exit());
    json.put("value", frame.value());
    return json;
  }

  private static ObjectNode step(TimerTable table, Vocabulary.Step step) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("name", step.name());
    json.put("meaning", step.meaning());
    words(json, "code", table.code().of(step.name()));
    words(json, "needs", step.needs());
    words(json, "gives", step.gives());
    words(json, "takes", step.takes());
    words(json, "reads", step.reads());
    words(json, "writes", step.writes());
    String called = table.vocabulary().calls().get(step.name());
    if (called != null) {
      json.put("calls", called);
    }
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
    words(json, "guards", poller.guards());
    words(json, "steps", poller.steps());
    words(json, "results", poller.results());
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

  /** Words with their meanings. */
  private static void words(ObjectNode json, String field, Map<String, String> meanings) {
    ObjectNode object = json.putObject(field);
    meanings.forEach(object::put);
  }

  private static void words(ObjectNode json, String field, List<String> words) {
    ArrayNode array = json.putArray(field);
    words.forEach(array::add);
  }
}
