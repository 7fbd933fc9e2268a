package dev.timerproof.spec.code;

import dev.timerproof.spec.table.Code;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Runs statements of a table's code on a machine. */
public final class Run {
  private final Code code;
  private final Machine machine;
  private final Map<String, Object> constants;
  private final Map<String, List<Statement>> parsed = new HashMap<>();

  /**
   * A run.
   *
   * @param constants values of names that are no registers: {@code arity}, {@code maxWhen}
   */
  public Run(Code code, Machine machine, Map<String, Object> constants) {
    this.code = code;
    this.machine = machine;
    this.constants = Map.copyOf(constants);
  }

  /**
   * Runs statements.
   *
   * @param registers the values of names; changed by assignments
   * @throws CodeException if the statements cannot be parsed, or use an unknown name
   */
  public Way statements(List<String> lines, Map<String, @Nullable Object> registers) {
    Scope scope = new Scope(this, registers);
    try {
      Statement.runAll(CodeParser.statements(lines), scope);
      return Way.of(Way.End.DONE);
    } catch (Way.Taken taken) {
      return taken.way;
    }
  }

  /** The value of an expression. */
  public @Nullable Object expression(String line, Map<String, @Nullable Object> registers) {
    return CodeParser.expression(line).value(new Scope(this, registers));
  }

  private @Nullable Object call(Code.Function function, List<@Nullable Object> arguments) {
    if (function.parameters().size() != arguments.size()) {
      throw new CodeException(
          function.name() + " takes " + function.parameters() + ", found " + arguments.size());
    }
    Map<String, @Nullable Object> locals = new HashMap<>();
    for (int k = 0; k < arguments.size(); k++) {
      locals.put(function.parameters().get(k), arguments.get(k));
    }
    List<Statement> statements =
        parsed.computeIfAbsent(function.name(), name -> CodeParser.statements(function.code()));
    try {
      Statement.runAll(statements, new Scope(this, locals));
      return null;
    } catch (Way.Taken taken) {
      if (taken.way.end() != Way.End.RETURN) {
        throw taken;
      }
      return taken.way.values().isEmpty() ? null : taken.way.values().get(0);
    }
  }

  /** A number. */
  static int number(@Nullable Object value) {
    if (value instanceof Integer number) {
      return number;
    }
    throw new CodeException("expected a number, found " + value);
  }

  /** The names of a scope with their values. */
  record Scope(Run run, Map<String, @Nullable Object> names) {
    @Nullable Object get(String name) {
      return switch (name) {
        case "nil" -> null;
        case "true" -> true;
        case "false" -> false;
        default -> {
          if (names.containsKey(name)) {
            yield names.get(name);
          }
          if (run.constants.containsKey(name)) {
            yield run.constants.get(name);
          }
          throw new CodeException("nothing is called " + name);
        }
      };
    }

    Machine machine() {
      return run.machine;
    }

    /** Calls a function: one of the language, one with statements, a reader, or the machine's. */
    @Nullable Object call(String name, List<Statement.Expression> given) {
      if (name.equals("cas")) {
        return cas(given);
      }
      List<@Nullable Object> arguments = new ArrayList<>();
      given.forEach(argument -> arguments.add(argument.value(this)));
      return switch (name) {
        case "len" -> list(arguments).size();
        case "append" -> {
          list(arguments).add(arguments.get(1));
          yield null;
        }
        case "cut" -> {
          List<@Nullable Object> list = list(arguments);
          list.subList(number(arguments.get(1)), list.size()).clear();
          yield null;
        }
        case "swap" -> {
          Collections.swap(list(arguments), number(arguments.get(1)), number(arguments.get(2)));
          yield null;
        }
        default -> withStatements(name, arguments);
      };
    }

    @SuppressWarnings("unchecked")
    private static List<@Nullable Object> list(List<@Nullable Object> arguments) {
      return (List<@Nullable Object>) Objects.requireNonNull(arguments.get(0), "a list");
    }

    private @Nullable Object withStatements(String name, List<@Nullable Object> arguments) {
      Code.Function function = run.code.functions().get(name);
      if (function != null && !function.code().isEmpty()) {
        return run.call(function, arguments);
      }
      Code.Reader reader = run.code.readers().get(name);
      return reader == null
          ? run.machine.call(name, arguments)
          : run.call(
              new Code.Function(name, reader.args(), reader.meaning(), reader.code()), arguments);
    }

    private Object cas(List<Statement.Expression> given) {
      if (given.size() != 3 || !(given.get(0) instanceof Statement.Place place)) {
        throw new CodeException("cas takes a place, an old and a new value");
      }
      boolean same = Objects.equals(place.value(this), given.get(1).value(this));
      if (same) {
        place.set(this, given.get(2).value(this));
      }
      return same;
    }
  }
}
