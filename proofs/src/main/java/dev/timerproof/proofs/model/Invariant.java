package dev.timerproof.proofs.model;

import dev.timerproof.proofs.sexp.MalformedTextException;
import dev.timerproof.proofs.sexp.Sexp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The invariant for one edition, read from {@code invariant.sexp}.
 *
 * @param classes sets of statuses
 * @param meanings what each class means
 * @param definitions abbreviations, in the text's order
 * @param conjuncts the formulas that hold for this edition
 * @param laws the counters' laws that hold for this edition
 * @param nevers the kinds of steps that cannot happen
 */
public record Invariant(
    Map<String, List<String>> classes,
    Map<String, String> meanings,
    List<Definition> definitions,
    List<Conjunct> conjuncts,
    List<Law> laws,
    List<ImpossibleStep> nevers) {
  private static final Map<String, Conjunct.Role> ROLES =
      Map.of(
          "conjunct", Conjunct.Role.AUXILIARY,
          "safety", Conjunct.Role.SAFETY,
          "property", Conjunct.Role.PROPERTY,
          "change", Conjunct.Role.CHANGE);

  public Invariant {
    classes = Collections.unmodifiableMap(new LinkedHashMap<>(classes));
    meanings = Collections.unmodifiableMap(new LinkedHashMap<>(meanings));
    definitions = List.copyOf(definitions);
    conjuncts = List.copyOf(conjuncts);
    laws = List.copyOf(laws);
    nevers = List.copyOf(nevers);
  }

  /**
   * The invariant of the status word.
   *
   * @param parameters the edition's parameters
   * @throws MalformedTextException if the text is malformed
   */
  public static Invariant builtIn(Map<String, String> parameters) {
    return read(List.of("invariant.sexp"), parameters);
  }

  /**
   * The invariant of the status word with the conjuncts about the two bounds, for editions that
   * promise these.
   *
   * @param parameters the edition's parameters
   * @throws MalformedTextException if the text is malformed
   */
  public static Invariant withBounds(Map<String, String> parameters) {
    return read(List.of("invariant.sexp", "bounds.sexp"), parameters);
  }

  /**
   * The invariant of the wake-up.
   *
   * @throws MalformedTextException if the text is malformed
   */
  public static Invariant poller() {
    return read(List.of("poller-invariant.sexp"), Map.of());
  }

  /**
   * The invariant of the timers with a mutex.
   *
   * @throws MalformedTextException if the text is malformed
   */
  public static Invariant mutex() {
    return read(List.of("mutex-invariant.sexp"), Map.of());
  }

  /**
   * The invariant of the bounds of the timers with a mutex.
   *
   * @throws MalformedTextException if the text is malformed
   */
  public static Invariant mutexBounds() {
    return read(List.of("mutex-bounds.sexp"), Map.of());
  }

  private static Invariant read(List<String> texts, Map<String, String> parameters) {
    Map<String, List<String>> classes = new LinkedHashMap<>();
    Map<String, String> meanings = new LinkedHashMap<>();
    List<Definition> definitions = new ArrayList<>();
    List<Conjunct> conjuncts = new ArrayList<>();
    List<Law> laws = new ArrayList<>();
    List<ImpossibleStep> nevers = new ArrayList<>();
    for (Sexp e : texts.stream().flatMap(t -> Texts.read(t).stream()).toList()) {
      String head = e.item(0).word();
      String name = e.item(1).word();
      switch (head) {
        case "class" -> {
          classes.put(name, StateModel.words(e.item(2)));
          meanings.put(name, e.item(3).sentence());
        }
        case "define" ->
            definitions.add(
                new Definition(name, e.item(2), e.item(3).word(), e.item(4), e.item(5).sentence()));
        case "law" -> {
          if (applies(e, parameters)) {
            laws.add(law(e, parameters));
          }
        }
        case "never" -> nevers.add(new ImpossibleStep(name, e.item(2), e.item(3).sentence()));
        default -> {
          Conjunct.Role role = ROLES.get(head);
          if (role == null) {
            throw new MalformedTextException(e.place(), "unknown declaration " + head);
          }
          if (applies(e, parameters)) {
            conjuncts.add(new Conjunct(name, role, e.item(2).sentence(), e.item(3)));
          }
        }
      }
    }
    return new Invariant(classes, meanings, definitions, conjuncts, laws, nevers);
  }

  /** Whether a declaration applies to an edition: it may be restricted to values of parameters. */
  private static boolean applies(Sexp e, Map<String, String> parameters) {
    return restrictedBy(e, "only", parameters);
  }

  /** Whether the parameters agree with all parts {@code (head PARAMETER VALUE)}. */
  private static boolean restrictedBy(Sexp e, String head, Map<String, String> parameters) {
    return e.list().stream()
        .filter(part -> part.is(head))
        .allMatch(part -> part.item(2).word().equals(parameters.get(part.item(1).word())));
  }

  private static Law law(Sexp e, Map<String, String> parameters) {
    return new Law(
        e.item(1).word(),
        e.item(2).sentence(),
        part(e, "counter").word(),
        part(e, "timer"),
        part(e, "thread"),
        part(e, "suspended"),
        restrictedBy(e, "resets", parameters));
  }

  private static Sexp part(Sexp e, String head) {
    return e.list().stream()
        .filter(p -> p.is(head))
        .findFirst()
        .orElseThrow(
            () ->
                new MalformedTextException(
                    e.place(), "expected a part (" + head + " ...) of " + e.item(1)))
        .item(1);
  }

  /** The conjuncts that together are inductive. */
  public List<Conjunct> inductive() {
    return conjuncts.stream().filter(Conjunct::inductive).toList();
  }

  /** The formulas of one role. */
  public List<Conjunct> all(Conjunct.Role role) {
    return conjuncts.stream().filter(c -> c.role() == role).toList();
  }

  /** The same invariant without one conjunct. */
  public Invariant without(String conjunct) {
    List<Conjunct> rest = conjuncts.stream().filter(c -> !c.name().equals(conjunct)).toList();
    if (rest.size() == conjuncts.size()) {
      throw new IllegalArgumentException("the invariant has no conjunct " + conjunct);
    }
    return new Invariant(classes, meanings, definitions, rest, laws, nevers);
  }

  /** Whether a class holds the status. */
  public boolean isIn(String status, String name) {
    List<String> members = classes.get(name);
    if (members == null) {
      throw new IllegalArgumentException(
          "no class of statuses is called " + name.toLowerCase(Locale.ROOT));
    }
    return members.contains(status);
  }

  /** The names of all conjuncts. */
  public Set<String> names() {
    return conjuncts.stream().map(Conjunct::name).collect(Collectors.toSet());
  }
}
