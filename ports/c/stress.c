/*
 * Threads that arm, reset, stop, run, clean and compact a few timers on two Ps at once, for the
 * sanitizers and for the invariants of quiet heaps. Ends with 1 and a sentence if something is
 * wrong. Usage: stress ROUNDS [FAULT [SEED TRACE]]; the last two with -DTRACE and recorder.c
 */
#include "timers.h"

#ifdef TRACE
#include "recorder.h"
#endif

#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

#ifdef TRACE
enum { TIMERS = 16, THREADS = 4 }; /* heaps of three levels, for what only the quiet lines show */
#else
enum { TIMERS = 6, THREADS = 4 };
#endif

static struct p ps[2];
static struct timer timers[TIMERS];
static _Atomic int64_t now = 1;
static long rounds;
static uint32_t first_seed;
#ifdef TRACE
/* Threads meet so often, and one of them tells what the heaps hold. */
enum { MEETING = 10 };
static bool recording;
static pthread_barrier_t barrier;

static int64_t clock_now(void) { return now; }

static void meet(intptr_t thread) {
  recorder_flush();
  pthread_barrier_wait(&barrier);
  for (int p = 0; thread == 0 && p < 2; p++) recorder_quiet(&ps[p]);
  pthread_barrier_wait(&barrier);
}
#endif

static void fired(int64_t arg, uint32_t seq) {
  (void)arg;
  (void)seq;
}
static void woken(int64_t when) { (void)when; }

static void fail(const char *what) {
  printf("stress: %s\n", what);
  fflush(stdout);
#ifdef TRACE
  if (recording) raise(SIGABRT); /* writes what the threads have recorded */
#endif
  _Exit(1);
}

static void bad(const struct timer *t) {
  (void)t;
  fail("an operation has met a status that it must not meet");
}

static uint32_t next(uint32_t *seed) {
  *seed ^= *seed << 13;
  *seed ^= *seed >> 17;
  return *seed ^= *seed << 5;
}

static void *work(void *arg) {
  uint32_t seed = 2463534242u + 7919u * (uint32_t)(intptr_t)arg + first_seed;
#ifdef TRACE
  recorder_seed(seed);
#endif
  for (long k = 0; k < rounds; k++) {
#ifdef TRACE
    if (recording && k % MEETING == 0) meet((intptr_t)arg);
#endif
    struct timer *t = &timers[next(&seed) % TIMERS];
    struct p *pp = &ps[next(&seed) % 2];
    int64_t at = now;
    switch (next(&seed) % 10) {
      case 0: case 1: case 2: case 3:
        modtimer(pp, t, at + 1 + next(&seed) % 20, next(&seed) % 4 ? 0 : 5, fired, k, 0);
        break;
      case 4: case 5: deltimer(t); break;
      case 6: case 7: check_timers(pp, false, at); break;
      case 8: check_timers(pp, true, at); break;
      default: atomic_fetch_add(&now, 3);
    }
    if (next(&seed) % 8 == 0) sched_yield();
  }
#ifdef TRACE
  if (recording) meet((intptr_t)arg);
#endif
  return NULL;
}

/* What holds when no thread is in any operation. */
static void verify(void) {
  int in_heaps = 0;
  for (int p = 0; p < 2; p++) {
    struct p *pp = &ps[p];
    int deleted = 0;
    int64_t earliest = 0;
    for (int i = 0; i < pp->size; i++) {
      struct timer *t = pp->heap[i].t;
      if (pp->heap[i].when != t->when) fail("a slot is sorted by another deadline");
      if (i > 0 && pp->heap[(i - 1) / 4].when > t->when) fail("a slot is due before its parent");
      if (t->pp != pp) fail("a timer of a heap names another P");
      if (STATUS_OF(t->status) == DELETED) deleted++;
      else if (STATUS_OF(t->status) == MODIFIED_EARLIER) {
        if (earliest == 0 || t->nextwhen < earliest) earliest = t->nextwhen;
      } else if (STATUS_OF(t->status) != WAITING && STATUS_OF(t->status) != MODIFIED_LATER) {
        fail("a timer of a heap has a status that says otherwise");
      }
    }
    in_heaps += pp->size;
    if (pp->num_timers != pp->size) fail("numTimers is wrong");
    if (pp->deleted_timers != deleted) fail("deletedTimers is wrong");
    int64_t root = pp->size == 0 ? 0 : pp->heap[0].when;
    if ((pp->timer0_when == 0) != (root == 0) || pp->timer0_when > root)
      fail("timer0When is no bound");
    int64_t bound = pp->timer_modified_earliest;
    if (earliest != 0 && (bound == 0 || bound > earliest))
      fail("timerModifiedEarliest is no bound");
  }
  for (int k = 0; k < TIMERS; k++)
    if (timers[k].pp) in_heaps--;
  if (in_heaps != 0) fail("timers and heaps do not agree on who is in a heap");
}

int main(int argc, char **argv) {
  if (argc < 2) return 2;
  rounds = atol(argv[1]);
  timers_wake = woken;
  timers_bad = bad;
#ifdef FAULTS
  timers_own_p = &ps[0];
  if (argc > 2 && !timers_plant(argv[2])) return 2;
#endif
  for (int p = 0; p < 2; p++) p_init(&ps[p]);
#ifdef TRACE
  recording = argc > 4;
  if (recording) {
    first_seed = (uint32_t)atol(argv[3]);
    if (!recorder_begin(argv[4], 1 << 24, timers, ps, clock_now)) return 2;
    pthread_barrier_init(&barrier, NULL, THREADS);
    timers_point = recorder_chaos;
  }
#endif
  pthread_t threads[THREADS];
  for (intptr_t k = 0; k < THREADS; k++)
    pthread_create(&threads[k], NULL, work, (void *)k);
  for (int k = 0; k < THREADS; k++) pthread_join(threads[k], NULL);
#ifdef TRACE
  if (recording) recorder_end();
#endif
  verify();
  for (int p = 0; p < 2; p++) p_free(&ps[p]);
  printf("stress: %d threads, %ld rounds each, nothing wrong\n", THREADS, rounds);
  return 0;
}
