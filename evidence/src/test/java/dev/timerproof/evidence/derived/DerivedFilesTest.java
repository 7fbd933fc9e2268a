package dev.timerproof.evidence.derived;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DerivedFilesTest {
  private static final DerivedFiles COPIES =
      DerivedFiles.folder(
          "copies",
          "the copies are what the source gives",
          Path.of("made"),
          List.of(Path.of("source")),
          checkout -> {
            String text = Files.readString(checkout.resolve("source"));
            return Map.of("a", text, "deep/b", text);
          });

  private final Path checkout;

  DerivedFilesTest(@TempDir Path checkout) throws IOException {
    this.checkout = checkout;
    Files.writeString(checkout.resolve("source"), "one\ntwo\n");
  }

  private List<String> apply() throws Exception {
    List<String> done = new ArrayList<>();
    for (Change change : COPIES.changes(checkout)) {
      done.add(change.apply(checkout));
    }
    return done;
  }

  @Test
  void folder_withEveryKindOfDrift_isToldAndMended() throws Exception {
    assertEquals(
        List.of("made/a is missing", "made/deep/b is missing"), COPIES.differences(checkout));
    assertEquals(List.of("wrote made/a", "wrote made/deep/b"), apply());
    assertEquals(List.of(), COPIES.differences(checkout));
    Files.writeString(checkout.resolve("made/a"), "one\nthree\n");
    Files.write(checkout.resolve("made/deep/b"), new byte[] {(byte) 0xff, 0});
    Files.writeString(checkout.resolve("made/deep/c"), "");
    assertEquals(
        List.of(
            "made/a:2: found 'three', expected 'two'",
            "made/deep/b:1: found '\ufffd\0', expected 'one'",
            "made/deep/c is not generated"),
        COPIES.differences(checkout));
    assertEquals(List.of("wrote made/a", "wrote made/deep/b", "removed made/deep/c"), apply());
    assertEquals(List.of(), COPIES.differences(checkout));
  }

  @Test
  void file_withOtherLineEnds_isDrift() throws Exception {
    apply();
    Files.writeString(checkout.resolve("made/a"), "one\r\ntwo\r\n");
    assertEquals(
        List.of("made/a:1: found other line ends than expected"), COPIES.differences(checkout));
  }

  @Test
  void file_thatIsAsItShouldBe_isLeftAlone() throws Exception {
    apply();
    FileTime old = FileTime.fromMillis(1_000_000);
    Files.setLastModifiedTime(checkout.resolve("made/a"), old);
    Files.writeString(checkout.resolve("made/deep/b"), "edited");
    assertEquals(List.of("wrote made/deep/b"), apply());
    assertEquals(old, Files.getLastModifiedTime(checkout.resolve("made/a")));
  }
}
