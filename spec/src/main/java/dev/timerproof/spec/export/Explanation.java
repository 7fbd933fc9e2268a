package dev.timerproof.spec.export;

import dev.timerproof.spec.table.MalformedTableException;
import dev.timerproof.spec.table.Names;
import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.Vocabulary;
import dev.timerproof.spec.table.reading.TableReader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells in plain English what a name of the table stands for: a row, a status, an operation, a
 * step, a hook, a reader or a parameter, and the same of the poller. Everything that it says comes
 * from the table and its vocabulary.
 */
public final class Explanation {
  private final TableReader reader;
  private final Editions editions;
  private final Vocabulary words;

  private Explanation(TableReader reader, Editions editions) {
    this.reader = reader;
    this.editions = editions;
    this.words = reader.vocabulary();
  }

  /**
   * Explains one edition, compared with the others.
   *
   * @throws MalformedTableException if the edition is unknown or some edition is malformed
   */
  public static Explanation of(TableReader reader, String edition) {
    return new Explanation(reader, Editions.read(reader, edition));
  }

  /**
   * The explanation of a name; if it has several meanings, one after the other.
   *
   * @return lines that end in a line feed
   * @throws IllegalArgumentException if the name is unknown; the message suggests the nearest one
   */
  public String explain(String name) {
    TimerTable table = editions.shown();
    List<String> stories = new ArrayList<>();
    table.rows().stream()
        .filter(row -> row.id().equals(name))
        .forEach(row -> stories.add(new RowStory(editions).tell(row)));
    if (words.statuses().contains(name)) {
      stories.add(new StatusStory(editions).tell(name));
    }
    String op = words.aliases().getOrDefault(name, name);
    if (table.frames().containsKey(op)) {
      stories.add(new OperationStory(editions).tell(op));
    }
    Optional.ofNullable(words.steps().get(name))
        .ifPresent(step -> stories.add(new StepStory(editions).tellStep(step)));
    if (words.hooks().containsKey(name)) {
      stories.add(new StepStory(editions).tellHook(name));
    }
    Optional.ofNullable(words.parameters().get(name))
        .ifPresent(note -> stories.add(new ParameterStory(reader, editions).tell(note)));
    Optional.ofNullable(table.code().readers().get(name))
        .ifPresent(reader -> stories.add(new ReaderStory(editions).tell(reader)));
    stories.addAll(new PollerStory(editions).tell(name));
    if (stories.isEmpty()) {
      throw unknown(name);
    }
    return String.join("\n", stories);
  }

  /** Every name that {@link #explain} knows, rows first, in the table's order. */
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    editions.shown().rows().stream().map(Row::id).forEach(names::add);
    names.addAll(words.statuses());
    names.addAll(editions.shown().frames().keySet());
    names.addAll(words.aliases().keySet());
    names.addAll(words.steps().keySet());
    names.addAll(words.hooks().keySet());
    names.addAll(words.parameters().keySet());
    names.addAll(editions.shown().code().readers().keySet());
    names.addAll(new PollerStory(editions).names());
    return names;
  }

  private IllegalArgumentException unknown(String name) {
    return new IllegalArgumentException(
        "nothing in "
            + editions.shown().edition()
            + " is called "
            + name
            + Names.nearest(name, names()).map(n -> ", did you mean " + n + "?").orElse(""));
  }
}
