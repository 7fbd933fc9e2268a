package dev.timerproof.lincheck;

/**
 * Where a protocol that was made to be watched calls back. It is loaded once, so the protocol of
 * each class loader finds the same one: one protocol at a time is watched, by one listener.
 */
public final class StepProbe {
  /** Who watches. A method that throws ends the operation that the calling thread is in. */
  public interface Listener {
    /** Does nothing. */
    Listener NOBODY = new Listener() {};

    /**
     * The calling thread is about to do a step, or is behind the last one.
     *
     * @param what {@code row ID} or {@code frame OP}
     * @param step the step or hook; {@code end} behind the last one, {@code wait} of a row that
     *     waits
     */
    default void step(String what, String step) {}

    /** The calling thread is about to read or write a word that others write. */
    default void access() {}

    /** The calling thread can do nothing until another one has done something. */
    default void pause() {}
  }

  private static volatile Listener listener = Listener.NOBODY;

  private StepProbe() {}

  /** Has this listener called from now on, in place of the one before. */
  public static void listen(Listener next) {
    listener = next;
  }

  /** Called by the protocol, see {@link Listener#step}. */
  public static void at(String what, String step) {
    listener.step(what, step);
  }

  /** Called by the protocol, see {@link Listener#access}. */
  public static void access() {
    listener.access();
  }

  /** Called by the protocol, see {@link Listener#pause}. */
  public static void pause() {
    listener.pause();
  }
}
