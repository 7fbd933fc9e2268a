package dev.timerproof.conformance.planted;

import dev.timerproof.mutants.KeptVerdicts;

/** An arrow that must not be: conformance uses the mutants. */
public record ReachesUp(KeptVerdicts verdicts) {}
