package dev.timerproof.spec.tlc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {
  private static final String WRITES = "-XX:ArchiveClassesAtExit=";
  private static final String MAPS = "-XX:SharedArchiveFile=";

  private final Path folder;
  private final Path jar;

  ClassArchiveTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    jar = Files.createFile(folder.resolve("some.jar"));
  }

  private static Path place(List<String> options, String option) {
    String last = options.get(options.size() - 1);
    assertTrue(last.startsWith(option), last);
    return Path.of(last.substring(option.length()));
  }

  @Test
  void archive_ofJars_isWrittenByTheFirstAndMappedByThoseThatStartAfterItsEnd() throws Exception {
    Path mapped;
    try (ClassArchive archive = new ClassArchive(jar.toString())) {
      List<String> first = archive.options();
      Files.writeString(place(first, WRITES), "classes");
      assertEquals(List.of(), archive.options());
      archive.ended(List.of(), true);
      assertEquals(List.of(), archive.options());
      archive.ended(first, true);
      mapped = place(archive.options(), MAPS);
      assertEquals("classes", Files.readString(mapped));
    }
    assertFalse(Files.exists(mapped));
  }

  @Test
  void archive_whoseWriterDied_isNotMapped() throws Exception {
    try (ClassArchive archive = new ClassArchive(jar.toString())) {
      List<String> first = archive.options();
      Files.writeString(place(first, WRITES), "a part");
      archive.ended(first, false);
      assertEquals(List.of(), archive.options());
    }
  }

  @Test
  void archive_thatIsClosed_makesNoFolderAgain() throws Exception {
    ClassArchive archive = new ClassArchive(jar.toString());
    List<String> first = archive.options();
    Path file = place(first, WRITES);
    archive.close();
    archive.ended(first, true);
    assertEquals(List.of(), archive.options());
    assertFalse(Files.exists(file.toAbsolutePath().getParent()));
  }

  @Test
  void archive_ofAFolder_isNotTried() throws Exception {
    try (ClassArchive archive = new ClassArchive(jar + File.pathSeparator + folder)) {
      assertEquals(List.of(), archive.options());
    }
  }
}
