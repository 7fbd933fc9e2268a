package dev.timerproof.conformance.port.conform;

import dev.timerproof.conformance.port.core.JavaPort;
import dev.timerproof.conformance.port.reference.Reference;
import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.reading.TableReader;
import java.io.IOException;
import java.util.List;

/** A table with a changed row as a port in a process of its own. */
final class ReferencePort {
  private ReferencePort() {}

  /** The arguments are a row, one of its fields and the field's new value. */
  public static void main(String[] args) throws IOException {
    var mutation = new Mutation("row", args[0], args[1], args[2]);
    Reference reference =
        new Reference(TableReader.builtIn().readUnchecked("repaired", List.of(mutation)));
    JavaPort.serve(
        reference,
        "hello 1 changed repaired reset add mod del clean adjust run check clear move wake state"
            + " statuses panic call go fine");
  }
}
