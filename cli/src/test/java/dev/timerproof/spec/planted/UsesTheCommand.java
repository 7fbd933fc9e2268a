package dev.timerproof.spec.planted;

import dev.timerproof.evidence.claim.ExitCode;

/** An arrow that must not be: the specification uses the command. */
public record UsesTheCommand(ExitCode code) {}
