package dev.timerproof.spec.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.timerproof.spec.table.reading.TableReader;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NamesTest {
  @Test
  void distance_ofTwoNames_countsInsertionsRemovalsAndReplacements() {
    assertEquals(0, Names.distance("del.Waiting", "del.Waiting"));
    assertEquals(1, Names.distance("del.Wating", "del.Waiting"));
    assertEquals(1, Names.distance("del.Waitting", "del.Waiting"));
    assertEquals(1, Names.distance("dek.Waiting", "del.Waiting"));
    assertEquals(3, Names.distance("", "del"));
    assertEquals(3, Names.distance("kitten", "sitting"));
  }

  @Test
  void nearest_ofSeveral_isTheFirstWithTheSmallestDistance() {
    List<String> names = List.of("del.Waiting", "mod.Waiting", "del.Moving");

    assertEquals(Optional.of("del.Waiting"), Names.nearest("del.Wating", names));
    assertEquals(Optional.of("del.Waiting"), Names.nearest("xxx.Waiting", names));
    assertEquals(Optional.empty(), Names.nearest("del.Wating", List.of()));
  }

  @Test
  void lookup_ofAnUnknownName_namesTheNearest() {
    TimerTable table = TableReader.builtIn().read("repaired");

    assertEquals(
        "unknown row del.Wating, did you mean del.Waiting?",
        assertThrows(IllegalArgumentException.class, () -> table.row("del.Wating")).getMessage());
    assertEquals(
        "unknown operation deltimers, did you mean deltimer?",
        assertThrows(IllegalArgumentException.class, () -> table.frame("deltimers")).getMessage());
    assertEquals(
        "unknown step locks, did you mean lock?",
        assertThrows(IllegalArgumentException.class, () -> table.vocabulary().step("locks"))
            .getMessage());
  }
}
