package dev.timerproof.runtime.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimerHeapTest {
  private static RuntimeTimer due(long when) {
    RuntimeTimer t = new RuntimeTimer();
    t.when = when;
    return t;
  }

  private static TimerHeap heapOf(int shift, long... whens) {
    TimerHeap heap = new TimerHeap(shift);
    for (long when : whens) {
      heap.add(due(when));
    }
    return heap;
  }

  private static long[] slots(TimerHeap heap) {
    long[] whens = new long[heap.size()];
    for (int i = 0; i < whens.length; i++) {
      whens[i] = heap.whenAt(i);
      assertEquals(whens[i], heap.at(i).when);
    }
    return whens;
  }

  @Test
  void remove_lastTimerSiftsUpPastTheHole_tellsTheSmallestChangedSlot() {
    // Two children to a node: slot 3 is below slot 1, the last slot is below slot 2.
    TimerHeap heap = heapOf(1, 1, 10, 2, 11, 12, 3);
    assertArrayEquals(new long[] {1, 10, 2, 11, 12, 3}, slots(heap));
    assertEquals(1, heap.remove(3));
    assertArrayEquals(new long[] {1, 3, 2, 10, 12}, slots(heap));
  }

  @Test
  void remove_lastTimerStaysBelowTheHole_tellsTheHole() {
    TimerHeap heap = heapOf(1, 1, 10, 2, 11, 12, 30);
    assertEquals(1, heap.remove(1));
    assertArrayEquals(new long[] {1, 11, 2, 30, 12}, slots(heap));
  }

  @Test
  void remove_lastSlot_movesNothing() {
    TimerHeap heap = heapOf(2, 1, 2, 3);
    assertEquals(2, heap.remove(2));
    assertArrayEquals(new long[] {1, 2}, slots(heap));
  }

  @Test
  void siftRoot_laterDeadline_goesDownToTheLeastChild() {
    TimerHeap heap = heapOf(2, 1, 5, 4, 3, 2);
    heap.at(0).when = 9;
    heap.siftRoot();
    assertArrayEquals(new long[] {2, 5, 4, 3, 9}, slots(heap));
  }

  @Test
  void place_survivorsOfACompaction_areAHeap() {
    TimerHeap heap = heapOf(2, 1, 5, 4, 3, 2, 6);
    int to = 0;
    for (int k = 1; k < 6; k++) {
      heap.place(heap.at(k), to++);
    }
    heap.truncate(to);
    assertArrayEquals(new long[] {2, 5, 4, 3, 6}, slots(heap));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void add_anyArity_drainsInOrder(int shift) {
    TimerHeap heap = new TimerHeap(shift);
    for (int k = 0; k < 200; k++) {
      heap.add(due((k * 7919L) % 211));
    }
    long last = 0;
    while (heap.size() > 0) {
      long next = heap.whenAt(0);
      assertEquals(Math.max(last, next), next);
      last = next;
      heap.remove(0);
    }
  }

  @Test
  void list_ofSomeTimers_hasThemAll() {
    TimerHeap heap = heapOf(2, 3, 1, 2);
    assertEquals(3, heap.list().size());
    assertEquals(3, heap.size());
  }

  @Test
  void held_takenOutAndPutInAgain_needsNoMemoryAndLosesNone() {
    for (int removed = 0; removed <= 20; removed++) {
      TimerHeap heap = new TimerHeap(TimerHeap.ARITY_SHIFT);
      List<RuntimeTimer> all = new ArrayList<>();
      for (int k = 0; k < 20; k++) {
        all.add(due(100 - k));
        heap.add(all.get(k));
      }
      int room = heap.room();
      List<RuntimeTimer> held = heap.held();
      int gone = 0;
      for (int k = 0; k < removed; k++) {
        RuntimeTimer t = heap.at(0);
        heap.remove(0);
        if (k % 3 == 0) {
          gone++;
          all.remove(t);
        } else {
          held.add(t);
        }
      }
      assertEquals(removed - gone, held.size());
      for (int k = 0; k < held.size(); k++) {
        heap.add(held.get(k));
      }
      assertEquals(Set.copyOf(all), Set.copyOf(heap.list()));
      assertEquals(all.size(), heap.size());
      assertEquals(room + gone, heap.room());
      assertEquals(0, heap.held().size());
    }
  }

  @Test
  void makeRoom_forSeveral_makesItAtOnce() {
    TimerHeap heap = heapOf(2, 3, 1, 2);
    heap.makeRoom(100);
    int room = heap.room();
    assertTrue(room >= 100, "room is " + room);
    heap.makeRoom(room);
    assertEquals(room, heap.room());
  }

  @Test
  void arity_ofOne_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> new TimerHeap(0));
  }
}
