package dev.timerproof.conformance.port.conform;

import dev.timerproof.conformance.port.core.JavaPort;
import dev.timerproof.conformance.port.reference.Reference;
import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.reading.TableReader;
import java.io.IOException;
import java.util.List;
import java.util.StringJoiner;

/** A table, perhaps with a changed row, as a port in a process of its own. */
final class ReferencePort {
  private ReferencePort() {}

  /**
   * The arguments are a row, one of its fields and the field's new value, if a row is changed; then
   * {@code pass}, if only the API of the port can be called.
   */
  public static void main(String[] args) throws IOException {
    boolean changed = args.length >= 3;
    Reference reference =
        new Reference(
            TableReader.builtIn()
                .readUnchecked(
                    "repaired",
                    changed ? List.of(new Mutation("row", args[0], args[1], args[2])) : List.of()));
    if (List.of(args).contains(View.PASS)) {
      JavaPort.serve(
          request -> callersSee(reference, request),
          "hello 1 callers repaired reset add mod del pass");
    } else {
      JavaPort.serve(
          reference,
          "hello 1 changed repaired reset add mod del clean adjust run check clear move wake state"
              + " statuses panic call go fine");
    }
  }

  private static String callersSee(Reference reference, String request) {
    String[] words = request.split(" ", -1);
    if (!words[0].equals(View.PASS)) {
      return reference.answer(request).split(" ", 2)[0];
    }
    StringJoiner fired = new StringJoiner(" ").add("ok");
    for (int p = 0; p < 2; p++) {
      // Not every history has a second P.
      if (reference.answer("state").contains(" p" + p + " ")) {
        String[] answer =
            reference.answer("check p" + p + " " + words[1] + " own").split(" fire ", -1);
        for (int k = 1; k < answer.length; k++) {
          fired.add("fire " + answer[k]);
        }
      }
    }
    return fired.toString();
  }
}
