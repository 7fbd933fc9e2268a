package dev.timerproof.spec.model;

import dev.timerproof.spec.table.Place;

/**
 * A run of generated Java that fails with a planted fault, and does not fail without it.
 *
 * @param name its name
 * @param layer the layer that runs it
 * @param edition the edition that the Java is generated from
 * @param fault the planted fault, a definition of {@code Faults.tla}
 * @param what the situation in words, without a full stop
 * @param script the calls, in the notation of the layer
 * @param finding a text that the failure's description must contain
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

  /** The layers that run Java cases. */
  public enum Layer {
    /** Calls of one thread, with every invariant checked after each. */
    HISTORY("history"),
    /** Calls of several threads, whose interleavings Lincheck explores. */
    LINCHECK("lincheck");

    private final String word;

    Layer(String word) {
      this.word = word;
    }

    /** The layer's word in files and on the command line. */
    public String word() {
      return word;
    }
  }

  /** Layer and name. */
  public String id() {
    return layer.word() + "/" + name;
  }
}
