package tlc2.tool;

import java.io.IOException;

/** What TLC's own package alone may ask of the file that has the way to each state. */
public final class Behaviours {
  private Behaviours() {}

  /**
   * The states from an initial one to this one.
   *
   * @param state one that the trace has noted, so that its {@code uid} is its place there
   */
  public static TLCStateInfo[] to(TLCState state, TLCTrace trace) throws IOException {
    return trace.getTrace(state.uid, true);
  }
}
