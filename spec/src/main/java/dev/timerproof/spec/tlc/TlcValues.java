package dev.timerproof.spec.tlc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.TreeMap;
import tlc2.tool.TLCState;
import tlc2.value.IValue;
import tlc2.value.impl.BoolValue;
import tlc2.value.impl.FcnRcdValue;
import tlc2.value.impl.IntValue;
import tlc2.value.impl.ModelValue;
import tlc2.value.impl.RecordValue;
import tlc2.value.impl.SetEnumValue;
import tlc2.value.impl.StringValue;
import tlc2.value.impl.TupleValue;
import tlc2.value.impl.Value;

/**
 * TLC's values as JSON: numbers, truth values and strings as they are, a model value as its name,
 * sequences and sets as arrays (a set in TLC's order), records as objects with their fields sorted,
 * other functions as objects.
 */
final class TlcValues {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private TlcValues() {}

  /** The values of all variables. */
  static ObjectNode toJson(TLCState state) {
    Map<String, JsonNode> variables = new TreeMap<>();
    state.getVals().forEach((name, value) -> variables.put(name.toString(), toJson(value)));
    ObjectNode object = JSON.objectNode();
    object.setAll(variables);
    return object;
  }

  /**
   * One value.
   *
   * @throws IllegalArgumentException if it has no finite form
   */
  static JsonNode toJson(IValue value) {
    if (value instanceof BoolValue b) {
      return BooleanNode.valueOf(b.val);
    } else if (value instanceof IntValue i) {
      return IntNode.valueOf(i.val);
    } else if (value instanceof StringValue s) {
      return TextNode.valueOf(s.val.toString());
    } else if (value instanceof ModelValue m) {
      return TextNode.valueOf(m.val.toString());
    } else if (value instanceof TupleValue t) {
      return array(t.elems);
    } else if (value instanceof RecordValue r) {
      // TLC's own order depends on earlier modules.
      Map<String, JsonNode> fields = new TreeMap<>();
      for (int i = 0; i < r.names.length; i++) {
        fields.put(r.names[i].toString(), toJson(r.values[i]));
      }
      return JSON.objectNode().setAll(fields);
    } else if (value instanceof FcnRcdValue f) {
      return function(f);
    } else if (value instanceof SetEnumValue s) {
      s.normalize();
      ArrayNode array = JSON.arrayNode();
      for (int i = 0; i < s.elems.size(); i++) {
        array.add(toJson(s.elems.elementAt(i)));
      }
      return array;
    }
    return toJson(enumerated((Value) value));
  }

  private static JsonNode function(FcnRcdValue f) {
    Value tuple = f.toTuple();
    if (tuple instanceof TupleValue t) {
      return array(t.elems);
    }
    ObjectNode object = JSON.objectNode();
    Value[] domain = f.getDomainAsValues();
    for (int i = 0; i < domain.length; i++) {
      JsonNode key = toJson(domain[i]);
      object.set(key.isTextual() ? key.textValue() : key.toString(), toJson(f.values[i]));
    }
    return object;
  }

  private static ArrayNode array(Value[] elements) {
    ArrayNode array = JSON.arrayNode();
    for (Value element : elements) {
      array.add(toJson(element));
    }
    return array;
  }

  /** The same value with its elements listed: TLC may keep sets and functions as expressions. */
  private static Value enumerated(Value value) {
    Value[] forms = {value.toTuple(), value.toRcd(), value.toFcnRcd(), value.toSetEnum()};
    for (Value form : forms) {
      if (form != null && form.getClass() != value.getClass()) {
        return form;
      }
    }
    throw new IllegalArgumentException("no JSON form of " + value.getKindString() + " " + value);
  }
}
