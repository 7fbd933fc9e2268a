package dev.timerproof.conformance.planted;

import dev.timerproof.mutants.KeptVerdicts;

/** A forbidden dependency, planted for the architecture test: conformance uses the mutants. */
public record ReachesUp(KeptVerdicts verdicts) {}
