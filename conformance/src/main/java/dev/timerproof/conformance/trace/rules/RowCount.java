package dev.timerproof.conformance.trace.rules;

/**
 * How often a row was taken.
 *
 * @param row the id of the row
 * @param count how often; for a row that reads, how many such lines there are
 */
public record RowCount(String row, long count) {}
