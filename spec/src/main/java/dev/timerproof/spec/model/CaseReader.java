package dev.timerproof.spec.model;

import dev.timerproof.evidence.layer.Profile;
import dev.timerproof.spec.table.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Reads cases, and checks that each must-fail case has a repair: a case that holds without the
 * fault.
 */
final class CaseReader {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
  private static final String HOLDS = "holds";
  private static final String VIOLATED = "violated";
  private static final long DEFAULT_SECONDS = 60;

  private final Map<String, Instance> instances;
  private final List<Problem> problems;
  private final Map<String, ModelCase> cases = new LinkedHashMap<>();

  CaseReader(Map<String, Instance> instances, List<Problem> problems) {
    this.instances = instances;
    this.problems = problems;
  }

  List<ModelCase> cases() {
    return List.copyOf(cases.values());
  }

  void read(LocatedJson json) {
    String name = new ObjectReader(json, "case", problems).text("name");
    ObjectReader reader = new ObjectReader(json, "case " + name, problems);
    reader.has("name");
    if (!NAME.matcher(name).matches()) {
      reader.problem("name", "found " + name + ", expected letters, digits, dots and dashes");
    } else if (cases.containsKey(name)) {
      reader.problem("name", "the first is at " + cases.get(name).place());
    }
    Optional<Instance> instance = instance(reader);
    String edition = reader.optionalText("edition").orElse("");
    Optional<String> fault = reader.optionalText("fault");
    Profile profile = Profile.of(reader.word("profile", Profile.labels())).orElseThrow();
    List<String> checks = reader.texts("check");
    Optional<String> repair = reader.optionalText("repair");
    Optional<String> witness = reader.optionalText("witness");
    Optional<String> noJava = reader.optionalText("noJava");
    long seconds = reader.optionalCount("seconds").orElse(DEFAULT_SECONDS);
    Expectation expect = expectation(name, json);
    reader.has("expect");
    reader.end();
    if (instance.isEmpty()) {
      return;
    }
    ModelCase modelCase =
        new ModelCase(
            name,
            instance.get(),
            edition,
            fault,
            profile,
            checks.isEmpty() ? instance.get().checks() : checks,
            expect,
            repair,
            witness,
            noJava,
            seconds,
            json.place());
    check(reader, modelCase);
    cases.put(name, modelCase);
  }

  private Optional<Instance> instance(ObjectReader reader) {
    String name = reader.text("instance");
    Instance instance = instances.get(name);
    if (instance == null) {
      reader.problem(
          "instance",
          "found " + name + ", expected one of " + String.join(", ", instances.keySet()));
    }
    return Optional.ofNullable(instance);
  }

  private Expectation expectation(String name, LocatedJson json) {
    LocatedJson given = json.fields().get("expect");
    if (given == null) {
      problems.add(new Problem(json.place(), "case " + name + ": expect is missing"));
      return new Expectation(false, "", List.of(), OptionalLong.empty(), OptionalLong.empty());
    }
    ObjectReader reader = new ObjectReader(given, "case " + name + ", expect", problems);
    boolean violated = reader.word("verdict", List.of(HOLDS, VIOLATED)).equals(VIOLATED);
    Expectation expect =
        new Expectation(
            violated,
            violated ? reader.text("property") : "",
            violated ? reader.texts("rows") : List.of(),
            violated ? OptionalLong.empty() : reader.optionalCount("distinct"),
            violated ? OptionalLong.empty() : reader.optionalCount("depth"));
    reader.end();
    return expect;
  }

  private static void check(ObjectReader reader, ModelCase modelCase) {
    Instance instance = modelCase.instance();
    if (instance.editionConstant().isEmpty() != modelCase.edition().isEmpty()) {
      reader.problem(
          "edition",
          modelCase.edition().isEmpty()
              ? "missing, the instance takes one"
              : "the instance takes no edition");
    }
    if (modelCase.fault().isPresent() && instance.faultConstant().isEmpty()) {
      reader.problem("fault", "the instance takes no fault");
    }
    for (String check : modelCase.checks()) {
      if (!instance.checks().contains(check)) {
        reader.problem(
            "check",
            "found " + check + ", expected one of " + String.join(", ", instance.checks()));
      }
    }
    Expectation expect = modelCase.expect();
    if (expect.violated() && !modelCase.checks().contains(expect.property())) {
      reader.problem(
          "expect",
          "property: found "
              + expect.property()
              + ", expected one of "
              + String.join(", ", modelCase.checks()));
    }
    if (expect.violated() && expect.rows().isEmpty() && modelCase.witness().isEmpty()) {
      reader.problem(
          "expect", "rows: none, expected the rows that the counterexample takes, or a witness");
    }
    if (modelCase.fault().isPresent() && !expect.violated()) {
      reader.problem("fault", "a planted fault that nothing is expected to find");
    }
    if (!expect.violated() && (modelCase.repair().isPresent() || modelCase.witness().isPresent())) {
      reader.problem("expect", "repair and witness belong to cases that are violated");
    }
    if (modelCase.repair().isPresent() && modelCase.witness().isPresent()) {
      reader.problem("witness", "a fault has a repair, a witness has none: expected one of them");
    }
  }

  /**
   * Checks the repairs of all cases: a fault counts as found only if the same check passes without
   * the fault.
   */
  void checkRepairs() {
    for (ModelCase broken : cases.values()) {
      if (broken.mustFail() && broken.witness().isEmpty()) {
        repairProblem(broken)
            .ifPresent(
                message ->
                    problems.add(
                        new Problem(broken.place(), "case " + broken.name() + ": " + message)));
      }
    }
  }

  private Optional<String> repairProblem(ModelCase broken) {
    if (broken.repair().isEmpty()) {
      return broken.fault().isEmpty()
          ? Optional.of("no fault is planted: expected a repair (a case that holds) or a witness")
          : cases.values().stream().anyMatch(other -> repairs(other, broken, true))
              ? Optional.empty()
              : Optional.of(
                  "its repair is missing: expected a case that holds, of instance "
                      + broken.instance().name()
                      + " and edition "
                      + broken.edition()
                      + " without a fault, that checks "
                      + broken.expect().property());
    }
    String name = broken.repair().get();
    ModelCase repair = cases.get(name);
    if (repair == null) {
      return Optional.of("repair: no case " + name);
    }
    return repairs(repair, broken, false)
        ? Optional.empty()
        : Optional.of(
            "repair: "
                + name
                + " must hold, be of instance "
                + broken.instance().name()
                + ", have no fault, and check "
                + broken.expect().property());
  }

  private static boolean repairs(ModelCase other, ModelCase broken, boolean sameEdition) {
    return !other.mustFail()
        && other.fault().isEmpty()
        && other.instance().name().equals(broken.instance().name())
        && (!sameEdition || other.edition().equals(broken.edition()))
        && other.checks().contains(broken.expect().property())
        && other.profile().compareTo(broken.profile()) <= 0;
  }
}
