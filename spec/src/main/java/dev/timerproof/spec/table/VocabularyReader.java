package dev.timerproof.spec.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tlc2.util.Context;
import tlc2.value.impl.Value;

/** Reads the constants of {@code TimerTable.tla} that name and explain the words of a table. */
final class VocabularyReader {
  private final TlaModule module;
  private final PlaceWalk walk;

  VocabularyReader(TlaModule module) {
    this.module = module;
    this.walk = new PlaceWalk(module);
  }

  Vocabulary read() {
    return new Vocabulary(
        words("Editions"),
        words("Statuses"),
        word("InitialStatus"),
        words("Words"),
        meanings("Kinds"),
        meanings("Guards"),
        meanings("OwnedCases"),
        meanings("Results"),
        words("Values"),
        meanings("Shapes"),
        meanings("Locks"),
        words("Arguments"),
        steps("Steps"),
        meanings("Hooks"),
        map("Calls"),
        map("Aliases"),
        notes("ParameterNotes"));
  }

  private PlaceWalk.Bound definition(String name) {
    return new PlaceWalk.Bound(module.definition(name).getBody(), Context.Empty);
  }

  private List<PlaceWalk.Leaf> elements(String name) {
    return walk.elements(definition(name));
  }

  private String word(String name) {
    return string(name, walk.leaf(definition(name)));
  }

  private List<String> words(String name) {
    List<String> words = new ArrayList<>();
    for (PlaceWalk.Leaf leaf : elements(name)) {
      String word = string(name, leaf);
      if (words.contains(word)) {
        throw twice(name, word, leaf);
      }
      words.add(word);
    }
    return List.copyOf(words);
  }

  private Map<String, String> meanings(String name) {
    Map<String, String> meanings = new LinkedHashMap<>();
    for (PlaceWalk.Leaf leaf : elements(name)) {
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

  private Map<String, String> map(String name) {
    Map<String, String> map = new LinkedHashMap<>();
    walk.fields(definition(name))
        .forEach((field, bound) -> map.put(field, string(name, walk.leaf(bound))));
    return map;
  }

  private Map<String, Vocabulary.Step> steps(String name) {
    Map<String, Vocabulary.Step> steps = new LinkedHashMap<>();
    for (PlaceWalk.Leaf leaf : elements(name)) {
      RecordFields fields = record(name, leaf);
      var step =
          new Vocabulary.Step(
              fields.word("name"),
              fields.words("needs"),
              fields.words("gives"),
              fields.words("takes"),
              fields.word("meaning"));
      fields.finish();
      oneLine(name, step.meaning(), leaf);
      if (steps.put(step.name(), step) != null) {
        throw twice(name, step.name(), leaf);
      }
    }
    return steps;
  }

  private Map<String, Vocabulary.ParameterNote> notes(String name) {
    Map<String, Vocabulary.ParameterNote> notes = new LinkedHashMap<>();
    for (PlaceWalk.Leaf leaf : elements(name)) {
      RecordFields fields = record(name, leaf);
      var note =
          new Vocabulary.ParameterNote(
              fields.word("name"),
              fields.word("meaning"),
              fields.word("source"),
              fields.word("repair"));
      fields.finish();
      oneLine(name, note.meaning(), leaf);
      if (notes.put(note.name(), note) != null) {
        throw twice(name, note.name(), leaf);
      }
    }
    return notes;
  }

  private static RecordFields record(String name, PlaceWalk.Leaf leaf) {
    Map<String, Value> record = TlaValues.record(leaf.value());
    if (record == null) {
      throw found(name, "a record", leaf);
    }
    return new RecordFields(name, record, leaf.place());
  }

  private static String string(String name, PlaceWalk.Leaf leaf) {
    String string = TlaValues.string(leaf.value());
    if (string == null) {
      throw found(name, "a string", leaf);
    }
    return string;
  }

  private static MalformedTableException found(String name, String expected, PlaceWalk.Leaf leaf) {
    return new MalformedTableException(
        leaf.place(), name + ": expected " + expected + ", found " + leaf.value());
  }

  /** The parser takes a backquote in a string for the start of a quotation, and reads on. */
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
