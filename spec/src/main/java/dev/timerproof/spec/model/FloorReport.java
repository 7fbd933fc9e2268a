package dev.timerproof.spec.model;

import dev.timerproof.spec.tlc.TlcCoverage;
import java.util.List;

/**
 * What the cases of an edition reached together, compared with its floor.
 *
 * @param floor what they must reach
 * @param reached what they reached
 * @param judgement as expected, below the floor, or no verdict when not all of them ran to their
 *     end
 * @param sentences what is missing, or why there is no verdict; one sentence when all is reached
 */
public record FloorReport(
    Floor floor, TlcCoverage reached, Judgement judgement, List<String> sentences) {
  public FloorReport {
    sentences = List.copyOf(sentences);
  }
}
