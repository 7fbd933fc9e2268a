package dev.timerproof.spec.export;

import dev.timerproof.spec.table.TimerTable;

/**
 * One form of a table. The same table always gives the same bytes: order follows the table, and
 * lines end in a line feed on every machine. Implementations hold no state.
 */
public interface TableExport {
  /** The table as text that ends in a line feed. */
  String render(TimerTable table);
}
