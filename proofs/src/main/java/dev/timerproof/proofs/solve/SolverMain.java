package dev.timerproof.proofs.solve;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The program of a solver's JVM: reads scripts from standard input and writes the solver's output
 * to standard output. Each message is its length in bytes, followed by UTF-8. Its first message is
 * the solver's version.
 */
public final class SolverMain {
  private SolverMain() {}

  /**
   * Runs until standard input ends.
   *
   * @param args the name of a {@link SolverKind} and the limit for one question in ms
   */
  public static void main(String[] args) throws IOException {
    DataInputStream in = new DataInputStream(System.in);
    PrintStream standardOut = System.out;
    // Other output must not come between messages, so it goes to standard error.
    System.setOut(System.err);
    DataOutputStream out = new DataOutputStream(standardOut);
    int limit = Integer.parseInt(args[1]);
    Engine engine =
        SolverKind.valueOf(args[0]) == SolverKind.Z3 ? new Z3Engine(limit) : new Cvc5Engine(limit);
    send(out, engine.version());
    while (true) {
      String script;
      try {
        script = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
      } catch (EOFException e) {
        return;
      }
      send(out, engine.run(script));
    }
  }

  private static void send(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
    out.flush();
  }
}
