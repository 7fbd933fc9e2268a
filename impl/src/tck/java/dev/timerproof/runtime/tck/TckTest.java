package dev.timerproof.runtime.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.runtime.tck.TckExecutor.DoesNotApply;
import dev.timerproof.runtime.tck.TckExecutor.Setting;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import junit.framework.TestCase;
import junit.framework.TestFailure;
import junit.framework.TestResult;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Compiles the tests of JSR-166, which are not part of this project, with {@link TckExecutor} in
 * the place of ScheduledThreadPoolExecutor, and runs those that apply to a
 * ScheduledExecutorService.
 *
 * <p>The system property {@code tck.home} is the folder of the tests ({@code JSR166TestCase.java}
 * is in it); {@code tck.settings} the settings to run with, all by default; {@code tck.rounds} how
 * often, once by default.
 */
class TckTest {
  /** The classes whose tests make ScheduledThreadPoolExecutors, or executors like them. */
  private static final List<String> CLASSES =
      List.of(
          "ScheduledExecutorTest",
          "ScheduledExecutorSubclassTest",
          "ExecutorCompletionServiceTest");

  private static final Path OUT = Path.of("target", "tck");

  /** The replacements in the tests' sources: regular expressions and what replaces them. */
  private static final Map<String, String> IN_PLACE_OF =
      new TreeMap<>(
          Map.of(
              "new ScheduledThreadPoolExecutor\\(", "new " + TckExecutor.class.getName() + "(",
              "extends ScheduledThreadPoolExecutor", "extends " + TckExecutor.class.getName(),
              "cachedThreadPool = Executors.newCachedThreadPool\\(\\)",
                  "cachedThreadPool = new " + TckExecutor.class.getName() + "(16)"));

  private static ClassLoader loader = TckTest.class.getClassLoader();

  @BeforeAll
  static void compile() throws IOException {
    String home = System.getProperty("tck.home", "");
    Path tests = Path.of(home);
    assertTrue(
        Files.isRegularFile(tests.resolve("JSR166TestCase.java")),
        "-Dtck.home=" + home + ": expected the folder that JSR166TestCase.java is in");
    Path sources = Files.createDirectories(OUT.resolve("sources"));
    Path classes = Files.createDirectories(OUT.resolve("classes"));
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-nowarn",
                "-proc:none",
                "-encoding",
                "UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                classes.toString()));
    try (Stream<Path> files = Files.list(tests)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
        Path copy = sources.resolve(file.getFileName());
        Files.writeString(copy, adapted(file));
      }
    }
    // Classes that these use are compiled with them; other test classes may need a later JDK.
    arguments.addAll(List.of("-sourcepath", sources.toString()));
    CLASSES.forEach(name -> arguments.add(sources.resolve(name + ".java").toString()));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    assertEquals(0, compiler.run(null, null, null, arguments.toArray(String[]::new)));
    loader =
        new URLClassLoader(new URL[] {classes.toUri().toURL()}, TckTest.class.getClassLoader());
  }

  private static String adapted(Path file) throws IOException {
    String text = Files.readString(file);
    String name = file.getFileName().toString().replace(".java", "");
    if (CLASSES.contains(name)) {
      for (Map.Entry<String, String> e : IN_PLACE_OF.entrySet()) {
        text = text.replaceAll(e.getKey(), e.getValue());
      }
    }
    return text;
  }

  @Test
  void testsThatApply_allPass() throws Exception {
    int rounds = Integer.getInteger("tck.rounds", 1);
    for (Setting setting : settings()) {
      TckExecutor.use(setting);
      int passed = 0;
      TreeSet<String> others = new TreeSet<>();
      List<String> failed = new ArrayList<>();
      for (int round = 1; round <= rounds; round++) {
        for (String name : CLASSES) {
          for (TestCase test : testsOf(name)) {
            String fault = run(test);
            if (fault.equals("DoesNotApply")) {
              others.add(name + "." + test.getName());
            } else if (fault.isEmpty()) {
              passed++;
            } else {
              failed.add(round + ": " + name + "." + test.getName() + ": " + fault);
            }
          }
        }
        System.out.println(
            "tck " + setting + " round " + round + ": " + passed + " passed, " + failed);
      }
      System.out.println(
          "tck "
              + setting
              + ": "
              + passed
              + " passed in "
              + rounds
              + " rounds; these ask for what only a pool of threads has: "
              + others);
      assertEquals(List.of(), failed, setting.toString());
      assertTrue(passed > 0, "no test applies");
    }
  }

  private static List<Setting> settings() {
    String asked = System.getProperty("tck.settings", "");
    return asked.isEmpty()
        ? List.of(Setting.values())
        : Stream.of(asked.split(",")).map(Setting::valueOf).toList();
  }

  private static List<TestCase> testsOf(String name) throws Exception {
    Class<? extends TestCase> type = loader.loadClass(name).asSubclass(TestCase.class);
    List<TestCase> tests = new ArrayList<>();
    for (Method method : type.getMethods()) {
      if (method.getName().startsWith("test") && method.getParameterCount() == 0) {
        TestCase test = type.getDeclaredConstructor().newInstance();
        test.setName(method.getName());
        tests.add(test);
      }
    }
    tests.sort((a, b) -> a.getName().compareTo(b.getName()));
    return tests;
  }

  /** Runs a test; returns nothing if it passes, else why not. */
  private static String run(TestCase test) {
    TestResult result = test.run();
    List<TestFailure> faults = new ArrayList<>();
    result.failures().asIterator().forEachRemaining(faults::add);
    result.errors().asIterator().forEachRemaining(faults::add);
    for (TestFailure fault : faults) {
      Throwable thrown = fault.thrownException();
      Throwable cause =
          thrown instanceof InvocationTargetException && thrown.getCause() != null
              ? thrown.getCause()
              : thrown;
      boolean decorated =
          cause instanceof ClassCastException && String.valueOf(cause).contains("CustomTask");
      if (cause instanceof DoesNotApply || decorated) {
        // A ScheduledExecutorService has no threads to count, and no tasks to decorate.
        return "DoesNotApply";
      }
    }
    return faults.isEmpty() ? "" : shown(faults.get(0));
  }

  /** The exception, and its place in the tests. */
  private static String shown(TestFailure fault) {
    return fault.thrownException()
        + Stream.of(fault.thrownException().getStackTrace())
            .filter(frame -> CLASSES.contains(frame.getClassName()))
            .map(frame -> " at " + frame)
            .findFirst()
            .orElse("");
  }
}
