package dev.timerproof.spec.table.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tlc2.value.impl.RecordValue;
import tlc2.value.impl.StringValue;
import tlc2.value.impl.TupleValue;
import tlc2.value.impl.Value;
import util.UniqueString;

/**
 * Converts strings, sequences and records of the evaluator to Java. Nothing else occurs in a table.
 */
final class TlaValues {
  private TlaValues() {}

  /** The string, or null when the value is something else. */
  static @Nullable String string(Value value) {
    return value instanceof StringValue string ? string.getVal().toString() : null;
  }

  /** The elements, or null when the value is not a sequence. */
  static @Nullable List<Value> sequence(Value value) {
    return !(value instanceof StringValue) && value.toTuple() instanceof TupleValue tuple
        ? List.of(tuple.elems)
        : null;
  }

  /** A sequence of strings, or null when the value is something else. */
  static @Nullable List<String> strings(Value value) {
    List<Value> elements = sequence(value);
    if (elements == null) {
      return null;
    }
    List<String> strings = new ArrayList<>();
    for (Value element : elements) {
      String string = string(element);
      if (string == null) {
        return null;
      }
      strings.add(string);
    }
    return strings;
  }

  /**
   * The fields, or null when the value is not a record. Their order is the evaluator's, which
   * depends on earlier modules; callers sort them by their places.
   */
  static @Nullable Map<String, Value> record(Value value) {
    if (!(value.toRcd() instanceof RecordValue record)) {
      return null;
    }
    Map<String, Value> fields = new LinkedHashMap<>();
    for (int i = 0; i < record.names.length; i++) {
      fields.put(record.names[i].toString(), record.values[i]);
    }
    return fields;
  }

  static Value of(String string) {
    return new StringValue(string);
  }

  static Value of(List<? extends Value> elements) {
    return new TupleValue(elements.toArray(new Value[0]));
  }

  static Value ofStrings(List<String> strings) {
    return of(strings.stream().map(TlaValues::of).toList());
  }

  static Value of(Map<String, Value> fields) {
    UniqueString[] names =
        fields.keySet().stream().map(UniqueString::uniqueStringOf).toArray(UniqueString[]::new);
    return new RecordValue(names, fields.values().toArray(new Value[0]), false);
  }
}
