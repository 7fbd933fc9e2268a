package dev.timerproof.spec.table.reading;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import util.UniqueString;

/**
 * Works around a fault of the evaluator when several modules are opened in one process. It looks
 * definitions up by a number that a name keeps for the whole process, but counts from 0 for each
 * module: a name that is new in a second module would get the number, and so the definition, of
 * another name. Therefore every name in a module's text gets a unique number before the evaluator
 * sees it. Callers are on the thread of {@link Evaluator}.
 */
final class DefinitionNumbers {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** The next number; larger than all that the evaluator gives to its own names. */
  private static int next = 1024;

  private DefinitionNumbers() {}

  /** Gives numbers to all names of a module that have none. */
  static void reserve(String text) {
    Matcher names = NAME.matcher(text);
    while (names.find()) {
      UniqueString name = UniqueString.uniqueStringOf(names.group());
      if (name.getDefnLoc() == -1 && name.getVarLoc() == -1) {
        name.setLoc(next);
        next++;
      }
    }
  }
}
