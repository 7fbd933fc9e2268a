package dev.timerproof.spec.diff;

import dev.timerproof.spec.export.MutexDocument;
import dev.timerproof.spec.export.TableDiff.Difference;
import dev.timerproof.spec.table.MalformedTableException;
import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.MutexRow;
import dev.timerproof.spec.table.MutexTable;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.Vocabulary;
import dev.timerproof.spec.table.reading.MutexTableReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares editions of the timers with a mutex with each other, and with editions of the status
 * word.
 */
public final class MutexComparison {
  private static final String ABSENT = "(absent)";

  private final MutexTableReader reader;
  private final Evidence evidence;

  /**
   * Comparisons of the editions of a table.
   *
   * @param evidence finds the cases that show a parameter's effect
   */
  public MutexComparison(MutexTableReader reader, Evidence evidence) {
    this.reader = reader;
    this.evidence = evidence;
  }

  /**
   * The differences of the second edition from the first.
   *
   * @throws MalformedTableException if an edition is unknown or malformed, or a planted fault is
   */
  public EditionDiff between(String first, String second) {
    MutexTable before = reader.read(first);
    MutexTable after = reader.read(second);
    List<EditionDiff.ParameterChange> parameters = new ArrayList<>();
    for (Vocabulary.ParameterNote note : reader.vocabulary().parameters().values()) {
      String old = before.parameters().getOrDefault(note.name(), ABSENT);
      String now = after.parameters().getOrDefault(note.name(), ABSENT);
      if (!old.equals(now)) {
        parameters.add(change(note, old, now));
      }
    }
    List<EditionDiff.Change> changes =
        differences(before, after).stream()
            .map(d -> new EditionDiff.Change(d, reasons(d, before, parameters)))
            .toList();
    return new EditionDiff(first, second, parameters, changes);
  }

  private EditionDiff.ParameterChange change(
      Vocabulary.ParameterNote note, String before, String after) {
    List<String> editions = reader.vocabulary().editions();
    // The last edition is the one with the repairs.
    String repaired =
        reader
            .read(editions.get(editions.size() - 1))
            .parameters()
            .getOrDefault(note.name(), ABSENT);
    boolean concerned = repaired.equals(before) || repaired.equals(after);
    return new EditionDiff.ParameterChange(
        note,
        before,
        after,
        concerned ? note.repair() : "none",
        evidence.of(
            editions, edition -> reader.read(edition).parameters(), note.name(), before, after));
  }

  /** The parameters that cause the difference: a single one if there is one, or else all. */
  private List<String> reasons(
      Difference difference, MutexTable before, List<EditionDiff.ParameterChange> parameters) {
    for (EditionDiff.ParameterChange parameter : parameters) {
      var mutation = Mutation.word("parameter", "edition", parameter.name(), parameter.after());
      MutexTable changed = reader.read(before.edition(), List.of(mutation));
      if (differences(before, changed).contains(difference)) {
        return List.of(parameter.name());
      }
    }
    return parameters.stream().map(EditionDiff.ParameterChange::name).toList();
  }

  private static List<Difference> differences(MutexTable before, MutexTable after) {
    List<Difference> differences = new ArrayList<>();
    Map<String, Map<String, String>> first = rows(before);
    Map<String, Map<String, String>> second = rows(after);
    Set<String> ids = new LinkedHashSet<>(first.keySet());
    ids.addAll(second.keySet());
    for (String id : ids) {
      Map<String, String> old = first.getOrDefault(id, Map.of());
      Map<String, String> now = second.getOrDefault(id, Map.of());
      Set<String> fields = new LinkedHashSet<>(old.keySet());
      fields.addAll(now.keySet());
      for (String field : fields) {
        String was = old.getOrDefault(field, ABSENT);
        String is = now.getOrDefault(field, ABSENT);
        if (!was.equals(is)) {
          differences.add(new Difference("row", id, field, was, is));
        }
      }
    }
    return differences;
  }

  private static Map<String, Map<String, String>> rows(MutexTable table) {
    Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    for (MutexRow row : table.rows()) {
      Map<String, String> fields = new LinkedHashMap<>();
      fields.put("at", row.at());
      fields.put("word", row.word());
      fields.put("from", row.pattern());
      fields.put("guards", row.guards().toString());
      fields.put("steps", row.steps().toString());
      fields.put("next", row.next());
      rows.put(row.id(), fields);
    }
    return rows;
  }

  /**
   * The page about what has become of an edition with a status word in one with a mutex, for users
   * and porters.
   *
   * @return Markdown that ends in a line feed
   */
  public String from(TimerTable before, String second) {
    MutexTable after = reader.read(second);
    return """
    # From %s to %s

    Another table: the status word is gone. Its %d rows in %d operations and the %d rows in %d
    operations that came have no datum in common, so they are compared by what became of each.

    For a user, since go1.23: a timer's channel acts as if it had no buffer (len and cap are 0), no
    value of an earlier setting is received after Stop or Reset has returned, and both answer true
    while nothing has been received. What of this %s does not keep, `timerproof bugs` lists.

    For a porter: a mutex and three bits for each timer, a copy of the bits (astate) for looks
    without the lock, a second mutex (sendLock) for sends, and a timer with a channel is in a heap
    only while somebody waits. docs/go123.md has more.

    %s\
    """
        .formatted(
            before.edition(),
            after.edition(),
            before.rows().size(),
            before.frames().size(),
            after.rows().size(),
            after.operations().size(),
            after.edition(),
            MutexDocument.before(after.vocabulary()));
  }
}
