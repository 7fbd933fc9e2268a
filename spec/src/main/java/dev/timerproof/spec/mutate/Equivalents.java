package dev.timerproof.spec.mutate;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The hand-written reasons why mutants are not killed: either the mutant has the same behaviour as
 * the table, or it does harm that no layer looks for. Immutable.
 */
public final class Equivalents {
  /** The file's name; it is beside the modules. */
  public static final String FILE = "equivalents.json";

  private final List<Rule> rules;

  /**
   * A reason why some mutants are not killed.
   *
   * @param editions the editions of the mutants
   * @param layer if the reason explains only why one layer does not notice the mutants, that layer;
   *     blank if it is about every layer
   * @param gap whether the mutants may do harm that the layers, or this one, do not look for;
   *     otherwise they do none
   * @param reason a sentence
   * @param mutants the {@linkplain Mutant#change changes}, by the {@linkplain Mutant#row row} or
   *     part that is changed; in both, an asterisk stands for any text
   */
  public record Reason(
      List<String> editions,
      String layer,
      boolean gap,
      String reason,
      Map<String, List<String>> mutants) {
    @SuppressWarnings("NullAway") // fields that JSON leaves out are null
    public Reason {
      layer = layer == null ? "" : layer;
      editions = List.copyOf(editions);
      mutants = Map.copyOf(mutants);
    }
  }

  /** A reason and the patterns of its mutants' rows and changes. */
  private record Rule(Reason reason, List<Pattern> patterns) {
    static Rule of(Reason reason) {
      List<Pattern> patterns = new ArrayList<>();
      reason
          .mutants()
          .forEach((row, changes) -> changes.forEach(c -> patterns.add(pattern(row, c))));
      return new Rule(reason, patterns);
    }

    boolean covers(Mutant mutant) {
      String text = text(mutant.row(), mutant.change());
      return reason.editions().contains(mutant.edition())
          && patterns.stream().anyMatch(pattern -> pattern.matcher(text).matches());
    }
  }

  /** A list of these reasons. */
  public Equivalents(List<Reason> reasons) {
    this.rules = reasons.stream().map(Rule::of).toList();
  }

  /**
   * Reads the list of this build.
   *
   * @throws IOException if it is missing or malformed
   */
  public static Equivalents builtIn() throws IOException {
    try (InputStream in = Equivalents.class.getResourceAsStream("/tla/" + FILE)) {
      if (in == null) {
        throw new FileNotFoundException("/tla/" + FILE + " is not on the class path");
      }
      return new Equivalents(
          new ObjectMapper().readValue(in, new TypeReference<List<Reason>>() {}));
    }
  }

  /**
   * Reads a list.
   *
   * @throws IOException if the file cannot be read or is malformed
   */
  public static Equivalents of(Path file) throws IOException {
    return new Equivalents(
        new ObjectMapper().readValue(file.toFile(), new TypeReference<List<Reason>>() {}));
  }

  /** The reasons, in the order of the file. */
  public List<Reason> reasons() {
    return rules.stream().map(Rule::reason).toList();
  }

  /** The first reason for a mutant that is about every layer; empty if there is none. */
  public Optional<Reason> reason(Mutant mutant) {
    return reason("", mutant);
  }

  /** The first reason for a mutant that is about this layer alone; empty if there is none. */
  public Optional<Reason> reason(String layer, Mutant mutant) {
    return rules.stream()
        .filter(rule -> rule.reason.layer().equals(layer) && rule.covers(mutant))
        .map(Rule::reason)
        .findFirst();
  }

  /**
   * Row and change with a separator, so that the pattern of one cannot match a part of the other.
   */
  private static String text(String row, String change) {
    return row + "\n" + change + "\n";
  }

  private static Pattern pattern(String row, String change) {
    return Pattern.compile(
        Pattern.compile("*", Pattern.LITERAL)
            .splitAsStream(text(row, change))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*")));
  }
}
