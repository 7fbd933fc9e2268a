package dev.timerproof.cli.report;

import dev.timerproof.evidence.claim.Claim;
import java.util.List;

/** Says where in a file a person should look at what a claim found. */
public interface Places {
  /** The places of a claim, the nearest to the cause first; empty when there is none. */
  List<Spot> of(Claim claim);

  /** For formats in which every finding has a place: what the claims are about, as a whole. */
  Spot otherwise();

  /** The place to show a claim at, whatever it is. */
  default Spot nearest(Claim claim) {
    List<Spot> spots = of(claim);
    return spots.isEmpty() ? otherwise() : spots.get(0);
  }

  /**
   * A place that continuous integration systems can show.
   *
   * @param what the name of what stands there, for example a row; may be empty
   * @param file with slashes, below the root of the checkout if it is in one
   * @param line from 1
   */
  record Spot(String what, String file, int line) {
    @Override
    public String toString() {
      return file + ":" + line + (what.isEmpty() ? "" : " (" + what + ")");
    }
  }
}
