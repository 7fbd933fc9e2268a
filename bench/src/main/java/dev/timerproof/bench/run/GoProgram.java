package dev.timerproof.bench.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.timerproof.bench.cell.Contender;
import dev.timerproof.bench.cell.Contender.Side;
import dev.timerproof.bench.work.Kind;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The program in Go that works as the workers of the JVM do, built with an installed Go.
 *
 * @param version the version of Go, such as {@code go1.19.8}
 * @param go the command of that Go
 */
public record GoProgram(String version, Path go) {
  private static final Path DEBIAN = Path.of("/usr/lib");

  /**
   * One program for each installed version of Go: the one on the path, and those in Debian's
   * folders.
   */
  public static List<GoProgram> installed() throws IOException, InterruptedException {
    List<Path> places = new ArrayList<>();
    String path = System.getenv("PATH");
    if (path != null) {
      Stream.of(path.split(File.pathSeparator, -1))
          .filter(folder -> !folder.isEmpty())
          .forEach(folder -> places.add(Path.of(folder, "go")));
    }
    if (Files.isDirectory(DEBIAN)) {
      try (DirectoryStream<Path> folders = Files.newDirectoryStream(DEBIAN, "go-1.*")) {
        folders.forEach(folder -> places.add(folder.resolve("bin/go")));
      }
    }
    Map<String, GoProgram> found = new LinkedHashMap<>();
    for (Path place : places) {
      if (Files.isExecutable(place)) {
        String version = output(new ProcessBuilder(place.toString(), "env", "GOVERSION"));
        found.putIfAbsent(version, new GoProgram(version, place));
      }
    }
    return List.copyOf(found.values());
  }

  /** The contender for a run; {@link #build} must have been called for the same folder. */
  public Contender contender(Path folder) {
    return new Contender(
        version,
        Side.GO,
        List.of(program(folder).toString()),
        EnumSet.allOf(Kind.class),
        Integer.MAX_VALUE,
        0,
        "time.AfterFunc and time.NewTicker");
  }

  private Path program(Path folder) {
    return folder.resolve("timers-" + version);
  }

  /**
   * Builds the program.
   *
   * @param sources the folder of its sources
   * @param folder where it goes
   */
  public void build(Path sources, Path folder) throws IOException, InterruptedException {
    String program = program(folder).toString();
    ProcessBuilder build = new ProcessBuilder(go.toString(), "build", "-o", program, ".");
    build.directory(sources.toFile());
    output(build);
  }

  private static String output(ProcessBuilder builder) throws IOException, InterruptedException {
    // Uses only what is installed: no other toolchain and no modules.
    builder.environment().put("GOTOOLCHAIN", "local");
    builder.environment().put("GOFLAGS", "");
    builder.environment().put("GOPROXY", "off");
    builder.environment().put("CGO_ENABLED", "0");
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    int code = process.waitFor();
    if (code != 0) {
      throw new IOException(builder.command() + " ended with code " + code + ": " + said);
    }
    return said;
  }
}
