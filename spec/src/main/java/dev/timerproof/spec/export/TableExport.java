package dev.timerproof.spec.export;

import dev.timerproof.spec.table.TimerTable;

/**
 * One output format of a table. The same table always gives the same bytes: the order is that of
 * the table, and lines end in a line feed on every machine. Implementations are stateless.
 */
public interface TableExport {
  /** The table as text that ends in a line feed. */
  String render(TimerTable table);
}
