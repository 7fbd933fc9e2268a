package dev.timerproof.proofs.solve;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One solver's answers to the questions of one script.
 *
 * @param answers in the order of the script's checks; null where the solver was not asked
 * @param seconds wall time; 0 for kept answers
 * @param cached whether they are kept answers
 * @param failure why there are no answers; else empty
 */
public record ScriptAnswers(
    List<@Nullable Answer> answers, double seconds, boolean cached, String failure) {
  public ScriptAnswers {
    answers = Collections.unmodifiableList(new ArrayList<>(answers));
  }
}
