package dev.timerproof.cli;

import dev.timerproof.spec.table.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * The words that an option takes, each with its meaning. Converts and completes them; an unknown
 * word is an error that lists them all.
 */
class Choices<T> extends ArrayList<String> implements ITypeConverter<T> {
  private static final long serialVersionUID = 1;

  private final String what;
  private final transient Map<String, T> meanings;

  /**
   * The words are in the order of the map.
   *
   * @param what the kind of word in messages, for example format
   */
  Choices(String what, Map<String, T> meanings) {
    super(meanings.keySet());
    this.what = what;
    this.meanings = new LinkedHashMap<>(meanings);
  }

  @Override
  public T convert(String word) {
    T meaning = meanings.get(word);
    if (meaning == null) {
      throw new TypeConversionException(Names.unknown(what, word, this));
    }
    return meaning;
  }
}
