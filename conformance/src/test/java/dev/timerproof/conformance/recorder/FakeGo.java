package dev.timerproof.conformance.recorder;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A folder with a fake {@code go} command, whose version and built programs a test chooses; runs
 * the recorder's script with it.
 */
final class FakeGo {
  private static final Path SCRIPT = Path.of("recorders", "go", "record").toAbsolutePath();

  /**
   * The fake command: answers {@code version} and {@code env}, and builds a program by copying the
   * shell script from the file overlay or workload beside it.
   */
  private static final String COMMAND =
      """
      #!/bin/sh
      here=$(dirname "$0")
      case $1 in
        version) cat "$here/version" ;;
        env) echo "$here/root" ;;
        build)
          while [ "$1" != -o ]; do shift; done
          if ! [ -f "$here/$(basename "$2")" ]; then
            echo "fake go: cannot build $2" >&2
            exit 1
          fi
          cp "$here/$(basename "$2")" "$2"
          ;;
      esac
      """;

  private final Path folder;
  private final Path temporary;

  /** Writes the command into an empty folder. */
  FakeGo(Path folder) throws IOException {
    this.folder = folder;
    this.temporary = Files.createDirectory(folder.resolve("tmp"));
    executable("go", COMMAND);
  }

  /** The path of the command, for the script's option. */
  String command() {
    return folder.resolve("go").toString();
  }

  /** Sets the answer to {@code go version}. */
  FakeGo says(String version) throws IOException {
    Files.writeString(folder.resolve("version"), version + "\n");
    return this;
  }

  /** Sets the program that makes the overlay, as a shell script. */
  FakeGo overlay(String shell) throws IOException {
    executable("overlay", "#!/bin/sh\n" + shell + "\n");
    return this;
  }

  /** Sets the program that is recorded, as a shell script. */
  FakeGo workload(String shell) throws IOException {
    executable("workload", "#!/bin/sh\n" + shell + "\n");
    return this;
  }

  private void executable(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, text);
    if (!file.toFile().setExecutable(true)) {
      throw new IOException("cannot make " + file + " executable");
    }
  }

  /** The names of the files that the script left in the folder for temporary files. */
  List<String> leftBehind() throws IOException {
    try (var files = Files.list(temporary)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  /**
   * How the script ended.
   *
   * @param code its exit code
   * @param out its standard output
   * @param err its standard error
   */
  record Ended(int code, String out, String err) {}

  /** Runs the script to its end. */
  Ended record(String... options) throws IOException, InterruptedException {
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    ProcessBuilder builder = new ProcessBuilder("sh", SCRIPT.toString());
    builder.command().addAll(List.of(options));
    builder.environment().put("TMPDIR", temporary.toString());
    builder.directory(folder.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
    Process process = builder.start();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("the script did not end: " + Files.readString(err, UTF_8));
    }
    return new Ended(
        process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
  }
}
