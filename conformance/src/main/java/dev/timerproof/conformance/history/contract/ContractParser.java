package dev.timerproof.conformance.history.contract;

import dev.timerproof.conformance.history.contract.Contract.Calls;
import dev.timerproof.conformance.history.contract.Contract.Values;
import dev.timerproof.evidence.text.Printable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a contract: a line for each key, which begins with the key and goes on with its words. A
 * number sign begins a comment. Each key is there once.
 */
public final class ContractParser {
  private static final List<String> KEYS =
      List.of("early", "stop", "reset", "ticks", "values", "calls", "overlap", "lost-after");
  private static final Pattern WORD = Pattern.compile("\\S+");
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ns|us|ms|s)");
  private static final Map<String, Long> UNITS =
      Map.of("ns", 1L, "us", 1_000L, "ms", 1_000_000L, "s", 1_000_000_000L);

  /** A word of the file, with its place. */
  private record Word(String text, int line, int column) {}

  private final String file;
  private final Map<String, List<Word>> entries = new HashMap<>();

  private ContractParser(String file) {
    this.file = file;
  }

  /**
   * Reads a contract.
   *
   * @param file its name in messages
   * @throws MalformedContractException if a key is unknown, missing or given twice, or a word is
   *     none that the key takes
   */
  public static Contract parse(String file, String text) throws MalformedContractException {
    return new ContractParser(file).contract(text);
  }

  private Contract contract(String text) throws MalformedContractException {
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      entry(i + 1, lines.get(i));
    }
    for (String key : KEYS) {
      if (!entries.containsKey(key)) {
        throw new MalformedContractException(
            file, lines.size() + 1, 1, "the contract has no key " + key);
      }
    }
    return new Contract(
        file,
        duration("early"),
        one("stop", Answers.values()),
        one("reset", Answers.values()),
        ticks(),
        one("values", Values.values()),
        one("calls", Calls.values()),
        one("overlap", new String[] {"yes", "no"}).equals("yes"),
        duration("lost-after"));
  }

  private void entry(int number, String line) throws MalformedContractException {
    List<Word> words = new ArrayList<>();
    int comment = line.indexOf('#');
    Matcher word = WORD.matcher(comment < 0 ? line : line.substring(0, comment));
    while (word.find()) {
      words.add(new Word(word.group(), number, word.start() + 1));
    }
    if (words.isEmpty()) {
      return;
    }
    Word key = words.remove(0);
    if (!KEYS.contains(key.text())) {
      throw at(key, "unknown key " + shown(key) + ", expected one of " + String.join(", ", KEYS));
    }
    if (words.isEmpty()) {
      throw new MalformedContractException(
          file,
          number,
          key.column() + key.text().length(),
          "the key " + key.text() + " has no value");
    }
    if (entries.putIfAbsent(key.text(), words) != null) {
      throw at(key, "the key " + key.text() + " is given twice");
    }
  }

  private Word single(String key) throws MalformedContractException {
    List<Word> words = words(key);
    if (words.size() > 1) {
      throw at(words.get(1), "the key " + key + " has one value, found " + shown(words.get(1)));
    }
    return words.get(0);
  }

  private List<Word> words(String key) {
    return Optional.ofNullable(entries.get(key)).orElseThrow();
  }

  private <T> T one(String key, T[] values) throws MalformedContractException {
    return one(key, single(key), values);
  }

  private <T> T one(String key, Word word, T[] values) throws MalformedContractException {
    return Arrays.stream(values)
        .filter(value -> value.toString().equals(word.text()))
        .findFirst()
        .orElseThrow(() -> unknown(key, word, Arrays.toString(values)));
  }

  private MalformedContractException unknown(String key, Word word, String values) {
    return at(
        word,
        "key "
            + key
            + ": found "
            + shown(word)
            + ", expected one of "
            + values.substring(1, values.length() - 1));
  }

  private List<Ticks> ticks() throws MalformedContractException {
    List<Word> words = words("ticks");
    if (words.size() == 1 && words.get(0).text().equals(Answers.ABSENT.toString())) {
      return List.of();
    }
    List<Ticks> ticks = new ArrayList<>();
    for (Word word : words) {
      Ticks kind = one("ticks", word, Ticks.values());
      if (ticks.contains(kind)) {
        throw at(word, "key ticks: " + kind + " is given twice");
      }
      ticks.add(kind);
    }
    return ticks;
  }

  private long duration(String key) throws MalformedContractException {
    Word word = single(key);
    if (word.text().equals("0")) {
      return 0;
    }
    Matcher duration = DURATION.matcher(word.text());
    if (!duration.matches()) {
      throw at(
          word,
          "key "
              + key
              + ": found "
              + shown(word)
              + ", expected 0 or up to nine digits and ns, us, ms or s, such as 20ms");
    }
    @Nullable Long unit = UNITS.get(duration.group(2));
    return Long.parseLong(duration.group(1)) * Optional.ofNullable(unit).orElseThrow();
  }

  private static String shown(Word word) {
    return "\"" + Printable.of(word.text()) + "\"";
  }

  private MalformedContractException at(Word word, String what) {
    return new MalformedContractException(file, word.line(), word.column(), what);
  }
}
