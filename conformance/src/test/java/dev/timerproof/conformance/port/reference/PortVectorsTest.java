package dev.timerproof.conformance.port.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortVectorsTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final String FOLDER = "conformance/src/main/resources/vectors";

  private final Path checkout;

  /** Makes a checkout with copies of the vectors and of the table. */
  PortVectorsTest(@TempDir Path checkout) throws IOException {
    this.checkout = checkout;
    for (String part : List.of("spec/src/main/tla", FOLDER)) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(part))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Path copy = checkout.resolve(ROOT.relativize(file));
          Files.createDirectories(copy.resolve(".."));
          Files.copy(file, copy);
        }
      }
    }
  }

  private void replace(String file, String from, String to) throws IOException {
    Path path = checkout.resolve(file);
    String text = Files.readString(path);
    String changed = text.replaceFirst(from, to);
    assertNotEquals(text, changed, () -> file + " has no " + from);
    Files.writeString(path, changed);
  }

  @Test
  void differences_ofVectorsThatWereDamaged_nameEachFileOnce() throws Exception {
    String vectors = FOLDER + "/";
    replace(vectors + "go1.15.ndjson", "\"answer\":\"true\"", "\"answer\":\"false\"");
    Files.delete(checkout.resolve(vectors + "go1.17.ndjson"));
    replace(vectors + "go1.19.ndjson", "\"exchanges\":\\[", "\"exchanges\":{");
    replace(vectors + "go1.22.ndjson", "\n\\{\"id\".*\n", "\n");
    Files.write(checkout.resolve(vectors + "repaired.ndjson"), new byte[] {(byte) 0xff});
    Files.writeString(checkout.resolve(vectors + "stray"), "");

    List<String> differences = PortVectors.files().differences(checkout);

    assertEquals(6, differences.size(), differences::toString);
    assertTrue(
        differences.get(0).matches("(?s)\\Q" + vectors + "go1.15.ndjson:\\E[1-9].*: found .*"),
        differences.get(0));
    assertEquals(vectors + "go1.17.ndjson is missing", differences.get(1));
    assertTrue(
        differences.get(2).startsWith(vectors + "go1.19.ndjson:2: found "), differences.get(2));
    assertTrue(differences.get(3).startsWith(vectors + "go1.22.ndjson:1: "), differences.get(3));
    assertEquals(vectors + "repaired.ndjson: found bytes that are no UTF-8", differences.get(4));
    assertEquals(vectors + "stray is not generated", differences.get(5));
  }

  @Test
  void differences_ofVectorsOfAnotherTable_nameTheRequestThatTellsThemApart() throws Exception {
    replace(
        "spec/src/main/tla/TimerTable.tla",
        "from, \"Modifying\", \"Deleted\", \"any\"",
        "from, \"Modifying\", \"Removed\", \"any\"");

    List<String> differences = PortVectors.files().differences(checkout);

    assertEquals(5, differences.size(), differences::toString);
    for (String difference : differences) {
      assertTrue(difference.matches(".*\\.ndjson:\\d+: vector [a-z]+/\\S+: .*"), difference);
      assertTrue(difference.length() < 1000, difference);
    }
  }
}
