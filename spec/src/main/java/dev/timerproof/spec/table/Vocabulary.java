package dev.timerproof.spec.table;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The words that rows and frames may use. Maps go from a word to its meaning, in the table's order.
 *
 * @param editions names of the editions
 * @param releases releases of Go without an edition, with the one to take
 * @param statuses the values of the status word, by their number
 * @param initialStatus the status of a new timer
 * @param words the atomic words that rows are about
 * @param kinds values of {@link Row#kind}
 * @param guards values of {@link Row#guard}
 * @param ownedCases values of {@link Row#owned}
 * @param results values of {@link Row#result}; those of {@link Row#lost} are among them
 * @param values values of {@link Row#value} and {@link Frame#exit}
 * @param shapes values of {@link Frame#shape}
 * @param locks values of {@link Frame#lock}
 * @param arguments values of {@link Frame#args}
 * @param accesses values of {@link Field#access}
 * @param fields the fields that steps read and write
 * @param steps the steps
 * @param hooks the hooks of frames
 * @param calls steps that run another operation, with that operation
 * @param aliases Go's names for operations that have no rows of their own
 * @param parameters notes on each parameter
 */
public record Vocabulary(
    List<String> editions,
    Map<String, String> releases,
    List<String> statuses,
    String initialStatus,
    List<String> words,
    Map<String, String> kinds,
    Map<String, String> guards,
    Map<String, String> ownedCases,
    Map<String, String> results,
    List<String> values,
    Map<String, String> shapes,
    Map<String, String> locks,
    List<String> arguments,
    Map<String, String> accesses,
    Map<String, Field> fields,
    Map<String, Step> steps,
    Map<String, String> hooks,
    Map<String, String> calls,
    Map<String, String> aliases,
    Map<String, ParameterNote> parameters) {
  public Vocabulary {
    editions = List.copyOf(editions);
    releases = copy(releases);
    statuses = List.copyOf(statuses);
    words = List.copyOf(words);
    kinds = copy(kinds);
    guards = copy(guards);
    ownedCases = copy(ownedCases);
    results = copy(results);
    values = List.copyOf(values);
    shapes = copy(shapes);
    locks = copy(locks);
    arguments = List.copyOf(arguments);
    accesses = copy(accesses);
    fields = copy(fields);
    steps = copy(steps);
    hooks = copy(hooks);
    calls = copy(calls);
    aliases = copy(aliases);
    parameters = copy(parameters);
  }

  private static <V> Map<String, V> copy(Map<String, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /** The message for an edition that is none of these; of a release of Go it says which to take. */
  public String unknownEdition(String edition, Collection<String> known) {
    String instead =
        releases.entrySet().stream()
            .filter(release -> (edition + ".").startsWith(release.getKey() + "."))
            .map(release -> "; for " + edition + " " + release.getValue())
            .findFirst()
            .orElse("");
    return Names.unknown("edition", edition, known) + instead;
  }

  /**
   * The step of this name.
   *
   * @throws IllegalArgumentException if there is none; the message names the nearest
   */
  public Step step(String name) {
    Step step = steps.get(name);
    if (step == null) {
      throw Names.error("step", name, steps.keySet());
    }
    return step;
  }

  /**
   * The field of this name.
   *
   * @throws IllegalArgumentException if there is none; the message names the nearest
   */
  public Field field(String name) {
    Field field = fields.get(name);
    if (field == null) {
      throw Names.error("field", name, fields.keySet());
    }
    return field;
  }

  /**
   * A variable that steps read and write: a field of a timer or of a P, or a register of the
   * thread.
   *
   * @param name the field
   * @param access who may write it: one of the vocabulary's accesses
   * @param meaning its content
   */
  public record Field(String name, String access, String meaning) {}

  /**
   * A step: the facts that it needs, makes true and makes false, and the fields that it touches.
   *
   * @param name the step
   * @param needs facts that must hold before it: lock, free, or a register that must be set
   * @param gives facts that hold after it
   * @param takes facts that no longer hold after it
   * @param reads the fields that what it writes depends on; none for a step that runs an operation
   * @param writes the fields that it may change; none for a step that runs an operation
   * @param meaning one sentence
   */
  public record Step(
      String name,
      List<String> needs,
      List<String> gives,
      List<String> takes,
      List<String> reads,
      List<String> writes,
      String meaning) {
    public Step {
      needs = List.copyOf(needs);
      gives = List.copyOf(gives);
      takes = List.copyOf(takes);
      reads = List.copyOf(reads);
      writes = List.copyOf(writes);
    }
  }

  /**
   * The description of a parameter.
   *
   * @param name the parameter
   * @param meaning one sentence
   * @param source where its values come from
   * @param repair the repair (R1 to R8) that sets it, or none
   */
  public record ParameterNote(String name, String meaning, String source, String repair) {}
}
