package dev.timerproof.spec.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The meaning of a table's words as statements, in the language that {@code TimerTable.tla}
 * describes. Maps keep its order.
 *
 * @param arity how many children a slot of the heap has
 * @param statements by step, hook, guard and owned case
 * @param functions the functions that statements call
 * @param registers the registers of an operation
 * @param fields the registers that say which timer a step is about
 * @param walks how an operation goes through its timers, by shape
 * @param readers the operations without rows
 */
public record Code(
    int arity,
    Map<String, List<String>> statements,
    Map<String, Function> functions,
    Map<String, Register> registers,
    Map<String, Vocabulary.Field> fields,
    Map<String, Walk> walks,
    Map<String, Reader> readers) {
  private static final Pattern EXITS = Pattern.compile("exit if .*");
  private static final Pattern ENDS = Pattern.compile("end if .*");

  public Code {
    statements = ordered(statements);
    functions = ordered(functions);
    registers = ordered(registers);
    fields = ordered(fields);
    walks = ordered(walks);
    readers = ordered(readers);
  }

  private static <V> Map<String, V> ordered(Map<String, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /** The code of a table whose words have none. */
  public static Code none() {
    return new Code(0, Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());
  }

  /**
   * The statements of a word.
   *
   * @throws IllegalArgumentException if it has none; the message names the nearest
   */
  public List<String> of(String word) {
    List<String> found = statements.get(word);
    if (found == null) {
      throw Names.error("code of", word, statements.keySet());
    }
    return found;
  }

  /** Whether a hook may leave its frame at once. */
  public boolean exits(String hook) {
    return of(hook).stream().anyMatch(line -> EXITS.matcher(line).matches());
  }

  /** Whether a hook may end the walk of its frame. */
  public boolean ends(String hook) {
    return of(hook).stream().anyMatch(line -> ENDS.matcher(line).matches());
  }

  /** The setters of a register: the caller, the walk, or steps and hooks by name. */
  public List<String> settersOf(String register) {
    List<String> setters = new ArrayList<>();
    Register found = registers.get(register);
    if (found != null && found.first().equals("given")) {
      setters.add("caller");
    }
    Pattern assignment =
        Pattern.compile(
            "\\s*(%1$s (:=|\\+=|-=) .*|append\\(%1$s, .*)".formatted(Pattern.quote(register)));
    if (walks.values().stream()
        .flatMap(walk -> Stream.of(walk.begin(), walk.pick(), walk.advance(), walk.resume()))
        .flatMap(List::stream)
        .anyMatch(line -> assignment.matcher(line).matches())) {
      setters.add("walk");
    }
    statements.forEach(
        (word, lines) -> {
          if (lines.stream().anyMatch(line -> assignment.matcher(line).matches())) {
            setters.add(word);
          }
        });
    return setters;
  }

  /** The functions that these statements call, themselves or by another function. */
  public Set<String> calledBy(List<String> lines) {
    Set<String> called = new TreeSet<>();
    call(lines, called);
    return called;
  }

  private void call(List<String> lines, Set<String> called) {
    for (Function function : functions.values()) {
      Pattern call = Pattern.compile("\\b" + function.name() + "\\(");
      if (lines.stream().anyMatch(line -> call.matcher(line).find())
          && called.add(function.name())) {
        call(function.code(), called);
      }
    }
  }

  /**
   * A function that statements call.
   *
   * @param name the function
   * @param parameters their names
   * @param meaning one sentence
   * @param code its statements; none for a function that each port has of its own
   */
  public record Function(String name, List<String> parameters, String meaning, List<String> code) {
    public Function {
      parameters = List.copyOf(parameters);
      code = List.copyOf(code);
    }
  }

  /**
   * A register of an operation; it lives as long as the operation.
   *
   * @param name the register
   * @param type what it holds: P, timer, timers, deadline, duration, callback, number or flag
   * @param first its first value; {@code given} by the caller, or {@code unset}
   */
  public record Register(String name, String type, String first) {}

  /**
   * How an operation goes through its timers.
   *
   * @param begin once, before the first round
   * @param more what must hold for another round, one expression
   * @param pick what picks the next timer; nothing if the caller has given it
   * @param advance what goes on with the next timer
   * @param resume what goes on at the changed slot
   */
  public record Walk(
      List<String> begin,
      List<String> more,
      List<String> pick,
      List<String> advance,
      List<String> resume) {
    public Walk {
      begin = List.copyOf(begin);
      more = List.copyOf(more);
      pick = List.copyOf(pick);
      advance = List.copyOf(advance);
      resume = List.copyOf(resume);
    }
  }

  /**
   * An operation that only reads, and so has no rows.
   *
   * @param op its name
   * @param args its parameters
   * @param gives its values
   * @param lock the lock that its caller holds
   * @param meaning one sentence
   * @param source where the behaviour is described
   * @param code its statements
   */
  public record Reader(
      String op,
      List<String> args,
      List<String> gives,
      String lock,
      String meaning,
      String source,
      List<String> code) {
    public Reader {
      args = List.copyOf(args);
      gives = List.copyOf(gives);
      code = List.copyOf(code);
    }
  }
}
