package dev.timerproof.conformance.trace.rules;

/**
 * How often a row was taken.
 *
 * @param row the id of the row
 * @param count how often it was taken; for a row that only reads, how many lines say so
 */
public record RowCount(String row, long count) {}
