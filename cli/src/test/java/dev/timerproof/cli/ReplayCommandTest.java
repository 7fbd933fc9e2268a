package dev.timerproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.evidence.claim.ExitCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A counterexample that TLC finds is written, and followed by the model and by Java. */
class ReplayCommandTest {
  private static final String CASE = "StopReadsPpLate";

  @TempDir private static Path folder = Path.of("unset");
  private static Path found;
  private static String text;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    return Main.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(args);
  }

  @BeforeAll
  static void find() throws Exception {
    var test = new ReplayCommandTest();
    int code =
        test.run("check", "--no-cache", "--only", "bugs", "--case", CASE, "--out", "" + folder);
    assertEquals(ExitCode.HOLDS.code(), code, () -> test.out + "" + test.err);
    found = folder.resolve("counterexamples/bugs-" + CASE + ".json");
    text = Files.readString(found);
  }

  private int replay(String layer, Path file) {
    return run("replay", "--layer", layer, file.toString());
  }

  private Path bent(String part, String by) throws Exception {
    assertTrue(text.contains(part), "the file has no " + part);
    return Files.writeString(folder.resolve("bent.json"), text.replace(part, by));
  }

  private void refused(Path file, String... said) {
    assertEquals(ExitCode.MALFORMED.code(), replay("all", file), out::toString);
    assertEquals("", out.toString());
    assertEquals(1, err.toString().strip().lines().count(), err::toString);
    for (String part : said) {
      assertTrue(err.toString().contains(part), err::toString);
    }
  }

  @Test
  void counterexampleOfTlc_isFollowedByModelAndJava() {
    assertEquals(ExitCode.VIOLATED.code(), replay("all", found), err::toString);
    List<String> lines = out.toString().lines().toList();
    assertTrue(lines.get(0).contains("NoPanic, go1.19 with 1 change"), out::toString);
    assertTrue(lines.get(1).startsWith("model: violated: a run of the model follows it"));
    assertTrue(lines.get(2).startsWith("java: violated: the Java follows all 26 steps"));
    assertTrue(lines.get(2).contains("is on no processor"), lines.get(2));
  }

  @Test
  void counterexample_onJavaWithoutTheFault_isNotClaimedToBeOne() throws Exception {
    String fault = text.substring(text.indexOf("\"mutations\""), text.indexOf("\"start\""));
    Path repaired = bent(fault, "\"mutations\" : [ ],\n  ");
    assertEquals(ExitCode.NO_VERDICT.code(), replay("java", repaired), out::toString);
    assertFalse(out.toString().contains("violated"), out::toString);
    assertTrue(
        out.toString()
            .contains(
                "at step 23: by the schedule h2 does commit of del.Waiting; in Java it is at"),
        out::toString);
  }

  @Test
  void counterexample_withAnIllegalStep_isFollowedAsFarAsItGoes() throws Exception {
    Path illegal = bent("\"does\" : \"zeropp\"", "\"does\" : \"incdel\"");
    assertEquals(ExitCode.NO_VERDICT.code(), replay("all", illegal), out::toString);
    assertTrue(out.toString().contains("model: no verdict: at step 26: "), out::toString);
    assertTrue(
        out.toString().contains("java: no verdict: at step 26: by the schedule h1 does incdel"),
        out::toString);
  }

  @Test
  void counterexample_ofAnotherTable_isRefusedWithThePlace() throws Exception {
    int at = text.indexOf("tableSha256") + "tableSha256\" : \"".length();
    String hash = text.substring(at, at + 64);
    refused(bent(hash, "ab".repeat(32)), "bent.json:5:", "tableSha256", "abab", hash);
  }

  @Test
  void counterexample_withAnUnknownRow_isRefusedWithThePlace() throws Exception {
    refused(bent("\"clear.Deleted\"", "\"clear.Delete\""), "bent.json:", "step 25", "clear.Delete");
  }

  @Test
  void counterexample_ofAnotherFormat_isRefused() throws Exception {
    refused(bent("\"format\" : 1", "\"format\" : 2"), "bent.json:2:", "format 2: expected 1");
  }

  @Test
  void junitTest_failsUntilTheRowIsRepaired() throws Exception {
    Path test = folder.resolve("ReplayTest.java");
    assertEquals(
        ExitCode.VIOLATED.code(),
        run("replay", "--layer", "java", "--junit", test.toString(), found.toString()),
        err::toString);
    String source = Files.readString(test);
    Throwable failure = outcome(source);
    assertTrue(failure instanceof AssertionError, () -> "" + failure);
    assertTrue(String.valueOf(failure).contains("violates NoPanic"), () -> "" + failure);
    int from = source.indexOf("\"mutations\" : [");
    int to = source.indexOf("\"start\"");
    String repaired = source.substring(0, from) + "\"mutations\" : [ ], " + source.substring(to);
    assertNull(outcome(repaired));
  }

  /** What the test in a source throws; null if it passes. */
  private @Nullable Throwable outcome(String source) throws Exception {
    Path classes = Files.createTempDirectory(folder, "classes");
    Path file = Files.writeString(classes.resolve("ReplayTest.java"), source);
    String classPath = System.getProperty("java.class.path");
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", "" + classes, "-cp", classPath, "" + file);
    assertEquals(0, code, source);
    try (var loader =
        new URLClassLoader(
            new URL[] {classes.toUri().toURL()}, ReplayCommandTest.class.getClassLoader())) {
      Constructor<?> constructor = loader.loadClass("ReplayTest").getDeclaredConstructor();
      constructor.setAccessible(true);
      Object test = constructor.newInstance();
      Method method = test.getClass().getDeclaredMethod("counterexample_isShownByJavaNoMore");
      method.setAccessible(true);
      method.invoke(test);
      return null;
    } catch (InvocationTargetException e) {
      return e.getCause();
    }
  }

  @Test
  void junitTest_whoseFileNamesNoClass_isAUsageError() {
    assertEquals(ExitCode.USAGE.code(), run("replay", "--junit", "a-b.java", found.toString()));
    assertTrue(err.toString().contains("expected the name of a Java class"), err::toString);
  }

  @Test
  void file_thatIsCutOff_isRefused() throws Exception {
    Path cut = Files.writeString(folder.resolve("cut.json"), text.substring(0, 700));
    refused(cut, "cut.json:");
  }

  @Test
  void file_thatIsNotThere_isAUsageError() {
    assertEquals(ExitCode.USAGE.code(), replay("all", folder.resolve("none.json")));
    assertTrue(err.toString().contains("there is no such file"), err::toString);
  }
}
