package dev.timerproof.bench.run;

/**
 * Something that was not measured.
 *
 * @param cell the cell, or {@code *} for all
 * @param contender the library
 * @param failed whether it should have been: the library did not do its work
 */
public record Gap(String cell, String contender, String reason, boolean failed) {}
