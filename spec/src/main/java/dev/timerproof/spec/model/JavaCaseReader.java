package dev.timerproof.spec.model;

import dev.timerproof.spec.table.Problem;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads {@code java-cases.json}. Errors name the file, the place, what was found and what was
 * expected.
 */
public final class JavaCaseReader {
  /** The file's name; it stands beside the bugs. */
  public static final String FILE = "java-cases.json";

  private final List<Problem> problems = new ArrayList<>();

  private JavaCaseReader() {}

  /**
   * The cases of this build.
   *
   * @throws IOException if they are not on the class path
   * @throws MalformedManifestException with all problems that were found
   */
  public static List<JavaCase> builtIn() throws IOException {
    try (InputStream in = JavaCaseReader.class.getResourceAsStream("/tla/" + FILE)) {
      if (in == null) {
        throw new FileNotFoundException("/tla/" + FILE + " is not on the class path");
      }
      return read(FILE, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /**
   * The cases in a file.
   *
   * @throws IOException if the file cannot be read
   * @throws MalformedManifestException with all problems that were found
   */
  public static List<JavaCase> of(Path file) throws IOException {
    return read(file.toString(), Files.readString(file));
  }

  /**
   * The cases in a text.
   *
   * @param file its name in messages
   * @throws MalformedManifestException with all problems that were found
   */
  public static List<JavaCase> read(String file, String text) {
    return new JavaCaseReader().cases(LocatedJson.read(file, text));
  }

  private List<JavaCase> cases(LocatedJson json) {
    ObjectReader top = new ObjectReader(json, "Java cases", problems);
    top.optionalText("$schema");
    List<JavaCase> cases = new ArrayList<>();
    for (LocatedJson item : top.items("cases")) {
      JavaCase javaCase = javaCase(item);
      if (cases.stream().anyMatch(c -> c.name().equals(javaCase.name()))) {
        problems.add(
            new Problem(javaCase.place(), "Java case " + javaCase.name() + " stands there twice"));
      }
      cases.add(javaCase);
    }
    if (!top.has("cases")) {
      top.problem("cases", "missing, expected a list");
    }
    top.end();
    if (!problems.isEmpty()) {
      throw new MalformedManifestException(problems);
    }
    return List.copyOf(cases);
  }

  private JavaCase javaCase(LocatedJson json) {
    String name = new ObjectReader(json, "Java case", problems).text("name");
    ObjectReader reader = new ObjectReader(json, "Java case " + name, problems);
    reader.has("name");
    String layer =
        reader.word("layer", Stream.of(JavaCase.Layer.values()).map(JavaCase.Layer::word).toList());
    JavaCase javaCase =
        new JavaCase(
            name,
            Stream.of(JavaCase.Layer.values())
                .filter(l -> l.word().equals(layer))
                .findFirst()
                .orElseThrow(),
            reader.text("edition"),
            reader.text("fault"),
            reader.text("what"),
            reader.text("script"),
            reader.text("finding"),
            json.place());
    reader.end();
    return javaCase;
  }
}
