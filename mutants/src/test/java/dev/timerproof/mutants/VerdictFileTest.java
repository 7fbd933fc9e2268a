package dev.timerproof.mutants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.timerproof.spec.mutate.MutantVerdict;
import dev.timerproof.spec.mutate.MutantVerdict.Fate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerdictFileTest {
  private static final MutantVerdict FIRST =
      new MutantVerdict("drift", "repaired a.b to = x", Fate.KILLED, "who", "was '{\"'", 0.5);
  private static final MutantVerdict SECOND =
      new MutantVerdict("jqwik", "repaired a.b to = x", Fate.SURVIVED, "60 histories", "", 12.3);

  private final Path file;

  VerdictFileTest(@TempDir Path folder) {
    this.file = folder.resolve("verdicts.jsonl");
  }

  @Test
  void verdict_thatWasCutAtAnyPlace_isLeftOutAndWrittenAnew() throws Exception {
    String whole = VerdictFile.line(SECOND).strip();
    for (int length = 0; length < whole.length(); length++) {
      Files.writeString(file, VerdictFile.line(FIRST) + whole.substring(0, length));
      var cut = new VerdictFile(file);
      assertEquals(List.of(FIRST), cut.read(), "cut after " + length);
      cut.append(SECOND);
      cut.append(FIRST);
      assertEquals(List.of(FIRST, SECOND, FIRST), cut.read(), "cut after " + length);
    }
  }

  @Test
  void lastVerdict_withoutAnEndOfLine_stays() throws Exception {
    Files.writeString(file, VerdictFile.line(FIRST).strip());
    var verdicts = new VerdictFile(file);
    assertEquals(List.of(FIRST), verdicts.read());
    verdicts.append(SECOND);
    assertEquals(List.of(FIRST, SECOND), verdicts.read());
  }

  @Test
  void somethingElse_isRefusedAndNotTouched() throws Exception {
    for (String text : List.of("{\"name\": \"x\"", "notes", "{\"layer\":\"drift\"}\n", "\n")) {
      Files.writeString(file, text);
      assertThrows(VerdictFile.MalformedException.class, () -> new VerdictFile(file).read(), text);
      assertEquals(text, Files.readString(file));
    }
  }
}
