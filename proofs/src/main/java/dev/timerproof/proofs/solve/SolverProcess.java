package dev.timerproof.proofs.solve;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A solver in a JVM of its own. One script at a time; not thread-safe. Close it to end the JVM. */
public final class SolverProcess implements AutoCloseable {
  private static final long GRACE_SECONDS = 2;

  private final SolverKind kind;
  private final Process process;
  private final DataInputStream in;
  private final DataOutputStream out;
  private final Path errors;
  private final String version;

  /**
   * Starts a solver.
   *
   * @param limitMillis how long it may think about one question
   * @throws SolverFailedException if it does not start
   */
  public SolverProcess(SolverKind kind, int limitMillis) {
    this(kind, limitMillis, Path.of(System.getProperty("java.io.tmpdir")));
  }

  /**
   * Starts a solver.
   *
   * @param limitMillis how long it may think about one question
   * @param scratch where its native library is unpacked and its errors are written
   * @throws SolverFailedException if it does not start
   */
  public SolverProcess(SolverKind kind, int limitMillis, Path scratch) {
    if (!kind.available()) {
      throw new MissingSolverException(kind);
    }
    this.kind = kind;
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command =
        List.of(
            java,
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx512m",
            "-Djava.io.tmpdir=" + scratch,
            // Both solvers are native code; JDK 24 and later say so on standard error otherwise.
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            SolverMain.class.getName(),
            kind.name(),
            Integer.toString(limitMillis));
    try {
      errors = Files.createTempFile(scratch, "timerproof-" + kind.id() + "-", ".err");
      process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    } catch (IOException e) {
      throw new SolverFailedException(kind.id() + " does not start: " + java, e);
    }
    in = new DataInputStream(process.getInputStream());
    out = new DataOutputStream(process.getOutputStream());
    try {
      version = receive();
    } catch (SolverFailedException e) {
      close();
      throw e;
    }
  }

  /** The solver's name and version, as it says them. */
  public String version() {
    return version;
  }

  /**
   * Runs a script and returns all that the solver printed.
   *
   * @throws SolverFailedException if the solver died
   */
  public String run(String script) {
    byte[] bytes = script.getBytes(StandardCharsets.UTF_8);
    try {
      out.writeInt(bytes.length);
      out.write(bytes);
      out.flush();
    } catch (IOException e) {
      throw died(e);
    }
    return receive();
  }

  private String receive() {
    try {
      return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw died(e);
    }
  }

  private SolverFailedException died(IOException e) {
    String state = process.isAlive() ? "does not answer" : "ended with code " + process.exitValue();
    return new SolverFailedException(kind.id() + " " + state + said(), e);
  }

  /** What the solver's JVM wrote to standard error, the end of it. */
  private String said() {
    try {
      List<String> lines = Files.readAllLines(errors);
      List<String> last = lines.subList(Math.max(0, lines.size() - 5), lines.size());
      return last.isEmpty() ? "" : ": " + String.join("; ", last);
    } catch (IOException e) {
      return "";
    }
  }

  /** Ends the solver, whatever it is at. Another thread that waits for its answer gets none. */
  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    deleteErrors();
  }

  private void deleteErrors() {
    try {
      Files.deleteIfExists(errors);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
