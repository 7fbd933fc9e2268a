package dev.timerproof.generate.port;

import java.util.List;

/**
 * A step, a hook, a guard or an owned case, as templates see it.
 *
 * @param name its name in the table
 * @param meaning one sentence
 * @param code its statements; for a test one expression
 * @param decides whether it gives true or false: a test, or a hook that may end the operation
 */
public record Word(String name, String meaning, List<String> code, boolean decides) {
  public Word {
    code = List.copyOf(code);
  }
}
