package dev.timerproof.evidence.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
  private static final Duration LONGEST = Duration.ofMinutes(1);
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

  @Test
  void folder_ofAProcessThatLives_isNotAbandonedAfterAGarbageCollection(@TempDir Path folder)
      throws IOException {
    String before = System.getProperty("java.io.tmpdir");
    System.setProperty("java.io.tmpdir", folder.toString());
    try {
      RunFolder.begin();
      Path forgotten = Files.createDirectory(folder.resolve("forgotten"));
      assertNotNull(RunFolder.lock(forgotten.resolve("owner.lock")));
      // Nothing refers to that lock any more: once it is gone, garbage has been collected.
      long start = System.nanoTime();
      while (!RunFolder.isAbandoned(forgotten)) {
        assertTrue(System.nanoTime() - start < LONGEST.toNanos(), "no garbage was collected");
        System.gc();
        Thread.onSpinWait();
      }
      assertFalse(RunFolder.isAbandoned(RunFolder.folder()));
    } finally {
      RunFolder.end();
      System.setProperty("java.io.tmpdir", before);
    }
  }
}
