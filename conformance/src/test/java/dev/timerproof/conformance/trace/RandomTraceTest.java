package dev.timerproof.conformance.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.conformance.trace.rules.RowCount;
import dev.timerproof.spec.table.TimerTable;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomTraceTest {
  @ParameterizedTest
  @ValueSource(strings = {"go1.15", "go1.17", "go1.19", "go1.22", "repaired"})
  void randomRows_ofAnEdition_areARunOfIt_andReachEveryRow(String edition) {
    TimerTable table = Traces.TABLES.apply(edition);
    TraceReport report = Traces.validate(RandomTrace.of(table, 7, 20, 20_000));
    Set<String> changing =
        table.rows().stream()
            .filter(row -> row.changesStatus())
            .map(row -> row.id())
            .collect(Collectors.toSet());

    assertEquals(Verdict.VALID, report.verdict(), () -> TextRendering.of(report));
    assertEquals(changing, report.rows().stream().map(RowCount::row).collect(Collectors.toSet()));
    assertTrue(report.liveTimers() <= 20, () -> TextRendering.of(report));
    assertTrue(report.timers() > 100, () -> TextRendering.of(report));
  }
}
