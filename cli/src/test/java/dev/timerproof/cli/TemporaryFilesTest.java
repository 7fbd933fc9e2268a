package dev.timerproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole command in a process of its own, and what it leaves in its temporary folder. */
class TemporaryFilesTest {
  private static final String ALIVE = "timerproof-run-alive";
  private static final String GONE = "timerproof-run-gone";

  private final Path directory;

  TemporaryFilesTest(@TempDir Path directory) {
    this.directory = directory;
  }

  private Path folder(String name) throws IOException {
    Path folder = Files.createDirectories(directory.resolve(name));
    Files.writeString(folder.resolve("owner.lock"), "");
    Files.writeString(folder.resolve("file"), "text");
    return folder;
  }

  private List<String> left() throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.map(p -> String.valueOf(p.getFileName())).sorted().toList();
    }
  }

  private record Ended(int code, String output) {}

  private static Ended command(Path temporary, String... arguments) throws Exception {
    Process process =
        new ProcessBuilder(
                Stream.concat(
                        Stream.of(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "-Djava.io.tmpdir=" + temporary,
                            "-cp",
                            System.getProperty("java.class.path"),
                            Main.class.getName()),
                        Stream.of(arguments))
                    .toList())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output);
  }

  @Test
  void command_thatEnds_leavesNothingAndRemovesWhatKilledOnesLeft() throws Exception {
    folder(GONE);
    Path alive = folder(ALIVE);
    try (FileChannel channel =
            FileChannel.open(alive.resolve("owner.lock"), StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      assertTrue(lock.isValid());
      // Reading the table unpacks the parser's modules.
      Ended ended = command(directory, "explain", "del.Waiting");
      assertEquals(0, ended.code(), ended.output());
      assertEquals(List.of(ALIVE), left());
    }
  }

  @Test
  void temporaryFolder_thatIsNotThere_isNamed() throws Exception {
    Path none = directory.resolve("none");
    Ended ended = command(none, "explain", "del.Waiting");
    assertEquals(69, ended.code(), ended.output());
    // JDK 24 and later have a warning of their own.
    List<String> lines =
        ended.output().lines().filter(line -> !line.startsWith("WARNING: java.io.tmpdir")).toList();
    assertEquals(1, lines.size(), ended.output());
    assertTrue(lines.get(0).startsWith("timerproof: the temporary folder " + none), lines.get(0));
  }
}
