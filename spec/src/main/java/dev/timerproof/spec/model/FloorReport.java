package dev.timerproof.spec.model;

import dev.timerproof.spec.tlc.TlcCoverage;
import java.util.List;

/**
 * The coverage of the cases of a floor, with the judgement.
 *
 * @param floor the floor
 * @param reached the coverage of its cases
 * @param judgement as expected, below the floor, or no verdict when not all of the cases ran to
 *     their end
 * @param sentences what was not reached, or why there is no verdict; one sentence when everything
 *     is reached
 */
public record FloorReport(
    Floor floor, TlcCoverage reached, Judgement judgement, List<String> sentences) {
  public FloorReport {
    sentences = List.copyOf(sentences);
  }
}
