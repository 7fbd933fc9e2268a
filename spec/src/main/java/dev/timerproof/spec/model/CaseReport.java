package dev.timerproof.spec.model;

import dev.timerproof.spec.tlc.TlcResult;

/**
 * A case that was run.
 *
 * @param modelCase the case
 * @param result what TLC found
 * @param judgement what that comes to
 * @param sentence the judgement in words: what was found, and what was expected
 */
public record CaseReport(
    ModelCase modelCase, TlcResult result, Judgement judgement, String sentence) {}
