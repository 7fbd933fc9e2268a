package dev.timerproof.proofs.solve;

import dev.timerproof.evidence.files.RunFolder;
import dev.timerproof.evidence.files.Scratch;
import dev.timerproof.evidence.jvm.ForkedJvm;
import dev.timerproof.evidence.jvm.JavaProgram;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A solver in a JVM of its own. One script at a time; not thread-safe. Close it to end the JVM. */
public final class SolverProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** A library that is unpacked or loaded in vain; the end of the line says why. */
  private static final Pattern UNLOADABLE =
      Pattern.compile("(?:UnsatisfiedLinkError|IOException): (?:.*: )?([^:\\n]+)");

  private final SolverKind kind;
  private final ForkedJvm jvm;
  private final DataInputStream in;
  private final DataOutputStream out;
  private final String version;

  /**
   * Starts a solver. Its native library is unpacked into the folder of its JVM.
   *
   * @param limitMillis the time limit of one question in ms
   * @throws SolverFailedException if it does not start
   */
  public SolverProcess(SolverKind kind, int limitMillis) {
    if (!kind.available()) {
      throw new MissingSolverException(kind);
    }
    this.kind = kind;
    JavaProgram program =
        JavaProgram.of(
                SolverMain.class.getName(), List.of(kind.name(), Integer.toString(limitMillis)))
            .withOptions(
                List.of(
                    "-XX:TieredStopAtLevel=1",
                    "-Xmx512m",
                    // Both solvers load native code; without this option, JDK 24 and later print a
                    // warning.
                    "--enable-native-access=ALL-UNNAMED"));
    try {
      jvm = ForkedJvm.start(program, new Scratch());
    } catch (IOException e) {
      throw new SolverFailedException(kind.id() + " does not start: " + e.getMessage(), e);
    }
    in = new DataInputStream(jvm.output());
    out = new DataOutputStream(jvm.input());
    try {
      version = receive();
    } catch (SolverFailedException e) {
      close();
      throw e;
    }
  }

  /** The solver's name and version, as the solver gives them. */
  public String version() {
    return version;
  }

  /**
   * Runs a script and returns the solver's output.
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
      // Not readNBytes, which would return half an answer without an error if the solver dies.
      byte[] answer = new byte[in.readInt()];
      in.readFully(answer);
      return new String(answer, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw died(e);
    }
  }

  private SolverFailedException died(IOException e) {
    try {
      jvm.await(PATIENCE);
      return failure(kind, jvm.how(PATIENCE), e);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return new SolverFailedException(kind.id() + " was ended", e);
    }
  }

  /** What it means that a solver's JVM ended like this. */
  static SolverFailedException failure(SolverKind kind, String how, IOException cause) {
    Matcher unloadable = UNLOADABLE.matcher(how);
    return unloadable.find()
        ? new MissingSolverException(kind, RunFolder.place(), unloadable.group(1))
        : new SolverFailedException(kind.id() + " " + how, cause);
  }

  /**
   * Ends the solver, even a busy one. Another thread that waits for its answer gets an exception.
   */
  @Override
  public void close() {
    jvm.close();
  }
}
