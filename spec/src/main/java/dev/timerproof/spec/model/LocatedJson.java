package dev.timerproof.spec.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.timerproof.spec.table.Place;
import dev.timerproof.spec.table.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON value with its place in the file.
 *
 * @param place where it begins
 * @param kind what it is
 * @param text a scalar's text; empty otherwise
 * @param offset of a scalar, where its text begins in the file, in characters
 * @param fields an object's fields, in order; empty otherwise
 * @param items an array's items; empty otherwise
 */
record LocatedJson(
    Place place,
    Kind kind,
    String text,
    int offset,
    Map<String, LocatedJson> fields,
    List<LocatedJson> items) {
  enum Kind {
    OBJECT("an object"),
    ARRAY("an array"),
    STRING("a string"),
    NUMBER("a whole number"),
    BOOLEAN("true or false"),
    OTHER("another value");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  LocatedJson {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    items = List.copyOf(items);
  }

  /**
   * Reads a text.
   *
   * @param file its name in places
   * @throws MalformedManifestException if it is not JSON, or a field stands twice in an object
   */
  static LocatedJson read(String file, String text) {
    JsonFactory factory =
        JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    try (JsonParser parser = factory.createParser(text)) {
      parser.nextToken();
      LocatedJson value = value(file, parser);
      if (parser.nextToken() != null) {
        throw malformed(place(file, parser.currentTokenLocation()), "text after the end");
      }
      return value;
    } catch (JsonProcessingException e) {
      Place place = e.getLocation() == null ? new Place(file, 0, 0) : place(file, e.getLocation());
      throw malformed(place, e.getOriginalMessage());
    } catch (IOException e) {
      throw malformed(new Place(file, 0, 0), String.valueOf(e.getMessage()));
    }
  }

  private static MalformedManifestException malformed(Place place, String message) {
    return new MalformedManifestException(List.of(new Problem(place, message)));
  }

  private static LocatedJson value(String file, JsonParser parser) throws IOException {
    Place place = place(file, parser.currentTokenLocation());
    int offset = (int) parser.currentTokenLocation().getCharOffset();
    Map<String, LocatedJson> fields = new LinkedHashMap<>();
    List<LocatedJson> items = new ArrayList<>();
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        parser.nextToken();
        fields.put(name, value(file, parser));
      }
      return new LocatedJson(place, Kind.OBJECT, "", offset, fields, items);
    }
    if (token == JsonToken.START_ARRAY) {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        items.add(value(file, parser));
      }
      return new LocatedJson(place, Kind.ARRAY, "", offset, fields, items);
    }
    Kind kind = Kind.OTHER;
    if (token == JsonToken.VALUE_STRING) {
      kind = Kind.STRING;
    } else if (token == JsonToken.VALUE_NUMBER_INT) {
      kind = Kind.NUMBER;
    } else if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
      kind = Kind.BOOLEAN;
    }
    String text = token == null ? "" : parser.getText();
    return new LocatedJson(place, kind, text, offset, fields, items);
  }

  private static Place place(String file, JsonLocation location) {
    return new Place(file, location.getLineNr(), location.getColumnNr());
  }
}
