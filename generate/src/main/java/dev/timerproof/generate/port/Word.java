package dev.timerproof.generate.port;

import java.util.List;

/**
 * A step, a hook, a guard or an owned case, as the model for templates.
 *
 * @param name its name in the table
 * @param meaning one sentence
 * @param code its statements; for a test one expression
 * @param decides whether it has a truth value: a test, or a hook that may leave
 */
public record Word(String name, String meaning, List<String> code, boolean decides) {
  public Word {
    code = List.copyOf(code);
  }
}
