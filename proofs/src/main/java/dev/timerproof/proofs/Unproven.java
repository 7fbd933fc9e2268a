package dev.timerproof.proofs;

import dev.timerproof.proofs.model.Texts;
import java.util.List;

/**
 * Something that a reader might expect to be proven and that is not.
 *
 * @param name its name
 * @param sentence the sentence of the documentation
 */
public record Unproven(String name, String sentence) {
  /** Everything that is named as not proven. */
  public static List<Unproven> all() {
    return Texts.read("unproven.sexp").stream()
        .map(e -> new Unproven(e.item(1).word(), e.item(2).sentence()))
        .toList();
  }
}
