package dev.timerproof.generate.java;

import org.jspecify.annotations.Nullable;

/**
 * A local variable of a generated method.
 *
 * @param name as it stands in a placeholder of {@link JavaWords}
 * @param type its Java type
 * @param initial its first value if it lives as long as the method; null if it is declared by the
 *     step that sets it
 */
record Register(String name, String type, @Nullable String initial) {
  String declaration(String value) {
    return type + " " + name + " = " + value + ";";
  }
}
