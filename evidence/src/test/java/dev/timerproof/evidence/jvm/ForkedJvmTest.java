package dev.timerproof.evidence.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.evidence.files.Scratch;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each failure of a forked JVM is reported, and no process or file of it is left. */
class ForkedJvmTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofSeconds(5);

  private final Path directory;
  private final Set<Path> foldersBefore;

  ForkedJvmTest(@TempDir Path directory) throws IOException {
    this.directory = directory;
    foldersBefore = folders();
  }

  @AfterEach
  void noFolderAndNoProcessIsLeft() throws IOException {
    assertEquals(foldersBefore, folders());
    assertEquals(List.of(), ProcessHandle.current().children().toList());
  }

  private static Set<Path> folders() throws IOException {
    try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return all.filter(path -> String.valueOf(path.getFileName()).startsWith(Scratch.PREFIX))
          .collect(Collectors.toSet());
    }
  }

  private static ProcessHandle process(Path file) throws Exception {
    for (int i = 0; i < 600 && (Files.notExists(file) || Files.size(file) == 0); i++) {
      Thread.sleep(100);
    }
    long pid = Long.parseLong(Files.readString(file).split(" ", 2)[0]);
    return ProcessHandle.of(pid).orElseThrow();
  }

  /** Waits until a process that has been killed is gone. */
  private static void assertGone(ProcessHandle process) throws Exception {
    for (int i = 0; i < 300 && process.isAlive(); i++) {
      Thread.sleep(100);
    }
    assertFalse(process.isAlive(), "a process is still there");
  }

  @Test
  void program_thatEndsWell_hasItsOutputAndAFolderOfItsOwn() throws Exception {
    ForkedJvm.Ended ended = ForkedJvm.run(FaultyProgram.program("none"), LONG);
    assertTrue(ended.well(), ended.how());
    assertEquals(1, ended.output().size(), ended.output().toString());
    assertTrue(ended.output().get(0).contains("/" + Scratch.PREFIX), ended.output().toString());
  }

  @Test
  void program_thatHangs_isEndedInTimeAndTold() throws Exception {
    ForkedJvm.Ended ended = ForkedJvm.run(FaultyProgram.program("hang"), SHORT);
    assertEquals(OptionalInt.empty(), ended.exitCode());
    assertTrue(ended.how().startsWith("did not end within 5 s"), ended.how());
  }

  @Test
  void program_thatFloodsItsOutput_endsAndItsBeginningAndEndAreKept() throws Exception {
    ForkedJvm.Ended ended = ForkedJvm.run(FaultyProgram.program("flood"), LONG);
    assertTrue(ended.well(), ended.how());
    List<String> output = ended.output();
    long bytes = output.stream().mapToLong(line -> line.length() + 1).sum();
    assertTrue(bytes <= CaughtOutput.BEGINNING + CaughtOutput.END + 100, bytes + " bytes");
    assertEquals("x".repeat(1023), output.get(0));
    assertEquals("the end", output.get(output.size() - 1));
    assertTrue(output.stream().anyMatch(line -> line.endsWith("dropped here]")));
  }

  @Test
  void program_thatHangsWithAChildOfItsOwn_isEndedWithIt() throws Exception {
    Path file = directory.resolve("pid");
    var jvm = ForkedJvm.start(FaultyProgram.program("grandchild", file.toString()), new Scratch());
    ProcessHandle grandchild = process(file);
    assertTrue(grandchild.isAlive());
    // As a JVM makes it that has loaded an agent into itself.
    Path socket = Files.createFile(Path.of("/tmp", ".java_pid" + jvm.handle().pid()));
    jvm.close();
    assertGone(grandchild);
    assertFalse(Files.exists(socket), "the killed JVM's socket is left");
  }

  @Test
  void program_thatEndsAndLeavesAChild_takesItAlong() throws Exception {
    Path file = directory.resolve("pid");
    ForkedJvm.Ended ended = ForkedJvm.run(FaultyProgram.program("orphan", file.toString()), LONG);
    assertTrue(ended.well(), ended.how());
    Optional<ProcessHandle> orphan = ProcessHandle.of(Long.parseLong(Files.readString(file)));
    if (orphan.isPresent()) {
      assertGone(orphan.get());
    }
  }

  @Test
  void program_thatDiesHalfWayThroughAnAnswer_isToldWithWhatItSaid() throws Exception {
    try (var jvm = ForkedJvm.start(FaultyProgram.program("half"), new Scratch())) {
      var in = new DataInputStream(jvm.output());
      byte[] answer = new byte[in.readInt()];
      assertThrows(EOFException.class, () -> in.readFully(answer));
      assertEquals(OptionalInt.of(7), jvm.await(LONG));
      assertEquals("ended with exit code 7; it said last:\ndying", jvm.how(LONG));
    }
  }

  @Test
  void program_thatIsKilled_isToldWithTheSignal() throws Exception {
    try (var jvm = ForkedJvm.start(FaultyProgram.program("hang"), new Scratch())) {
      jvm.handle().destroyForcibly();
      assertEquals(OptionalInt.of(128 + 9), jvm.await(LONG));
      assertEquals("was killed by signal 9", jvm.how(LONG));
    }
  }

  @Test
  void program_thatNeedsTooMuchMemory_isTold() throws Exception {
    ForkedJvm.Ended ended =
        ForkedJvm.run(FaultyProgram.program("memory").withOptions(List.of("-Xmx16m")), LONG);
    assertTrue(ended.how().startsWith("ran out of memory; it said last:\n"), ended.how());
  }

  @Test
  void jvm_thatDoesNotStart_isToldWithItsReason() throws Exception {
    ForkedJvm.Ended ended =
        ForkedJvm.run(FaultyProgram.program("none").withOptions(List.of("-Xmx1q")), LONG);
    assertTrue(
        ended.how().startsWith("ended with exit code 1; it said last:\nInvalid maximum heap"),
        ended.how());
  }

  @Test
  void mainClass_thatIsNotThere_isTold() throws Exception {
    ForkedJvm.Ended ended = ForkedJvm.run(JavaProgram.of("no.such.Main", List.of()), LONG);
    assertFalse(ended.well());
    assertTrue(ended.how().contains("ClassNotFoundException: no.such.Main"), ended.how());
  }

  @Test
  void interrupt_endsTheProgram() throws Exception {
    Path file = directory.resolve("pid");
    AtomicReference<@Nullable Throwable> end = new AtomicReference<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                ForkedJvm.run(FaultyProgram.program("grandchild", file.toString()), LONG);
              } catch (IOException | InterruptedException e) {
                end.set(e);
              }
            });
    thread.start();
    ProcessHandle grandchild = process(file);
    thread.interrupt();
    thread.join(TimeUnit.SECONDS.toMillis(30));
    assertTrue(end.get() instanceof InterruptedException, () -> String.valueOf(end.get()));
    assertGone(grandchild);
  }

  /** The parent is a further JVM, because the one of the tests cannot be killed. */
  @Test
  void parent_thatIsKilled_takesItsChildAndItsFolderAlong() throws Exception {
    Path file = directory.resolve("pid");
    try (var parent =
        ForkedJvm.start(FaultyProgram.program("parent", file.toString()), new Scratch())) {
      ProcessHandle child = process(file);
      Path folder = Path.of(Files.readString(file, StandardCharsets.UTF_8).split(" ", 2)[1]);
      assertTrue(Files.isDirectory(folder));
      parent.handle().destroyForcibly();
      assertGone(child);
      assertTrue(Files.notExists(folder), folder + " is still there");
    }
  }

  @Test
  void parent_thatIsToldToEnd_endsItsChildAndRemovesItsFolder() throws Exception {
    Path file = directory.resolve("pid");
    try (var parent =
        ForkedJvm.start(FaultyProgram.program("parent", file.toString()), new Scratch())) {
      ProcessHandle child = process(file);
      Path folder = Path.of(Files.readString(file, StandardCharsets.UTF_8).split(" ", 2)[1]);
      parent.handle().destroy();
      assertEquals(OptionalInt.of(128 + 15), parent.await(LONG));
      assertFalse(child.isAlive());
      assertTrue(Files.notExists(folder), folder + " is still there");
    }
  }
}
