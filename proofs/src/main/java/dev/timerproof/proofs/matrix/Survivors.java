package dev.timerproof.proofs.matrix;

import dev.timerproof.proofs.model.Texts;
import dev.timerproof.proofs.sexp.MalformedTextException;
import dev.timerproof.proofs.sexp.Sexp;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Why the proof does not tell some mutants from the table. Immutable. */
public final class Survivors {
  private final List<Rule> rules;

  /**
   * Some mutants that survive for one reason.
   *
   * @param blind whether the proof does not look at what they change, so that they may do harm;
   *     else they do none
   * @param reason the reason, a sentence
   * @param mutants their keys, a row's id and a change; an asterisk stands for any text
   */
  public record Rule(boolean blind, String reason, List<String> mutants) {
    public Rule {
      mutants = List.copyOf(mutants);
    }

    /** Whether a verdict is about one of these mutants. */
    public boolean covers(MatrixVerdict verdict) {
      return mutants.stream().anyMatch(text -> pattern(text).matcher(verdict.key()).matches());
    }

    private static Pattern pattern(String text) {
      return Pattern.compile(
          Pattern.compile("\\*")
              .splitAsStream(text)
              .map(Pattern::quote)
              .collect(Collectors.joining(".*", "", text.endsWith("*") ? ".*" : "")));
    }
  }

  private Survivors(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  /** The list that ships with this library. */
  public static Survivors builtIn() {
    return new Survivors(Texts.read("survivors.sexp").stream().map(Survivors::read).toList());
  }

  /** An empty list: the one that ships is about the edition that ships. */
  public static Survivors none() {
    return new Survivors(List.of());
  }

  /** A list of these rules. */
  static Survivors of(List<Rule> rules) {
    return new Survivors(rules);
  }

  private static Rule read(Sexp e) {
    if (!e.is("harmless") && !e.is("blind")) {
      throw new MalformedTextException(
          e.place(), "expected (harmless ...) or (blind ...), found " + e);
    }
    return new Rule(
        e.is("blind"), e.item(1).sentence(), e.from(2).stream().map(Sexp::sentence).toList());
  }

  /** The rules, in the order of the text. */
  public List<Rule> rules() {
    return rules;
  }

  /** Why a mutant survives; empty if it does not, or if no reason is known. */
  public Optional<Rule> rule(MatrixVerdict verdict) {
    if (!verdict.survives()) {
      return Optional.empty();
    }
    return rules.stream().filter(r -> r.covers(verdict)).findFirst();
  }

  /** The reason of {@link #rule}. */
  public Optional<String> reason(MatrixVerdict verdict) {
    return rule(verdict).map(Rule::reason);
  }
}
