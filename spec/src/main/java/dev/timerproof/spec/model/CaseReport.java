package dev.timerproof.spec.model;

import dev.timerproof.spec.tlc.TlcResult;

/**
 * A case that was run, with what TLC found and how that was judged.
 *
 * @param modelCase the case
 * @param result what TLC found
 * @param judgement the verdict on that
 * @param sentence the judgement in words: what was found, and what was expected
 */
public record CaseReport(
    ModelCase modelCase, TlcResult result, Judgement judgement, String sentence) {}
