package dev.timerproof.conformance.port.core;

import dev.timerproof.conformance.port.Port;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The adapter of the Java runtime that ships: reads requests from standard input and answers on
 * standard output, as {@code docs/conform-protocol.md} says.
 */
public final class JavaPort {
  private static final String GREETING =
      "hello 1 java repaired reset add mod del clean adjust run check clear move wake state"
          + " statuses panic";

  private JavaPort() {}

  /** Answers until the input ends or {@code quit} comes. */
  public static void main(String[] args) throws IOException {
    serve(new CorePort(), GREETING);
  }

  /**
   * Answers standard input until it ends or {@code quit} comes.
   *
   * @param greeting the answer to {@code hello}
   */
  public static void serve(Port port, String greeting) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      int space = line.indexOf(' ');
      String request = line.substring(space + 1);
      if (request.equals("quit")) {
        return;
      }
      String answer = request.startsWith("hello ") ? greeting : port.answer(request);
      out.print(line.substring(0, space + 1) + answer + "\n");
      out.flush();
    }
  }
}
