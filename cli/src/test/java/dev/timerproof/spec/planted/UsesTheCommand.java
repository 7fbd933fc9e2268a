package dev.timerproof.spec.planted;

import dev.timerproof.cli.report.Report;

/**
 * A forbidden dependency, planted for the architecture test: the specification uses the command.
 */
public record UsesTheCommand(Report report) {}
