package dev.timerproof.evidence.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
  private static final Path FOLDER = Path.of("somewhere");

  private static Exception noRoom() {
    return new IllegalStateException(
        "a library failed", new UncheckedIOException(new IOException("No space left on device")));
  }

  @Test
  void complaint_ofAFullTemporaryFolder_namesIt() {
    assertEquals(
        Optional.of("the temporary folder somewhere is full"),
        RunFolder.complaint(noRoom(), FOLDER, 4096));
  }

  @Test
  void complaint_ofAnotherFullDiskOrAnotherProblem_isNone() {
    assertEquals(Optional.empty(), RunFolder.complaint(noRoom(), FOLDER, 1 << 30));
    assertEquals(Optional.empty(), RunFolder.complaint(new IOException("boom"), FOLDER, 4096));
  }

  @Test
  void scratch_goesToTheFolderOfTheRun(@TempDir Path folder) throws IOException {
    String before = System.getProperty("java.io.tmpdir");
    System.setProperty("java.io.tmpdir", folder.toString());
    try (Scratch scratch = new Scratch()) {
      assertEquals(folder, scratch.directory().getParent());
    } finally {
      System.setProperty("java.io.tmpdir", before);
    }
  }
}
