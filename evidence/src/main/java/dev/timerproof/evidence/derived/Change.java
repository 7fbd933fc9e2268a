package dev.timerproof.evidence.derived;

import dev.timerproof.evidence.files.AtomicFiles;
import dev.timerproof.evidence.text.TextDifference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A derived file whose text differs from what its sources give.
 *
 * @param file its place below the root of the checkout
 * @param found its text; empty if it is missing
 * @param expected the text that its sources give; empty if it is derived from nothing
 */
public record Change(Path file, Optional<String> found, Optional<String> expected) {
  /** How the file differs, in one line that begins with its name. */
  public String difference() {
    if (expected.isEmpty()) {
      return file + " is not generated";
    }
    return found
        .map(text -> file + ":" + TextDifference.first(text, expected.get()))
        .orElse(file + " is missing");
  }

  /**
   * Writes the expected text, or deletes a file that is derived from nothing. A reader sees the old
   * content or the new one, never a part.
   *
   * @param checkout the root of the checkout
   * @return what was done, such as {@code wrote docs/table.md}
   * @throws IOException if the file cannot be written or deleted
   */
  public String apply(Path checkout) throws IOException {
    Path place = checkout.resolve(file);
    if (expected.isPresent()) {
      AtomicFiles.write(place, expected.get());
      return "wrote " + file;
    }
    Files.deleteIfExists(place);
    return "removed " + file;
  }
}
