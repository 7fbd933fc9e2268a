package dev.timerproof.generate.java;

import dev.timerproof.spec.table.TimerTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The generated part of the runtime library: the protocol and the poller. */
public final class GeneratedProtocol {
  private GeneratedProtocol() {}

  /**
   * The sources, by their path below the folder of sources.
   *
   * @throws GenerationException if the table cannot be written as Java
   */
  public static Map<String, String> sources(TimerTable table) {
    Map<String, String> sources =
        new TreeMap<>(new ProtocolGenerator(table, RuntimePackages.PROTOCOL).generate());
    sources.putAll(new PollerGenerator(table.poller(), RuntimePackages.POLLER).generate());
    return sources;
  }

  /**
   * Compiles the sources.
   *
   * @param folder where the class files are written, in folders for their packages
   * @param runtime a class of the runtime library, against which the sources are compiled
   * @throws GenerationException if the table cannot be written as Java
   * @throws CompilationException if the sources do not compile
   * @throws IllegalStateException if this Java has no compiler
   */
  public static void compile(TimerTable table, Path folder, Class<?> runtime) throws IOException {
    for (Map.Entry<String, byte[]> compiled :
        ProtocolLoader.compile(sources(table), runtime).entrySet()) {
      Path file = folder.resolve(compiled.getKey().replace('.', '/') + ".class");
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(file, compiled.getValue());
    }
  }
}
