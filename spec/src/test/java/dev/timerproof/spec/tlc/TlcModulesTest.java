package dev.timerproof.spec.tlc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.spec.table.MalformedTableException;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TlcModulesTest {
  @Test
  void builtIn_copied_hasTheTableAndItsModels(@TempDir Path target) throws Exception {
    TlcModules.builtIn().copyTo(target);
    assertTrue(Files.size(target.resolve(TlcModules.TABLE)) > 10_000);
    assertTrue(Files.exists(target.resolve("MCStatusWord.tla")));
  }

  /** Wider lines do not fit into editors and reviews. */
  @Test
  void modules_keepTo100Columns(@TempDir Path target) throws Exception {
    TlcModules.builtIn().copyTo(target);
    try (Stream<Path> modules = Files.list(target)) {
      for (Path module : modules.toList()) {
        List<String> lines = Files.readAllLines(module);
        for (int k = 0; k < lines.size(); k++) {
          int place = k + 1;
          assertTrue(lines.get(k).length() <= 100, () -> module.getFileName() + ":" + place);
        }
      }
    }
  }

  @Test
  void directory_copied_hasItsModulesAndNothingElse(@TempDir Path source, @TempDir Path target)
      throws Exception {
    Files.writeString(source.resolve("One.tla"), "one");
    Files.writeString(source.resolve("One.cfg"), "no module");
    TlcModules.in(source).copyTo(target);
    assertEquals("one", Files.readString(target.resolve("One.tla")));
    assertTrue(Files.notExists(target.resolve("One.cfg")));
  }

  @Test
  void table_replaced_isCopiedWithWhatItExtends(@TempDir Path target) throws Exception {
    Map<String, byte[]> table =
        Map.of(TlcModules.TABLE, bytes("edited"), "Mine.tla", bytes("mine"));
    TlcModules.builtIn().withTable(table).copyTo(target);
    assertEquals("edited", Files.readString(target.resolve(TlcModules.TABLE)));
    assertEquals("mine", Files.readString(target.resolve("Mine.tla")));
    assertTrue(Files.exists(target.resolve("Steps.tla")));
  }

  @Test
  void table_thatExtendsANamesakeOfAModel_isMalformed(@TempDir Path target) {
    Map<String, byte[]> table = Map.of(TlcModules.TABLE, bytes("t"), "Steps.tla", bytes("mine"));
    TlcModules modules = TlcModules.builtIn().withTable(table);
    MalformedTableException e =
        assertThrows(MalformedTableException.class, () -> modules.copyTo(target));
    assertEquals("Steps.tla", e.place().file(), e.getMessage());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void jar_copied_hasItsModules(@TempDir Path source, @TempDir Path target) throws Exception {
    Path jar = source.resolve("with a space.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      entry(out, "tla/TimerTable.tla", "table");
      entry(out, "tla/Other.tla", "other");
    }
    URL table = URI.create("jar:" + jar.toUri() + "!/tla/TimerTable.tla").toURL();
    TlcModules.copyFrom(table, target);
    assertEquals("table", Files.readString(target.resolve(TlcModules.TABLE)));
    assertEquals("other", Files.readString(target.resolve("Other.tla")));
  }

  private static void entry(JarOutputStream out, String name, String text) throws IOException {
    out.putNextEntry(new ZipEntry(name));
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.closeEntry();
  }
}
