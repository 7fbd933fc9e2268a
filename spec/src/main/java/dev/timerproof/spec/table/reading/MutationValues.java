package dev.timerproof.spec.table.reading;

import dev.timerproof.spec.table.Mutation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tlc2.value.impl.Value;

/** Converts mutations to the sequence of records that {@code Table(edition, mutations)} takes. */
final class MutationValues {
  private MutationValues() {}

  static Value of(List<Mutation> mutations) {
    return TlaValues.of(mutations.stream().map(MutationValues::of).toList());
  }

  private static Value of(Mutation mutation) {
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("part", TlaValues.of(mutation.part()));
    fields.put("name", TlaValues.of(mutation.name()));
    fields.put("field", TlaValues.of(mutation.field()));
    fields.put("value", value(mutation.value()));
    return TlaValues.of(fields);
  }

  /** A word, or a sequence of words. */
  static Value value(Object value) {
    if (value instanceof String word) {
      return TlaValues.of(word);
    }
    if (value instanceof List<?> words) {
      return TlaValues.ofStrings(words.stream().map(String.class::cast).toList());
    }
    throw new IllegalArgumentException(
        "a mutation's value is a string or a list of strings, not " + value);
  }
}
