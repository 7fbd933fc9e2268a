package dev.timerproof.spec.diff;

import dev.timerproof.spec.export.TableDiff;
import dev.timerproof.spec.export.TableDiff.Difference;
import dev.timerproof.spec.table.MalformedTableException;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.Vocabulary;
import dev.timerproof.spec.table.reading.TableReader;
import java.util.ArrayList;
import java.util.List;

/** Compares editions of one table. As thread-safe as its reader. */
public final class EditionComparison {
  private static final String PARAMETER = "parameter";

  private final TableReader reader;
  private final Evidence evidence;

  /**
   * Comparisons of the editions of a table.
   *
   * @param evidence finds the cases that show a parameter's effect
   */
  public EditionComparison(TableReader reader, Evidence evidence) {
    this.reader = reader;
    this.evidence = evidence;
  }

  /** All editions, oldest first. */
  public List<String> editions() {
    return reader.vocabulary().editions();
  }

  /**
   * The differences of the second edition from the first.
   *
   * @throws MalformedTableException if an edition is unknown or malformed, or a planted fault is
   */
  public EditionDiff between(String first, String second) {
    TimerTable before = reader.read(first);
    TimerTable after = reader.read(second);
    List<Difference> differences = TableDiff.between(before, after);
    List<EditionDiff.ParameterChange> parameters = new ArrayList<>();
    for (Vocabulary.ParameterNote note : reader.vocabulary().parameters().values()) {
      differences.stream()
          .filter(d -> d.part().equals(PARAMETER) && d.name().equals(note.name()))
          .forEach(d -> parameters.add(change(note, d)));
    }
    var reasons =
        new Reasons(
            reader,
            before,
            after,
            parameters.stream().map(EditionDiff.ParameterChange::name).toList());
    List<EditionDiff.Change> changes =
        differences.stream()
            .filter(d -> !d.part().equals(PARAMETER))
            .map(d -> new EditionDiff.Change(d, reasons.of(d)))
            .toList();
    return new EditionDiff(first, second, parameters, changes);
  }

  private EditionDiff.ParameterChange change(Vocabulary.ParameterNote note, Difference d) {
    // The last edition is the one with the repairs.
    List<String> editions = editions();
    String repaired =
        reader.read(editions.get(editions.size() - 1)).parameters().getOrDefault(note.name(), "");
    boolean concerned = repaired.equals(d.before()) || repaired.equals(d.after());
    return new EditionDiff.ParameterChange(
        note,
        d.before(),
        d.after(),
        concerned ? note.repair() : "none",
        evidence.of(reader, note.name(), d.before(), d.after()));
  }
}
