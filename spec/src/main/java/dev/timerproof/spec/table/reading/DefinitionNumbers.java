package dev.timerproof.spec.table.reading;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import util.UniqueString;

/**
 * Numbers of names. The evaluator looks definitions up by a number that a name keeps for the whole
 * process, yet counts from 0 for each module that it opens: a name that is new in a second module
 * would get the number of another name, and its meaning. So every name in the text of a module gets
 * a number of its own before the evaluator sees it. Callers hold {@link TlaModule#EVALUATOR}.
 */
final class DefinitionNumbers {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** Above all that the evaluator gives to names of its own. */
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
