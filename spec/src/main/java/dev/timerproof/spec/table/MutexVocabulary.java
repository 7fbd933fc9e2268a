package dev.timerproof.spec.table;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The words that rows of {@code MutexTable.tla} may use. Maps go from a word to its meaning, in the
 * table's order.
 *
 * @param editions names of the editions
 * @param words values of {@link MutexRow#word}
 * @param bits the state bits, in the order of {@link MutexRow#from}
 * @param patterns elements of {@link MutexRow#from}
 * @param ends values of {@link MutexRow#next} besides stages
 * @param guards elements of {@link MutexRow#guards}
 * @param guardCases guards of which always exactly one holds
 * @param locks the locks
 * @param fields the fields that threads share
 * @param steps elements of {@link MutexRow#steps}
 * @param conditional steps on a lock that have no effect if the lock was not taken
 * @param calls steps that run another operation, with that operation
 * @param parameters notes on each parameter
 * @param statuses the state that replaces each status of the status word
 * @param operations the operation that replaces each operation on the status word
 */
public record MutexVocabulary(
    List<String> editions,
    Map<String, String> words,
    List<String> bits,
    Map<String, String> patterns,
    Map<String, String> ends,
    Map<String, Guard> guards,
    List<List<String>> guardCases,
    Map<String, String> locks,
    Map<String, String> fields,
    Map<String, Step> steps,
    List<String> conditional,
    Map<String, String> calls,
    Map<String, Vocabulary.ParameterNote> parameters,
    Map<String, String> statuses,
    Map<String, String> operations) {
  public MutexVocabulary {
    editions = List.copyOf(editions);
    words = copy(words);
    bits = List.copyOf(bits);
    patterns = copy(patterns);
    ends = copy(ends);
    guards = copy(guards);
    guardCases = List.copyOf(guardCases);
    locks = copy(locks);
    fields = copy(fields);
    steps = copy(steps);
    conditional = List.copyOf(conditional);
    calls = copy(calls);
    parameters = copy(parameters);
    statuses = copy(statuses);
    operations = copy(operations);
  }

  private static <V> Map<String, V> copy(Map<String, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /**
   * A test of a row.
   *
   * @param name the guard
   * @param reads the fields that it reads
   * @param meaning one sentence
   */
  public record Guard(String name, List<String> reads, String meaning) {}

  /**
   * A step.
   *
   * @param name the step
   * @param grain loud, so that other threads may act before it, or quiet
   * @param takes the locks that it takes
   * @param gives the locks that it gives back; one that is taken too is held inside the step
   * @param reads the fields that it reads
   * @param writes the fields that it writes
   * @param meaning one sentence
   */
  public record Step(
      String name,
      String grain,
      List<String> takes,
      List<String> gives,
      List<String> reads,
      List<String> writes,
      String meaning) {
    /** Whether the step is quiet: it is part of the step before it. */
    public boolean quiet() {
      return grain.equals("quiet");
    }
  }
}
