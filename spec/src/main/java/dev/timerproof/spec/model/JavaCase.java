package dev.timerproof.spec.model;

import dev.timerproof.spec.table.Place;

/**
 * A run of the generated Java that goes wrong with a planted fault, and does not without it.
 *
 * @param name its name
 * @param layer how it is run
 * @param edition the edition that the Java is generated from
 * @param fault the definition of {@code Faults.tla} that is planted in it
 * @param what what is looked at, in words without a full stop
 * @param script the calls, in the language of the layer
 * @param finding words that the account of the fault must contain
 * @param place where it is written
 */
public record JavaCase(
    String name,
    Layer layer,
    String edition,
    String fault,
    String what,
    String script,
    String finding,
    Place place) {

  /** How Java is run. */
  public enum Layer {
    /** Calls of one thread, with every invariant checked after each. */
    HISTORY("history"),
    /** Calls of several threads, whose interleavings Lincheck explores. */
    LINCHECK("lincheck");

    private final String word;

    Layer(String word) {
      this.word = word;
    }

    /** The word for it in files and on the command line. */
    public String word() {
      return word;
    }
  }

  /** Layer and name. */
  public String id() {
    return layer.word() + "/" + name;
  }
}
