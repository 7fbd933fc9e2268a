package dev.timerproof.spec.table.reading;

import dev.timerproof.evidence.files.Scratch;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import util.FilenameToStream;

/**
 * The folder in which the parser finds its modules: used by one parse and removed afterwards. The
 * parser's own resolver unpacks the standard modules under fixed names into the common temporary
 * folder, where two JVMs at the same time would delete each other's files.
 */
final class PrivateModules implements FilenameToStream, AutoCloseable {
  private static final String STANDARD = "tla2sany/StandardModules/";

  private final Scratch scratch = new Scratch();
  private final Path dir;
  private final ModuleText root;
  private final Set<String> standard = new HashSet<>();

  PrivateModules(ModuleText root) throws IOException {
    this.root = root;
    dir = scratch.directory();
    Files.write(dir.resolve(root.module() + ".tla"), root.bytes());
    DefinitionNumbers.reserve(root.text());
    // The evaluator requires a configuration file; for a module of constants it may be empty.
    Files.write(dir.resolve(root.module() + ".cfg"), new byte[0]);
  }

  Path dir() {
    return dir;
  }

  @Override
  public File resolve(String name, boolean isModule) {
    String fileName = new File(name).getName();
    if (isModule && !fileName.endsWith(".tla")) {
      fileName += ".tla";
    }
    Path file = dir.resolve(fileName);
    if (!Files.exists(file)) {
      unpack(fileName, file);
    }
    return new TLAFile(file.toString(), standard.contains(fileName), this);
  }

  private void unpack(String fileName, Path file) {
    try {
      byte[] sibling = root.sibling(fileName);
      if (sibling != null) {
        Files.write(file, sibling);
        DefinitionNumbers.reserve(new String(sibling, StandardCharsets.ISO_8859_1));
        return;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try (InputStream in = standardModule(fileName)) {
      if (in != null) {
        Files.copy(in, file);
        standard.add(fileName);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable InputStream standardModule(String fileName) {
    return FilenameToStream.class.getClassLoader().getResourceAsStream(STANDARD + fileName);
  }

  @Override
  public String getFullPath() {
    return dir.toString();
  }

  @Override
  public boolean isStandardModule(String module) {
    return standard.contains(module + ".tla");
  }

  @Override
  public void close() {
    scratch.close();
  }
}
