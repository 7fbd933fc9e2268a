package dev.timerproof.spec.export;

import dev.timerproof.spec.table.Frame;
import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a row of the status word touches, and which rows other threads may take of the same timer
 * meanwhile. It is what statuses and locks leave possible, no more and no less: operations whose
 * caller holds the lock of the timer's P exclude each other, and while the world is stopped no
 * other thread runs. Whether a program comes to it is another question, which the models answer.
 *
 * @param reads the fields that its steps read, those of operations that it runs included
 * @param writes the fields that it may change, likewise
 * @param rivals rows that change the status too when they find the one that this row finds; where
 *     both do it by a CAS, one of them loses it
 * @param finders rows that find the status that the timer has while this row's steps run
 */
public record RowContact(
    List<String> reads, List<String> writes, List<String> rivals, List<String> finders) {
  private static final String STATUS = "status";

  public RowContact {
    reads = List.copyOf(reads);
    writes = List.copyOf(writes);
    rivals = List.copyOf(rivals);
    finders = List.copyOf(finders);
  }

  /** What this row of a table touches and meets. */
  public static RowContact of(TimerTable table, Row row) {
    Set<String> reads = new TreeSet<>();
    Set<String> writes = new TreeSet<>();
    touched(table, row.steps(), reads, writes, new LinkedHashSet<>());
    if (row.continues()) {
      reads.remove(STATUS);
    } else {
      reads.add(STATUS);
    }
    if (row.hasCas()) {
      writes.add(STATUS);
    }
    boolean owns = row.changesStatus() && !row.via().equals(row.from());
    return new RowContact(
        new ArrayList<>(reads),
        new ArrayList<>(writes),
        row.continues()
            ? List.of()
            : met(table, row, other -> takes(other) && other.from().equals(row.from())),
        owns || row.continues()
            ? met(table, row, other -> !other.continues() && other.from().equals(row.via()))
            : List.of());
  }

  private static boolean takes(Row row) {
    return row.changesStatus() && !row.continues();
  }

  private static List<String> met(TimerTable table, Row row, Predicate<Row> meets) {
    return table.rows().stream()
        .filter(other -> atOnce(table.frame(row.op()).lock(), table.frame(other.op()).lock()))
        .filter(meets)
        .map(Row::id)
        .toList();
  }

  /** Whether callers that hold these locks can run at the same time, on one timer. */
  private static boolean atOnce(Frame.Lock one, Frame.Lock another) {
    return one != Frame.Lock.WORLD
        && another != Frame.Lock.WORLD
        && (one == Frame.Lock.NONE || another == Frame.Lock.NONE);
  }

  private static void touched(
      TimerTable table,
      List<String> words,
      Set<String> reads,
      Set<String> writes,
      Set<String> operations) {
    for (String word : words) {
      Vocabulary.Step step = table.vocabulary().steps().get(word);
      if (step == null) {
        continue; // a hook, which changes registers of its operation at most
      }
      reads.addAll(step.reads());
      writes.addAll(step.writes());
      String called = table.vocabulary().calls().get(word);
      if (called != null && operations.add(called)) {
        for (List<String> part : wordsOf(table, called)) {
          touched(table, part, reads, writes, operations);
        }
      }
    }
  }

  private static List<List<String>> wordsOf(TimerTable table, String op) {
    Frame frame = table.frame(op);
    return Stream.concat(
            Stream.of(frame.enter(), frame.round(), frame.picked(), frame.leave()),
            table.rowsOf(op).stream().map(Row::steps))
        .toList();
  }
}
