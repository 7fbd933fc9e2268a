package dev.timerproof.bench.run;

/**
 * Something that was not measured.
 *
 * @param cell the cell, or {@code *} for all
 * @param contender the library, or {@code all} or {@code go}
 * @param failed whether it should have been
 */
public record Gap(String cell, String contender, String reason, boolean failed) {}
