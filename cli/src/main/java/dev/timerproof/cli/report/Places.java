package dev.timerproof.cli.report;

import dev.timerproof.evidence.claim.Claim;
import java.util.List;

/** Maps claims to places in files at which tools show them. */
public interface Places {
  /** The places of a claim, the nearest to the cause first; empty when there is none. */
  List<Spot> of(Claim claim);

  /**
   * The default place, for formats in which every finding must have a place: the file that the
   * claims are about.
   */
  Spot otherwise();

  /** The nearest place of a claim, or the default place. */
  default Spot nearest(Claim claim) {
    List<Spot> spots = of(claim);
    return spots.isEmpty() ? otherwise() : spots.get(0);
  }

  /**
   * A place that continuous integration systems can show.
   *
   * @param what the name of the item at the place, for example a row; may be empty
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
