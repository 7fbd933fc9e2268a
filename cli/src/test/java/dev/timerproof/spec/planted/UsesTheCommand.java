package dev.timerproof.spec.planted;

import dev.timerproof.cli.report.Report;

/** An arrow that must not be: the specification uses the command. */
public record UsesTheCommand(Report report) {}
