package dev.timerproof.spec.mutate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.spec.table.Vocabulary;
import dev.timerproof.spec.table.reading.TableReader;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StepOrderTest {
  private static final Vocabulary VOCABULARY = TableReader.builtIn().vocabulary();
  private static final StepOrder ORDER = new StepOrder(VOCABULARY, Set.of());

  @Test
  void fieldsOfAnOwnedTimer_maybeWrittenInAnyOrder() {
    assertTrue(same("setargs setnext readpp commit", "readpp setnext setargs commit"));
  }

  @Test
  void field_writtenAfterTheCommit_isAnotherBehaviour() {
    assertFalse(same("setargs setnext commit", "setargs commit setnext"));
  }

  @Test
  void register_isReadAfterItIsWritten() {
    assertFalse(same("readpp incdel commit", "incdel readpp commit"));
    assertFalse(same("applynext setnext", "setnext applynext"));
  }

  @Test
  void twoVisibleSteps_keepTheirOrder() {
    assertFalse(same("decdel bound commit", "bound decdel commit"));
  }

  @Test
  void slotsOfTheHeap_followTheDeadlines() {
    assertFalse(same("loadargs rearm siftroot commit", "loadargs siftroot rearm commit"));
    assertFalse(same("applynext unlink commit", "unlink applynext commit"));
    assertTrue(same("applynext clearpp unlink commit", "clearpp applynext unlink commit"));
  }

  @Test
  void wake_beforeTheCommit_isAnotherBehaviour() {
    assertFalse(same("setnext commit wake", "setnext wake commit"));
  }

  @Test
  void bounds_whereTheyAreWatched_keepTheirOrder() {
    List<String> one = List.of("insert", "pub0");
    List<String> other = List.of("pub0", "insert");
    assertFalse(new StepOrder(VOCABULARY, Set.of("timer0When", "heap")).same(one, other));
    assertTrue(ORDER.same(List.of("pub0", "incnum"), List.of("incnum", "pub0")));
    assertTrue(
        new StepOrder(VOCABULARY, Set.of("timer0When"))
            .same(List.of("pub0", "incnum"), List.of("incnum", "pub0")));
  }

  @Test
  void stepThatRunsAnotherOperation_keepsItsPlace() {
    assertFalse(same("clean setargs", "setargs clean"));
    assertFalse(same("drain readpp", "readpp drain"));
  }

  @Test
  void watchedField_thatNoStepTouches_isRefused() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> new StepOrder(VOCABULARY, Set.of("timer0Wen")));
    assertEquals("unknown field timer0Wen, did you mean timer0When?", refused.getMessage());
  }

  private static boolean same(String one, String other) {
    return ORDER.same(List.of(one.split(" ")), List.of(other.split(" ")));
  }
}
