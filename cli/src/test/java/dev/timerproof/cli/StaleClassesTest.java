package dev.timerproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.evidence.claim.ExitCode;
import dev.timerproof.evidence.jvm.ForkedJvm;
import dev.timerproof.evidence.jvm.JavaProgram;
import dev.timerproof.generate.java.ProtocolLoader;
import dev.timerproof.runtime.core.Processor;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The command on a class path where the runtime library is older than the generator: one class
 * lacks methods that generated Java calls. Then no mutant's Java compiles, so no mutant may get a
 * verdict.
 */
class StaleClassesTest {
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final String LIBRARY = "dev/timerproof/runtime";

  @SuppressWarnings("NullAway.Init") // set before the first test
  private static Path stale;

  /** Copies the library and puts an empty class in the place of one that has methods. */
  @BeforeAll
  static void plantAnOlderClass(@TempDir Path folder) throws Exception {
    stale = folder;
    Path home =
        Path.of(Processor.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    if (Files.isDirectory(home)) {
      copy(home);
    } else {
      try (FileSystem jar = FileSystems.newFileSystem(home)) {
        copy(jar.getPath("/"));
      }
    }
    Map<String, String> older =
        Map.of(
            LIBRARY + "/core/Processor.java",
            "package dev.timerproof.runtime.core; public final class Processor {}");
    byte[] bytes =
        ProtocolLoader.compile(older, ProtocolLoader.class).get(Processor.class.getName());
    Files.write(stale.resolve(LIBRARY + "/core/Processor.class"), bytes);
  }

  private static void copy(Path home) throws IOException {
    try (Stream<Path> all = Files.walk(home.resolve(LIBRARY))) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        Path to = stale.resolve(home.relativize(file).toString());
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
      }
    }
  }

  private static void expectNoVerdict(String... arguments) throws Exception {
    ForkedJvm.Ended ended =
        ForkedJvm.run(
            JavaProgram.of(Main.class.getName(), List.of(arguments)).withFirst(stale), LONGEST);
    String output = String.join("\n", ended.output());
    assertEquals(OptionalInt.of(ExitCode.NO_VERDICT.code()), ended.exitCode(), output);
    assertTrue(output.contains("no verdict on any mutant, as repaired fails"), output);
    assertTrue(output.contains("cannot find symbol"), output);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jqwik", "lincheck", "jcstress"})
  void mutate_asksALayerThatCannotCompile_hasNoVerdict(String layer) throws Exception {
    expectNoVerdict("mutate", "--edition", "repaired", "--row", "del.Waiting", "--layers", layer);
  }

  @Test
  void check_showsMutantsToALayerThatCannotCompile_hasNoVerdict() throws Exception {
    expectNoVerdict("check", "--case", "mutants/jqwik", "--no-cache");
  }
}
