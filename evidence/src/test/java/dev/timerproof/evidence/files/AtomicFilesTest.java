package dev.timerproof.evidence.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {
  private final Path directory;

  AtomicFilesTest(@TempDir Path directory) {
    this.directory = directory;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.toList();
    }
  }

  @Test
  void write_overAnOlderFile_replacesItAndLeavesNothingElse() throws IOException {
    Path file = directory.resolve("a.json");
    AtomicFiles.write(file, "first, and longer");
    AtomicFiles.write(file, "second");
    assertEquals("second", Files.readString(file));
    assertEquals(List.of(file), files());
  }

  @Test
  void write_givesAFileThePermissionsOfAnyOtherOrThoseOfTheOldOne() throws IOException {
    Path usual = Files.writeString(directory.resolve("usual"), "");
    Path file = directory.resolve("a.json");
    AtomicFiles.write(file, "first");
    assertEquals(Files.getPosixFilePermissions(usual), Files.getPosixFilePermissions(file));
    var rare = PosixFilePermissions.fromString("rwxr-x---");
    Files.setPosixFilePermissions(file, rare);
    AtomicFiles.write(file, "second");
    assertEquals(rare, Files.getPosixFilePermissions(file));
  }

  @Test
  void write_ontoADirectoryWithFiles_throwsAndLeavesNothingElse() throws IOException {
    Path target = Files.createDirectory(directory.resolve("a.json"));
    Files.writeString(target.resolve("inside"), "");
    assertThrows(IOException.class, () -> AtomicFiles.write(target, "text"));
    assertEquals(List.of(target), files());
  }
}
