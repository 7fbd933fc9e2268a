package dev.timerproof.spec.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.spec.table.Frame;
import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.reading.TableReader;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RowContactTest {
  private static TimerTable table;

  @BeforeAll
  static void read() {
    table = TableReader.builtIn().read("go1.19");
  }

  private static RowContact of(String row) {
    return RowContact.of(table, table.row(row));
  }

  @Test
  void stop_ofAWaitingTimer_meetsCallersAndWhoHoldsTheLock() {
    RowContact stop = of("del.Waiting");
    assertEquals(List.of("deletedTimers", "status", "t.pp", "tpp"), stop.reads());
    assertEquals(List.of("deletedTimers", "status", "tpp"), stop.writes());
    assertEquals(
        List.of(
            "del.Waiting",
            "mod.Waiting.earlier",
            "mod.Waiting.notearlier",
            "run.Waiting.oneshot",
            "run.Waiting.periodic"),
        stop.rivals());
    assertTrue(
        stop.finders()
            .containsAll(
                List.of("del.Modifying", "mod.Modifying", "run.Modifying", "add.Modifying")),
        stop::toString);
    assertFalse(stop.finders().contains("move.Modifying"), "the world is not stopped");
  }

  @Test
  void rows_whoseCallersHoldTheLock_meetOnlyCallersThatHoldNone() {
    List<String> rivals = of("run.Deleted").rivals();
    assertTrue(rivals.contains("mod.Deleted.earlier"), rivals::toString);
    assertFalse(rivals.contains("clean.Deleted"), rivals::toString);
  }

  @Test
  void rows_ofAStoppedWorld_meetNobody() {
    for (Row row : table.rows()) {
      if (table.frame(row.op()).lock() == Frame.Lock.WORLD) {
        assertEquals(List.of(), of(row.id()).rivals(), row.id());
        assertEquals(List.of(), of(row.id()).finders(), row.id());
      }
    }
  }

  @Test
  void start_thatRunsCleantimers_touchesWhatThatTouches() {
    RowContact start = of("add.NoStatus");
    assertTrue(table.row("add.NoStatus").steps().contains("clean"), "it no longer runs it");
    assertTrue(start.writes().contains("heap"), start::toString);
    assertTrue(start.writes().contains("deletedTimers"), start::toString);
    assertEquals(List.of("add.NoStatus", "mod.NoStatus"), start.rivals());
  }

  @Test
  void rows_thatLeaveTheStatusAlone_areFoundByNobody() {
    for (Row row : table.rows()) {
      if (!row.changesStatus()) {
        assertEquals(List.of(), of(row.id()).finders(), row.id());
      }
    }
  }
}
