package dev.timerproof.spec.model;

import dev.timerproof.spec.tlc.TlcResult;

/**
 * A case that was run, with TLC's result and the judgement.
 *
 * @param modelCase the case
 * @param result TLC's result
 * @param judgement the verdict on it
 * @param sentence the judgement in words: the result, and the expected one
 */
public record CaseReport(
    ModelCase modelCase, TlcResult result, Judgement judgement, String sentence) {}
