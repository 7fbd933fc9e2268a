package dev.timerproof.spec.table.reading;

import dev.timerproof.spec.table.MalformedTableException;
import dev.timerproof.spec.table.Place;
import dev.timerproof.spec.table.Word;
import dev.timerproof.spec.table.checks.Findings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import tlc2.util.Context;
import tlc2.value.impl.IntValue;
import tlc2.value.impl.Value;

/**
 * Reads constants of the module that name words and say what they mean. Each method throws a {@link
 * MalformedTableException} at the first problem.
 */
final class ConstantReader {
  private final TlaModule module;
  private final PlaceWalk walk;

  ConstantReader(TlaModule module) {
    this.module = module;
    this.walk = new PlaceWalk(module);
  }

  /** A string. */
  String word(String name) {
    return string(name, walk.leaf(definition(name)));
  }

  /** A natural number. */
  int number(String name) {
    PlaceWalk.Leaf leaf = walk.leaf(definition(name));
    if (leaf.value() instanceof IntValue number && number.val >= 0) {
      return number.val;
    }
    throw found(name, "a natural number", leaf);
  }

  /** A sequence of distinct strings. */
  List<String> words(String name) {
    List<String> words = new ArrayList<>();
    for (PlaceWalk.Leaf leaf : walk.elements(definition(name))) {
      String word = string(name, leaf);
      if (words.contains(word)) {
        throw twice(name, word, leaf);
      }
      words.add(word);
    }
    return List.copyOf(words);
  }

  /** A sequence of pairs of a word and its meaning. */
  Map<String, String> meanings(String name) {
    Map<String, String> meanings = new LinkedHashMap<>();
    for (PlaceWalk.Leaf leaf : walk.elements(definition(name))) {
      List<String> pair = TlaValues.strings(leaf.value());
      if (pair == null || pair.size() != 2) {
        throw found(name, "<<word, meaning>>", leaf);
      }
      oneLine(name, pair.get(1), leaf);
      if (meanings.put(pair.get(0), pair.get(1)) != null) {
        throw twice(name, pair.get(0), leaf);
      }
    }
    return meanings;
  }

  /** A sequence of pairs of a word and its meaning, one for each constant of an enum. */
  <E extends Enum<E> & Word> Map<String, String> meanings(String name, Class<E> known) {
    Map<String, String> meanings = meanings(name);
    List<String> words = Word.words(known);
    for (PlaceWalk.Leaf leaf : walk.elements(definition(name))) {
      String word = strings(name, leaf).get(0);
      if (!words.contains(word)) {
        throw new MalformedTableException(
            leaf.place(), name + ": " + Findings.unknown("word", word, words));
      }
    }
    for (String word : words) {
      if (!meanings.containsKey(word)) {
        throw new MalformedTableException(place(name), name + ": no entry for " + word);
      }
    }
    return meanings;
  }

  /** A sequence of records, by the word that each describes. */
  <T> Map<String, T> records(
      String name,
      Function<RecordFields, T> reading,
      Function<T, String> word,
      Function<T, String> meaning) {
    Map<String, T> records = new LinkedHashMap<>();
    for (PlaceWalk.Leaf leaf : walk.elements(definition(name))) {
      Map<String, Value> record = TlaValues.record(leaf.value());
      if (record == null) {
        throw found(name, "a record", leaf);
      }
      var fields = new RecordFields(name, record, leaf.place());
      T read = reading.apply(fields);
      fields.finish();
      oneLine(name, meaning.apply(read), leaf);
      if (records.put(word.apply(read), read) != null) {
        throw twice(name, word.apply(read), leaf);
      }
    }
    return records;
  }

  /** A record of records, by name and in the order of the text. */
  <T> Map<String, T> recordsByName(String name, Function<RecordFields, T> reading) {
    return fields(
        name,
        (constant, leaf) -> {
          Map<String, Value> record = TlaValues.record(leaf.value());
          if (record == null) {
            throw found(constant, "a record", leaf);
          }
          var fields = new RecordFields(constant, record, leaf.place());
          T read = reading.apply(fields);
          fields.finish();
          return read;
        });
  }

  /** A sequence of sequences of strings. */
  List<List<String>> sequences(String name) {
    return walk.elements(definition(name)).stream().map(leaf -> strings(name, leaf)).toList();
  }

  /** A record of strings, in the order of the text. */
  Map<String, String> map(String name) {
    return fields(name, ConstantReader::string);
  }

  /** A record of sequences of strings, in the order of the text. */
  Map<String, List<String>> lists(String name) {
    return fields(name, ConstantReader::strings);
  }

  private <T> Map<String, T> fields(String name, BiFunction<String, PlaceWalk.Leaf, T> reading) {
    Map<String, T> fields = new LinkedHashMap<>();
    walk.fields(definition(name))
        .forEach((field, bound) -> fields.put(field, reading.apply(name, walk.leaf(bound))));
    return fields;
  }

  private Place place(String name) {
    return module.place(module.definition(name));
  }

  private PlaceWalk.Bound definition(String name) {
    return new PlaceWalk.Bound(module.definition(name).getBody(), Context.Empty);
  }

  private static String string(String name, PlaceWalk.Leaf leaf) {
    String string = TlaValues.string(leaf.value());
    if (string == null) {
      throw found(name, "a string", leaf);
    }
    return string;
  }

  private static List<String> strings(String name, PlaceWalk.Leaf leaf) {
    List<String> strings = TlaValues.strings(leaf.value());
    if (strings == null) {
      throw found(name, "a sequence of strings", leaf);
    }
    return strings;
  }

  private static MalformedTableException found(String name, String expected, PlaceWalk.Leaf leaf) {
    return new MalformedTableException(
        leaf.place(), name + ": expected " + expected + ", found " + leaf.value());
  }

  /**
   * Checks that a meaning ends on its line: the parser treats a backquote in a string as the start
   * of a quotation and reads on.
   */
  private static void oneLine(String name, String meaning, PlaceWalk.Leaf leaf) {
    if (meaning.contains("\n")) {
      throw new MalformedTableException(
          leaf.place(),
          name
              + ": a meaning runs over the end of its line; is there a backquote in it? "
              + meaning.lines().findFirst().orElse(""));
    }
  }

  private static MalformedTableException twice(String name, String word, PlaceWalk.Leaf leaf) {
    return new MalformedTableException(leaf.place(), name + ": " + word + " stands here twice");
  }
}
