package dev.timerproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a checkout without a jar, with a fake Maven. */
class LauncherTest {
  private static final int SECONDS = 60;

  private final Path checkout;
  private final Path lock;
  private final Path output;

  LauncherTest(@TempDir Path directory) throws IOException {
    checkout = Files.createDirectories(directory.resolve("checkout"));
    output = directory.resolve("output");
    lock = checkout.resolve("cli/target/launcher.lock");
    Path launcher = checkout.resolve("timerproof");
    Files.copy(Readme.ROOT.resolve("timerproof"), launcher);
    assertTrue(launcher.toFile().setExecutable(true));
  }

  private Process start(String maven) throws IOException {
    Path tools = Files.createDirectories(checkout.resolve("tools"));
    Path mvn = Files.writeString(tools.resolve("mvn"), "#!/bin/sh\n" + maven + "\n");
    assertTrue(mvn.toFile().setExecutable(true));
    ProcessBuilder builder = new ProcessBuilder(checkout.resolve("timerproof").toString());
    builder.environment().put("PATH", tools + ":" + System.getenv("PATH"));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
  }

  private static void end(Process process) throws InterruptedException {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().waitFor();
  }

  private static void await(Path file) throws InterruptedException {
    for (int i = 0; i < SECONDS * 10 && Files.notExists(file); i++) {
      Thread.sleep(100);
    }
    assertTrue(Files.exists(file), file + " did not come");
  }

  @Test
  void terminationDuringTheBuild_endsTheBuildAndTheLock() throws Exception {
    Path pid = checkout.resolve("pid");
    Process launcher =
        start("echo $$ > " + pid + ".new && mv " + pid + ".new " + pid + "\nexec sleep 600");
    try {
      await(pid);
      ProcessHandle maven =
          ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();
      launcher.destroy();
      assertTrue(launcher.waitFor(SECONDS, TimeUnit.SECONDS), "it waits for the build");
      assertEquals(143, launcher.exitValue());
      maven.onExit().get(SECONDS, TimeUnit.SECONDS);
      assertFalse(Files.exists(lock), "the lock is still there");
    } finally {
      end(launcher);
    }
  }

  @Test
  void lockOfAProcessWhoseNumberAnotherHasNow_isStale() throws Exception {
    Files.createDirectories(lock);
    Files.writeString(lock.resolve("pid"), ProcessHandle.current().pid() + "\n");
    Files.writeString(lock.resolve("identity"), "another time\n");
    Process launcher = start("echo no such build; exit 1");
    try {
      assertTrue(launcher.waitFor(SECONDS, TimeUnit.SECONDS), "it waits for the lock");
      assertEquals(70, launcher.exitValue(), Files.readString(output));
      assertTrue(Files.readString(output).contains("no such build"), Files.readString(output));
    } finally {
      end(launcher);
    }
  }

  @Test
  void javaThatDoesNotStart_isToldWithItsWords() throws Exception {
    Path java = Files.createDirectories(checkout.resolve("jdk/bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\necho 'Could not reserve enough space' >&2; exit 1\n");
    assertTrue(java.toFile().setExecutable(true));
    ProcessBuilder builder = new ProcessBuilder(checkout.resolve("timerproof").toString());
    builder.environment().put("JAVA_HOME", checkout.resolve("jdk").toString());
    Process launcher = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    try {
      assertTrue(launcher.waitFor(SECONDS, TimeUnit.SECONDS), "it does not end");
      assertEquals(69, launcher.exitValue());
      assertEquals(
          "timerproof: " + java + " does not start; it says: Could not reserve enough space\n",
          Files.readString(output));
    } finally {
      end(launcher);
    }
  }

  /** What it builds does not run, but the number of builds shows when it did so. */
  private long buildsAfterARun() throws Exception {
    Path builds = checkout.resolve("builds");
    String maven =
        "for a; do case $a in -Dtimerproof.jar=*) echo jar > ${a#*=};; esac; done; echo x >> "
            + builds;
    Process launcher = start(maven);
    try {
      assertTrue(launcher.waitFor(SECONDS, TimeUnit.SECONDS), "it does not end");
      return Files.exists(builds) ? Files.readAllLines(builds).size() : 0;
    } finally {
      end(launcher);
    }
  }

  @Test
  void jar_isBuiltAgainWhenASourceHasOtherContent_whateverTheTimesAre() throws Exception {
    Files.writeString(checkout.resolve("pom.xml"), "a");
    Path source = Files.createDirectories(checkout.resolve("cli/src/main")).resolve("A");
    Files.writeString(source, "one");
    FileTime old = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
    assertEquals(1, buildsAfterARun());
    assertEquals(1, buildsAfterARun(), "nothing has changed");

    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(100)));
    assertEquals(1, buildsAfterARun(), "only the time has changed");

    Files.writeString(source, "two");
    Files.setLastModifiedTime(source, old);
    assertEquals(2, buildsAfterARun(), "another content of the same size, and older");

    Files.move(source, source.resolveSibling("B"));
    assertEquals(3, buildsAfterARun(), "another name");
  }

  @Test
  void jar_ofAnotherBuild_isTakenUnlessASourceIsNewer() throws Exception {
    Path source = Files.writeString(checkout.resolve("pom.xml"), "a");
    Path jar = Files.createDirectories(checkout.resolve("cli/target")).resolve("timerproof.jar");
    Files.writeString(jar, "jar");
    Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(-50)));
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(-100)));
    assertEquals(0, buildsAfterARun());
    Files.writeString(source, "b");
    assertEquals(1, buildsAfterARun());
  }

  @Test
  void folderOfTheJar_thatCannotBeMade_isNamed() throws Exception {
    Files.createDirectories(checkout.resolve("cli"));
    Files.writeString(checkout.resolve("cli/target"), "in the way");
    Process launcher = start("exit 1");
    try {
      assertTrue(launcher.waitFor(SECONDS, TimeUnit.SECONDS), "it waits for another build");
      assertEquals(70, launcher.exitValue(), Files.readString(output));
      assertTrue(
          Files.readString(output).contains("cli/target cannot be written"),
          Files.readString(output));
    } finally {
      end(launcher);
    }
  }
}
