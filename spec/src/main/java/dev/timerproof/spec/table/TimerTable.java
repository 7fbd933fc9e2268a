package dev.timerproof.spec.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The table of one edition, mutations applied. Maps keep the order of {@code TimerTable.tla}.
 *
 * @param edition the edition's name
 * @param mutations what was changed; empty for the edition itself
 * @param rows in the table's order
 * @param frames by operation
 * @param parameters by name
 * @param groups named sequences of steps, by name
 * @param vocabulary the words that rows and frames may use; the same for all editions
 * @param poller the poller's rows
 * @param code what the words do, as statements
 */
public record TimerTable(
    String edition,
    List<Mutation> mutations,
    List<Row> rows,
    Map<String, Frame> frames,
    Map<String, String> parameters,
    Map<String, List<String>> groups,
    Vocabulary vocabulary,
    PollerTable poller,
    Code code) {
  private static final Pattern NAMES_P = Pattern.compile(".*\\bp\\b.*");

  public TimerTable {
    mutations = List.copyOf(mutations);
    rows = List.copyOf(rows);
    frames = Collections.unmodifiableMap(new LinkedHashMap<>(frames));
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
  }

  /** The rows of the status word, then those of the poller's words. */
  public List<TableRow> allRows() {
    return Stream.<TableRow>concat(rows.stream(), poller.rows().stream()).toList();
  }

  /** The rows of one operation, in the table's order. */
  public List<Row> rowsOf(String op) {
    return rows.stream().filter(r -> r.op().equals(op)).toList();
  }

  /** This table with other rows of the status word, and the mutations that made them so. */
  public TimerTable withRows(List<Mutation> changes, List<Row> changed) {
    return new TimerTable(
        edition,
        changes,
        changed,
        frames,
        parameters,
        groups,
        vocabulary,
        poller.withRows(changes, poller.rows()),
        code);
  }

  /** This table with other frames, and the mutations that made them so. */
  public TimerTable withFrames(List<Mutation> changes, Map<String, Frame> changed) {
    return new TimerTable(
        edition,
        changes,
        rows,
        changed,
        parameters,
        groups,
        vocabulary,
        poller.withRows(changes, poller.rows()),
        code);
  }

  /** This table with other rows of the poller, and the mutations that made them so. */
  public TimerTable withPoller(List<Mutation> changes, PollerTable changed) {
    return new TimerTable(
        edition, changes, rows, frames, parameters, groups, vocabulary, changed, code);
  }

  /**
   * The registers that the caller of an operation gives: the P if anything of the operation asks
   * for it, the arguments, and a callback wherever there is a period.
   */
  public List<String> givenTo(Frame frame) {
    List<String> given = new ArrayList<>();
    Stream<String> ofFrame =
        Stream.of(frame.enter(), frame.round(), frame.picked(), frame.leave())
            .flatMap(List::stream);
    Stream<String> ofRows = rowsOf(frame.op()).stream().flatMap(row -> row.steps().stream());
    boolean usesP =
        frame.shape() != Frame.Shape.ONE
            || Stream.concat(ofFrame, ofRows)
                .flatMap(word -> code.of(word).stream())
                .anyMatch(line -> NAMES_P.matcher(line).matches());
    if (usesP) {
      given.add("p");
    }
    for (String argument : frame.args()) {
      given.add(argument);
      if (argument.equals("period")) {
        given.add("callback");
      }
    }
    return given;
  }

  /** Statuses that say that one operation has the timer for itself. */
  public Set<String> ownedStatuses() {
    Set<String> owned = new LinkedHashSet<>();
    for (Row row : rows) {
      if (row.changesStatus() && row.commits() && !row.via().equals(row.from())) {
        owned.add(row.via());
      }
    }
    return owned;
  }

  /** Statuses that say that the timer is in a heap: a walk of the heap may find them. */
  public Set<String> heapStatuses() {
    Set<String> found = new LinkedHashSet<>();
    for (Row row : rows) {
      if (frame(row.op()).shape() == Frame.Shape.WALK && !row.panics()) {
        found.add(row.from());
      }
    }
    found.removeAll(ownedStatuses());
    return found;
  }

  /**
   * The row of this id.
   *
   * @throws IllegalArgumentException if there is none; the message names the nearest
   */
  public Row row(String id) {
    for (Row row : rows) {
      if (row.id().equals(id)) {
        return row;
      }
    }
    throw Names.error("row", id, rows.stream().map(Row::id).toList());
  }

  /**
   * The frame of this operation.
   *
   * @throws IllegalArgumentException if there is none; the message names the nearest
   */
  public Frame frame(String op) {
    Frame frame = frames.get(op);
    if (frame == null) {
      throw Names.error("operation", op, frames.keySet());
    }
    return frame;
  }
}
