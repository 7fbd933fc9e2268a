package dev.timerproof.spec.model;

import dev.timerproof.spec.model.LocatedJson.Kind;
import dev.timerproof.spec.table.Place;
import dev.timerproof.spec.table.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;

/**
 * Reads the fields of one object and notes problems. A wrong or missing field reads as empty, so
 * that one pass finds all problems.
 */
final class ObjectReader {
  private static final LocatedJson NOTHING =
      new LocatedJson(new Place("", 0, 0), Kind.OBJECT, "", 0, Map.of(), List.of());

  private final LocatedJson object;
  private final String what;
  private final List<Problem> problems;
  private final TreeSet<String> known = new TreeSet<>();

  /**
   * A reader.
   *
   * @param what the object's name in messages, for example {@code case one-go1.19}
   * @param problems the list to add problems to
   */
  ObjectReader(LocatedJson object, String what, List<Problem> problems) {
    this.what = what;
    this.problems = problems;
    if (object.kind() == Kind.OBJECT) {
      this.object = object;
    } else {
      this.object = NOTHING;
      problem(object.place(), "found " + object.kind() + ", expected an object");
    }
  }

  String what() {
    return what;
  }

  /** The place of a field, or of the object if it has no such field. */
  Place place(String field) {
    LocatedJson value = object.fields().get(field);
    return value == null ? object.place() : value.place();
  }

  /** Notes a problem of a field. */
  void problem(String field, String message) {
    problem(place(field), field + ": " + message);
  }

  private void problem(Place place, String message) {
    problems.add(new Problem(place, what + ": " + message));
  }

  boolean has(String field) {
    known.add(field);
    return object.fields().containsKey(field);
  }

  private Optional<LocatedJson> field(String field, Kind kind) {
    known.add(field);
    LocatedJson value = object.fields().get(field);
    if (value == null) {
      return Optional.empty();
    }
    if (value.kind() != kind) {
      problem(field, "found " + value.kind() + ", expected " + kind);
      return Optional.empty();
    }
    return Optional.of(value);
  }

  /** A required string. */
  String text(String field) {
    Optional<String> value = optionalText(field);
    if (value.isEmpty() && !object.fields().containsKey(field)) {
      problem(object.place(), field + " is missing");
    }
    return value.orElse("");
  }

  Optional<String> optionalText(String field) {
    Optional<String> value = field(field, Kind.STRING).map(LocatedJson::text);
    if (value.isPresent() && value.get().isBlank()) {
      problem(field, "expected a text that is not blank");
    }
    return value;
  }

  /** One of some words; the first of them, and a problem, if the field has another value. */
  String word(String field, List<String> words) {
    Optional<String> found = optionalText(field);
    if (found.isPresent() && words.contains(found.get())) {
      return found.get();
    }
    String expected = "expected one of " + String.join(", ", words);
    if (found.isPresent()) {
      problem(field, "found " + found.get() + ", " + expected);
    } else if (!object.fields().containsKey(field)) {
      problem(object.place(), field + " is missing, " + expected);
    }
    return words.get(0);
  }

  /** An optional number from 1 on. */
  OptionalLong optionalCount(String field) {
    Optional<LocatedJson> value = field(field, Kind.NUMBER);
    if (value.isEmpty()) {
      return OptionalLong.empty();
    }
    String digits = value.get().text();
    if (digits.length() > 18 || Long.parseLong(digits) < 1) {
      problem(field, "found " + digits + ", expected a number from 1 to 10^18");
      return OptionalLong.empty();
    }
    return OptionalLong.of(Long.parseLong(digits));
  }

  boolean flag(String field, boolean otherwise) {
    return field(field, Kind.BOOLEAN).map(v -> v.text().equals("true")).orElse(otherwise);
  }

  /** A list of strings; empty if the field is missing. */
  List<String> texts(String field) {
    List<String> texts = new ArrayList<>();
    for (LocatedJson item : items(field)) {
      if (item.kind() != Kind.STRING) {
        problem(item.place(), field + ": found " + item.kind() + ", expected a string");
      } else if (texts.contains(item.text())) {
        problem(item.place(), field + ": " + item.text() + " stands there twice");
      } else {
        texts.add(item.text());
      }
    }
    return texts;
  }

  List<LocatedJson> items(String field) {
    return field(field, Kind.ARRAY).map(LocatedJson::items).orElse(List.of());
  }

  /** The fields of an object; empty if the field is missing. */
  Map<String, LocatedJson> objects(String field) {
    return field(field, Kind.OBJECT).map(LocatedJson::fields).orElse(Map.of());
  }

  /** The scalars of an object by name, as a configuration file writes them. */
  Map<String, String> scalars(String field) {
    Map<String, String> scalars = new LinkedHashMap<>();
    objects(field)
        .forEach(
            (name, value) -> {
              switch (value.kind()) {
                case STRING, NUMBER -> scalars.put(name, value.text());
                case BOOLEAN -> scalars.put(name, value.text().equals("true") ? "TRUE" : "FALSE");
                default ->
                    problem(
                        value.place(),
                        field + "." + name + ": found " + value.kind() + ", expected a scalar");
              }
            });
    return scalars;
  }

  /** Ends the reading: each field that was not read is a problem. */
  void end() {
    object
        .fields()
        .forEach(
            (name, value) -> {
              if (!known.contains(name)) {
                problem(
                    value.place(),
                    "unknown field " + name + ", expected one of " + String.join(", ", known));
              }
            });
  }
}
