package dev.timerproof.cli.report;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.resolve.DirectoryCodeResolver;
import gg.jte.runtime.Constants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedTemplatesTest {
  private static final Path TEMPLATES = Path.of("src/main/jte");
  private static final Path CHECKED_IN = Path.of("src/generated/java");

  private static Map<String, String> generated(Path templates, Path into) throws IOException {
    TemplateEngine engine =
        TemplateEngine.create(
            new DirectoryCodeResolver(templates),
            into,
            ContentType.Html,
            null,
            Constants.PACKAGE_NAME_PRECOMPILED);
    engine.setTrimControlStructures(true);
    engine.generateAll();
    return files(into);
  }

  private static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString(), Files.readString(file));
      }
    }
    return files;
  }

  @Test
  void java_ofTheTemplates_isWhatTheyGive(@TempDir Path fresh) throws IOException {
    assertTrue(
        generated(TEMPLATES, fresh).equals(files(CHECKED_IN)),
        "a template has changed without its Java: mvn -pl cli jte:generate");
  }

  @Test
  void java_ofAChangedTemplate_isNoticed(@TempDir Path changed, @TempDir Path fresh)
      throws IOException {
    for (Map.Entry<String, String> template : files(TEMPLATES).entrySet()) {
      Files.writeString(
          changed.resolve(template.getKey()), template.getValue().replace("Verdict:", "Result:"));
    }
    assertNotEquals(generated(changed, fresh), files(CHECKED_IN));
  }
}
