package dev.timerproof.spec.model;

import dev.timerproof.evidence.layer.Profile;
import java.util.ArrayList;
import java.util.List;

/**
 * A selection of the cases to run.
 *
 * @param profile the profile
 * @param kind all cases, those that must hold or those that must fail
 * @param editions the editions to run; empty for all
 * @param names names of the cases to run, whatever their profile, kind and edition; empty to select
 *     by these
 */
public record CaseSelection(Profile profile, Kind kind, List<String> editions, List<String> names) {
  public CaseSelection {
    editions = List.copyOf(editions);
    names = List.copyOf(names);
  }

  /** Selects cases by their expected result. */
  public enum Kind {
    /** Cases of both kinds. */
    ALL,
    /** Cases in which every property must hold. */
    MUST_HOLD,
    /** Cases with a fault, and witnesses: a property must be violated. */
    MUST_FAIL
  }

  /** All cases of a profile. */
  public static CaseSelection of(Profile profile) {
    return new CaseSelection(profile, Kind.ALL, List.of(), List.of());
  }

  /** Cases by name. */
  public static CaseSelection named(List<String> names) {
    return new CaseSelection(Profile.NIGHTLY, Kind.ALL, List.of(), names);
  }

  /** The same selection of another kind. */
  public CaseSelection withKind(Kind other) {
    return new CaseSelection(profile, other, editions, names);
  }

  /** The same selection of some editions. */
  public CaseSelection withEditions(List<String> some) {
    return new CaseSelection(profile, kind, some, names);
  }

  /**
   * The selected cases, in the manifest's order.
   *
   * @throws IllegalArgumentException if there is no case of a given name
   */
  public List<ModelCase> of(Manifest manifest) {
    List<String> unknown = new ArrayList<>(names);
    manifest.cases().forEach(modelCase -> unknown.remove(modelCase.name()));
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "no case "
              + String.join(", ", unknown)
              + "; expected one of "
              + String.join(", ", manifest.cases().stream().map(ModelCase::name).toList()));
    }
    return manifest.cases().stream().filter(this::includes).toList();
  }

  private boolean includes(ModelCase modelCase) {
    if (!names.isEmpty()) {
      return names.contains(modelCase.name());
    }
    return profile.includes(modelCase.profile())
        && (editions.isEmpty() || editions.contains(modelCase.edition()))
        && (kind == Kind.ALL || (kind == Kind.MUST_FAIL) == modelCase.mustFail());
  }
}
