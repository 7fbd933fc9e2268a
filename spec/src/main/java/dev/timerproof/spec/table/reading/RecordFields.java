package dev.timerproof.spec.table.reading;

import dev.timerproof.spec.table.MalformedTableException;
import dev.timerproof.spec.table.Place;
import dev.timerproof.spec.table.Problem;
import dev.timerproof.spec.table.Word;
import dev.timerproof.spec.table.checks.Findings;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tlc2.value.impl.Value;

/**
 * The fields of one evaluated record. Collects errors, so that all fields can be read before {@link
 * #finish} throws.
 */
final class RecordFields {
  private final String owner;
  private final Map<String, Value> unread;
  private final Place place;
  private final List<Problem> problems = new ArrayList<>();

  /**
   * @param owner the record's name in messages, for example {@code row del.Waiting}
   */
  RecordFields(String owner, Map<String, Value> fields, Place place) {
    this.owner = owner;
    this.unread = new TreeMap<>(fields);
    this.place = place;
  }

  /**
   * The fields of a record that was read from the module, as values of the evaluator; without the
   * place.
   */
  static Map<String, Value> of(Record read) {
    Map<String, Value> fields = new TreeMap<>();
    for (RecordComponent component : read.getClass().getRecordComponents()) {
      if (component.getType() != Place.class) {
        fields.put(component.getName(), value(read, component));
      }
    }
    return fields;
  }

  private static Value value(Record read, RecordComponent component) {
    try {
      Object value = component.getAccessor().invoke(read);
      return MutationValues.value(value instanceof Word word ? word.word() : value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a field that cannot be read: " + component, e);
    }
  }

  /** Where the record is written. */
  Place place() {
    return place;
  }

  /** A string; the empty string, and a problem, when it is missing or something else. */
  String word(String field) {
    Value value = take(field);
    if (value == null) {
      return "";
    }
    String word = TlaValues.string(value);
    return word == null ? wrong(field, "a string", value, "") : word;
  }

  /**
   * A word as an enum constant; the first constant, and a problem, when it is missing or unknown.
   *
   * @param what the kind of word in messages
   */
  <E extends Enum<E> & Word> E word(String field, String what, Class<E> known) {
    E first = known.getEnumConstants()[0];
    Value value = take(field);
    if (value == null) {
      return first;
    }
    String word = TlaValues.string(value);
    if (word == null) {
      return wrong(field, "a string", value, first);
    }
    Optional<E> found = Word.find(known, word);
    if (found.isEmpty()) {
      problem(owner + ": " + Findings.unknown(what, word, Word.words(known)));
    }
    return found.orElse(first);
  }

  /** A sequence of strings; the empty one, and a problem, when it is missing or something else. */
  List<String> words(String field) {
    Value value = take(field);
    if (value == null) {
      return List.of();
    }
    List<String> words = TlaValues.strings(value);
    return words == null ? wrong(field, "a sequence of strings", value, List.of()) : words;
  }

  /** Adds a problem that the caller has found. */
  void problem(String message) {
    problems.add(new Problem(place, message));
  }

  private @Nullable Value take(String field) {
    Value value = unread.remove(field);
    if (value == null) {
      problems.add(new Problem(place, owner + ": no field " + field));
    }
    return value;
  }

  private <T> T wrong(String field, String expected, Value value, T instead) {
    problems.add(
        new Problem(
            place, owner + ": field " + field + ": expected " + expected + ", found " + value));
    return instead;
  }

  /** All problems, including one for each field that was not read. */
  List<Problem> problems() {
    List<Problem> all = new ArrayList<>(problems);
    for (String field : unread.keySet()) {
      all.add(new Problem(place, owner + ": unknown field " + field));
    }
    return all;
  }

  /** Throws if there are problems. */
  void finish() {
    if (!problems().isEmpty()) {
      throw new MalformedTableException(problems());
    }
  }
}
