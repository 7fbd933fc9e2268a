package dev.timerproof.spec.model;

import dev.timerproof.evidence.layer.Profile;
import dev.timerproof.spec.table.Problem;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code models.json}. Errors name the file, the place, what was found and what was expected.
 */
public final class ManifestReader {
  /** The manifest's file name; it stands beside the modules. */
  public static final String FILE = "models.json";

  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, String> properties = new LinkedHashMap<>();
  private final List<Floor> floors = new ArrayList<>();

  private ManifestReader() {}

  /**
   * The manifest of this build.
   *
   * @throws IOException if it is not on the class path
   * @throws MalformedManifestException with all problems that were found
   */
  public static Manifest builtIn() throws IOException {
    try (InputStream in = ManifestReader.class.getResourceAsStream("/tla/" + FILE)) {
      if (in == null) {
        throw new FileNotFoundException("/tla/" + FILE + " is not on the class path");
      }
      return read(FILE, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /**
   * The manifest in a file.
   *
   * @throws IOException if the file cannot be read
   * @throws MalformedManifestException with all problems that were found
   */
  public static Manifest of(Path file) throws IOException {
    return read(file.toString(), Files.readString(file));
  }

  /**
   * The manifest in a text.
   *
   * @param file its name in messages
   * @throws MalformedManifestException with all problems that were found
   */
  public static Manifest read(String file, String text) {
    return new ManifestReader().manifest(LocatedJson.read(file, text));
  }

  private Manifest manifest(LocatedJson json) {
    ObjectReader top = new ObjectReader(json, "manifest", problems);
    top.optionalText("$schema");
    properties.putAll(top.scalars("properties"));
    InstanceReader instances = new InstanceReader(problems);
    top.objects("modules").forEach(instances::module);
    top.objects("instances").forEach(instances::instance);
    stopAtProblems();
    CaseReader cases = new CaseReader(instances.instances(), problems);
    top.items("cases").forEach(cases::read);
    stopAtProblems();
    cases.checkRepairs();
    top.items("floors").forEach(item -> floor(item, cases.cases()));
    checkSentences(top, instances.instances());
    top.end();
    stopAtProblems();
    return new Manifest(properties, instances.instances(), cases.cases(), floors);
  }

  /** Throws if there are problems so far: further checks would only repeat them. */
  private void stopAtProblems() {
    if (!problems.isEmpty()) {
      throw new MalformedManifestException(problems);
    }
  }

  /** Checks that every property has a sentence, and every sentence a property. */
  private void checkSentences(ObjectReader top, Map<String, Instance> instances) {
    Map<String, String> checkedBy = new LinkedHashMap<>();
    for (Instance instance : instances.values()) {
      for (String property : instance.checks()) {
        checkedBy.putIfAbsent(property, instance.name());
      }
    }
    checkedBy.forEach(
        (property, instance) -> {
          if (!properties.containsKey(property)) {
            top.problem(
                "properties",
                "no sentence for " + property + ", which instance " + instance + " checks");
          }
        });
    for (String property : properties.keySet()) {
      if (!checkedBy.containsKey(property)) {
        top.problem("properties", property + " is checked by no instance");
      }
    }
  }

  private void floor(LocatedJson json, List<ModelCase> cases) {
    ObjectReader floor = new ObjectReader(json, "floor", problems);
    Optional<String> only = floor.optionalText("case");
    Floor read = only.isPresent() ? floorOf(floor, only.get(), cases, json) : floor(floor, json);
    read.unreached()
        .forEach(
            (row, reason) -> {
              if (reason.isBlank()) {
                floor.problem("unreached", row + " has no reason");
              }
            });
    floor.end();
    floors.stream()
        .filter(f -> f.name().equals(read.name()) && f.profile() == read.profile())
        .findFirst()
        .ifPresent(
            same ->
                floor.problem(
                    only.isPresent() ? "case" : "edition",
                    "a second floor, the first is at " + same.place()));
    floors.add(read);
  }

  private static Floor floor(ObjectReader floor, LocatedJson json) {
    String edition = floor.text("edition");
    Profile profile = Profile.of(floor.word("profile", Profile.labels())).orElseThrow();
    long pairs = floor.optionalCount("pairs").orElse(0);
    if (!floor.has("pairs")) {
      floor.problem("pairs", "missing, expected the number of racing pairs");
    }
    return new Floor(
        Optional.empty(), edition, profile, pairs, floor.scalars("unreached"), json.place());
  }

  /** Reads the floor of one case; its edition and profile are those of the case. */
  private static Floor floorOf(
      ObjectReader floor, String name, List<ModelCase> cases, LocatedJson json) {
    Optional<ModelCase> modelCase =
        cases.stream().filter(c -> c.name().equals(name) && !c.mustFail()).findFirst();
    if (modelCase.isEmpty()) {
      floor.problem("case", "found " + name + ", expected a case that must hold");
    }
    return new Floor(
        Optional.of(name),
        modelCase.map(ModelCase::edition).orElse(""),
        modelCase.map(ModelCase::profile).orElse(Profile.QUICK),
        0,
        floor.scalars("unreached"),
        json.place());
  }
}
