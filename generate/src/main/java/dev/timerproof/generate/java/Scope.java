package dev.timerproof.generate.java;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The meaning of placeholders at one place of a generated method, and the variables that exist
 * there.
 */
final class Scope {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

  private final Map<String, String> meanings;
  private final Set<String> variables;

  Scope() {
    this(Map.of(), Set.of());
  }

  private Scope(Map<String, String> meanings, Set<String> variables) {
    this.meanings = new HashMap<>(meanings);
    this.variables = new HashSet<>(variables);
  }

  /** A scope inside this one. */
  Scope inner() {
    return new Scope(meanings, variables);
  }

  /** Defines a placeholder as an expression from here on. */
  void means(String placeholder, String expression) {
    meanings.put(placeholder, expression);
  }

  /** Notes that a variable of this name exists from here on. */
  void declare(String variable) {
    variables.add(variable);
    meanings.put(variable, variable);
  }

  /** The statement that sets a register, and declares it if there is no such variable yet. */
  String set(Register register, String value) {
    boolean declared = isDeclared(register.name());
    declare(register.name());
    return declared ? register.name() + " = " + value + ";" : register.declaration(value);
  }

  boolean isDeclared(String variable) {
    return variables.contains(variable);
  }

  /** The text with its placeholders replaced; throws {@link MissingRegister}. */
  String fill(String text) {
    Matcher m = PLACEHOLDER.matcher(text);
    StringBuilder filled = new StringBuilder();
    while (m.find()) {
      String meaning = meanings.get(m.group(1));
      if (meaning == null) {
        throw new MissingRegister(m.group(1));
      }
      m.appendReplacement(filled, Matcher.quoteReplacement(meaning));
    }
    return m.appendTail(filled).toString();
  }

  /** The names of the placeholders in a text. */
  static Set<String> placeholders(String text) {
    Set<String> names = new HashSet<>();
    Matcher m = PLACEHOLDER.matcher(text);
    while (m.find()) {
      names.add(m.group(1));
    }
    return names;
  }

  /** A placeholder that has no value here. */
  static final class MissingRegister extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String register;

    MissingRegister(String register) {
      super(register);
      this.register = register;
    }

    String register() {
      return register;
    }
  }
}
