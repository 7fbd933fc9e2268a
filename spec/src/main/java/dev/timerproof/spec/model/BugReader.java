package dev.timerproof.spec.model;

import dev.timerproof.spec.table.Problem;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads {@code bugs.json}. Errors name the file, the place, what was found and what was expected.
 */
public final class BugReader {
  /** The file's name; it stands beside the manifest. */
  public static final String FILE = "bugs.json";

  private final Manifest manifest;
  private final List<JavaCase> javaCases;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, Bug> named = new HashMap<>();

  private BugReader(Manifest manifest, List<JavaCase> javaCases) {
    this.manifest = manifest;
    this.javaCases = javaCases;
  }

  /**
   * The bugs of this build.
   *
   * @throws IOException if they or their manifest are not on the class path
   * @throws MalformedManifestException with all problems that were found
   */
  public static BugHistory builtIn() throws IOException {
    try (InputStream in = BugReader.class.getResourceAsStream("/tla/" + FILE)) {
      if (in == null) {
        throw new FileNotFoundException("/tla/" + FILE + " is not on the class path");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return read(FILE, text, ManifestReader.builtIn(), JavaCaseReader.builtIn());
    }
  }

  /**
   * The bugs in a file. The Java cases are those in the file beside it.
   *
   * @param manifest the cases that bugs name
   * @throws IOException if the file cannot be read
   * @throws MalformedManifestException with all problems that were found
   */
  public static BugHistory of(Path file, Manifest manifest) throws IOException {
    return read(
        file.toString(),
        Files.readString(file),
        manifest,
        JavaCaseReader.of(file.resolveSibling(JavaCaseReader.FILE)));
  }

  /**
   * The bugs in a text.
   *
   * @param file its name in messages
   * @param manifest the cases that bugs name
   * @param javaCases the Java cases that bugs name
   * @throws MalformedManifestException with all problems that were found
   */
  public static BugHistory read(
      String file, String text, Manifest manifest, List<JavaCase> javaCases) {
    return new BugReader(manifest, javaCases).history(LocatedJson.read(file, text));
  }

  private BugHistory history(LocatedJson json) {
    ObjectReader top = new ObjectReader(json, "bugs", problems);
    top.optionalText("$schema");
    List<Bug> bugs = new ArrayList<>();
    top.items("bugs").forEach(item -> bugs.add(bug(item)));
    if (!top.has("bugs")) {
      top.problem("bugs", "missing, expected a list");
    }
    top.end();
    if (!problems.isEmpty()) {
      throw new MalformedManifestException(problems);
    }
    return new BugHistory(bugs, manifest, javaCases);
  }

  private Bug bug(LocatedJson json) {
    String id = new ObjectReader(json, "bug", problems).text("id");
    ObjectReader reader = new ObjectReader(json, "bug " + id, problems);
    reader.has("id");
    Bug bug =
        new Bug(
            id,
            reader.texts("also"),
            reader.text("title"),
            reader.text("versions"),
            reader.text("story"),
            reader.text("fix"),
            reader.texts("cases"),
            reader.optionalText("noModel").orElse(""),
            reader.texts("java"),
            reader.optionalText("javaTest").orElse(""),
            reader.optionalText("noJava").orElse(""),
            json.place());
    reader.end();
    checkNames(reader, bug);
    bug.cases().forEach(name -> checkCase(reader, name));
    if (bug.modelled() != bug.noModel().isEmpty()) {
      reader.problem(
          bug.modelled() ? "noModel" : "cases",
          "expected either cases that must fail or noModel with the reason why there are none");
    }
    bug.java().forEach(name -> checkJavaCase(reader, name));
    checkJava(reader, bug);
    return bug;
  }

  /**
   * Checks that each fault of a bug that a model plants is planted in Java too, or has a reason why
   * not.
   */
  private void checkJava(ObjectReader reader, Bug bug) {
    if (!bug.javaTest().isEmpty() || !bug.noJava().isEmpty()) {
      return;
    }
    if (bug.modelled() && bug.java().isEmpty()) {
      reader.problem(
          "java",
          "expected Java cases that show the bug, javaTest with the tests that do, or noJava with"
              + " the reason why none does");
      return;
    }
    for (String name : bug.cases()) {
      Optional<String> fault = manifest.find(name).flatMap(ModelCase::fault);
      if (fault.isPresent() && javaCases(bug).noneMatch(c -> c.fault().equals(fault.get()))) {
        reader.problem(
            "java",
            "expected a Java case with the fault "
                + fault.get()
                + " of case "
                + name
                + ", or noJava with the reason why there is none");
      }
    }
  }

  private Stream<JavaCase> javaCases(Bug bug) {
    return javaCases.stream().filter(c -> bug.java().contains(c.name()));
  }

  private void checkJavaCase(ObjectReader reader, String name) {
    if (javaCases.stream().noneMatch(c -> c.name().equals(name))) {
      reader.problem("java", "found " + name + ", expected a case of " + JavaCaseReader.FILE);
    }
  }

  private void checkNames(ObjectReader reader, Bug bug) {
    for (String name : bug.names()) {
      Bug other = named.putIfAbsent(name.toLowerCase(Locale.ROOT), bug);
      if (other != null) {
        reader.problem("id", name + " is also that of the bug at " + other.place());
      }
    }
  }

  private void checkCase(ObjectReader reader, String name) {
    Optional<ModelCase> found = manifest.find(name);
    if (found.isEmpty()) {
      reader.problem("cases", "found " + name + ", expected a case of " + ManifestReader.FILE);
    } else if (!found.get().mustFail()) {
      reader.problem("cases", "found " + name + ", which must hold, expected one that must fail");
    }
  }
}
