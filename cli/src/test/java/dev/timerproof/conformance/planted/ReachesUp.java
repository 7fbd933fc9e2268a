package dev.timerproof.conformance.planted;

import dev.timerproof.evidence.claim.Gap;

/** An arrow that must not be: conformance uses the command. */
public record ReachesUp(Gap gap) {}
