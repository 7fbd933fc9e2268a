#include "timers.h"

#include <sched.h>
#include <stdlib.h>
#include <string.h>

#define MAX_WHEN INT64_MAX
#define ARITY 4

void (*timers_wake)(int64_t when);
void (*timers_bad)(const struct timer *t);
void (*timers_point)(const char *word);

#ifdef FAULTS
#define FAULT_LIST(F) \
  F(NONE, "none") F(DEL_REMOVED, "del-removed") F(MOD_WHEN, "mod-when") F(CLEAR_PP, "clear-pp") \
  F(MOD_CMP_NEXT, "mod-cmp-next") F(UNLOCK_FIRST, "unlock-first") F(EARLY_SIDE, "early-side") \
  F(EARLY_ROUND, "early-round") F(NO_FIRE, "no-fire") F(DECDEL_LOST, "decdel-lost") \
  F(INCDEL_OWN_P, "incdel-own-p") F(DEL_NO_WAIT, "del-no-wait-moving") \
  F(PLAIN_STORE, "plain-store") F(MOD_NO_WAIT, "mod-no-wait-moving") F(FIRE_OWNED, "fire-owned") \
  F(STEAL_NO_LOCK, "steal-no-lock") F(READPP_LATE, "readpp-late") F(ADJUST_SKIP, "adjust-skip") \
  F(NO_BOUND, "no-bound") F(SIFT_THREE, "sift-three") F(CLEAR_NO_SIFT, "clear-no-sift") \
  F(TIMER0_STALE, "timer0-stale") F(PERIOD_ONCE, "period-once") F(ANSWER, "answer") \
  F(WRONG_ARG, "wrong-arg") F(NO_WAKE, "no-wake") F(COMMIT_BLIND, "commit-blind")
#define F_ENUM(id, name) F_##id,
#define F_NAME(id, name) name,
enum { FAULT_LIST(F_ENUM) FAULT_COUNT };
static const char *const fault_names[] = {FAULT_LIST(F_NAME)};
int timers_fault;
struct p *timers_own_p;
static _Thread_local bool lockless;
#define FAULT(id) (timers_fault == F_##id)

bool timers_plant(const char *name) {
  for (int k = 0; k < FAULT_COUNT; k++)
    if (strcmp(name, fault_names[k]) == 0) {
      timers_fault = k;
      return true;
    }
  return false;
}
#else
#define FAULT(id) 0
enum { lockless = 0 };
#endif

/* ---- the status word -------------------------------------------------------------------- */

static void point(const char *word) {
  if (timers_point) timers_point(word);
}

#ifdef TRACE
const struct timers_recorder *timers_recorder;
static _Thread_local uint64_t last_version; /* of the last change that this thread has made */
static _Thread_local int last_seen;         /* the status that it has loaded last */
static _Thread_local int64_t current_now;   /* what its walk goes by; 0 outside of one */

static bool is_owned(int status) {
  return status == RUNNING || status == REMOVING || status == MODIFYING || status == MOVING;
}

static struct timers_fields fields_of(const struct timer *t) {
  return (struct timers_fields){t->pp, t->when, t->nextwhen, t->period, current_now};
}

/* The version is counted by the CAS that changes the status, so that no lock is needed. The
   fields are read while the timer is owned. */
static bool cas(const char *op, struct timer *t, int from, int to, bool blind) {
  struct timers_fields f = {0};
  uint64_t word = atomic_load(&t->status), next;
  if (is_owned(from)) f = fields_of(t);
  do {
    if (STATUS_OF(word) != from && !blind) return false;
    next = ((word & ~(uint64_t)15) + 16) | (uint64_t)to;
    if (blind) {
      atomic_store(&t->status, next);
      break;
    }
  } while (!atomic_compare_exchange_weak(&t->status, &word, next));
  if (!is_owned(from)) f = fields_of(t);
  last_version = next >> 4;
  if (timers_recorder) timers_recorder->changed(op, t, last_version, from, to, &f);
  return true;
}

static void seen(const char *op, const struct timer *t, const char *kind, int status) {
  if (timers_recorder) timers_recorder->seen(op, t, kind, status);
}

static void fired(const struct timer *t, uint64_t version) {
  if (timers_recorder) timers_recorder->fired(t, version);
}

static void called(void) { last_version = 0; }

static void returned(const char *op, const struct timer *t, int answer, int64_t asked) {
  if (timers_recorder)
    timers_recorder->returned(op, t, last_version, last_seen, answer, asked);
}

static void go_by(int64_t now) { current_now = now; }
#else
enum { last_version = 0 };
static bool cas(const char *op, struct timer *t, int from, int to, bool blind) {
  (void)op;
  if (blind) {
    atomic_store(&t->status, to);
    return true;
  }
  return atomic_compare_exchange_strong(&t->status, &from, to);
}
#define seen(op, t, kind, status) ((void)0)
#define fired(t, version) ((void)(t), (void)(version))
#define called() ((void)0)
#define returned(op, t, answer, asked) ((void)0)
#define go_by(now) ((void)0)
#endif

static int load(struct timer *t) {
  point("load");
#ifdef TRACE
  return last_seen = STATUS_OF(atomic_load_explicit(&t->status, memory_order_acquire));
#else
  return atomic_load_explicit(&t->status, memory_order_acquire);
#endif
}

/* The first CAS of a row: from here on the timer is ours. */
static bool take(const char *op, struct timer *t, int from, int via) {
  point("cas");
  return cas(op, t, from, via, FAULT(PLAIN_STORE));
}

static void commit(const char *op, struct timer *t, int via, int to) {
  point("commit");
  if (!cas(op, t, via, to, FAULT(COMMIT_BLIND))) timers_bad(t);
  point("committed");
}

/* Another thread owns the timer and is about to give it back. */
static void osyield(const char *op, const struct timer *t, int status) {
  (void)op, (void)t, (void)status;
  seen(op, t, "wait", status);
  sched_yield();
}

/* ---- the lock and the bounds ------------------------------------------------------------ */

void p_init(struct p *pp) {
  memset(pp, 0, sizeof *pp);
  pthread_mutex_init(&pp->lock, NULL);
}

void p_free(struct p *pp) {
  pthread_mutex_destroy(&pp->lock);
  free(pp->heap);
}

/* A thread that is stepped tries the lock again each time that it is let go. */
void p_lock(struct p *pp) {
  if (!timers_point) {
    pthread_mutex_lock(&pp->lock);
    return;
  }
  do point("lock");
  while (pthread_mutex_trylock(&pp->lock) != 0);
}

void p_unlock(struct p *pp) { pthread_mutex_unlock(&pp->lock); }

static int64_t earlier(int64_t a, int64_t b) { return a == 0 ? b : b == 0 ? a : a < b ? a : b; }

static void pub0(struct p *pp) { pp->timer0_when = pp->size == 0 ? 0 : pp->heap[0].when; }

static void bound(struct p *pp, int64_t when) {
  int64_t old = pp->timer_modified_earliest;
  while ((old == 0 || old > when) &&
         !atomic_compare_exchange_weak(&pp->timer_modified_earliest, &old, when))
    ;
}

/* foldbound, clearfolded: until the scan has ended, timer0When stands for both bounds. */
static void fold(struct p *pp) {
  int64_t folded = pp->timer_modified_earliest;
  pp->timer0_when = earlier(pp->timer0_when, folded);
  atomic_compare_exchange_strong(&pp->timer_modified_earliest, &folded, 0);
}

static void clear_bound_if_empty(struct p *pp, int n) {
  if (n == 0) pp->timer_modified_earliest = 0;
}

/* ---- the heap: four children to a node, the earliest deadline at slot 0 ------------------- */

static int sift_up(struct p *pp, int i) {
  struct slot s = pp->heap[i];
  while (i > 0) {
    int parent = (i - 1) / ARITY;
    if (s.when >= pp->heap[parent].when) break;
    pp->heap[i] = pp->heap[parent];
    i = parent;
  }
  pp->heap[i] = s;
  return i;
}

static void sift_down(struct p *pp, int i) {
  struct slot s = pp->heap[i];
  for (;;) {
    int first = i * ARITY + 1;
    if (first >= pp->size) break;
    int end = first + ARITY < pp->size ? first + ARITY : pp->size;
    if (FAULT(SIFT_THREE) && end == first + ARITY) end--;
    int least = first;
    for (int c = first + 1; c < end; c++)
      if (pp->heap[c].when < pp->heap[least].when) least = c;
    if (pp->heap[least].when >= s.when) break;
    pp->heap[i] = pp->heap[least];
    i = least;
  }
  pp->heap[i] = s;
}

/* Whether it is the root now. */
static bool insert(struct p *pp, struct timer *t) {
  if (pp->size == pp->capacity) {
    pp->capacity = pp->capacity * 2 + 4;
    pp->heap = realloc(pp->heap, (size_t)pp->capacity * sizeof *pp->heap);
    if (!pp->heap) abort();
  }
  pp->heap[pp->size] = (struct slot){t->when, t};
  return sift_up(pp, pp->size++) == 0;
}

/* The smallest slot whose timer is another one now. */
static int unlink_slot(struct p *pp, int i) {
  int last = --pp->size;
  if (i == last) return i;
  pp->heap[i] = pp->heap[last];
  int changed = sift_up(pp, i);
  sift_down(pp, i);
  return changed;
}

/* ---- runs of steps ---------------------------------------------------------------------- */

static void setargs(struct timer *t, int64_t period, timer_function *f, int64_t arg, uint32_t seq) {
  t->period = period;
  t->f = f;
  if (FAULT(WRONG_ARG) && t->arg) return;
  t->arg = arg;
  t->seq = seq;
}

/* setpp insert pub0root incnum */
static void doaddtimer(struct p *pp, struct timer *t) {
  t->pp = pp;
  if (insert(pp, t)) pub0(pp);
  pp->num_timers++;
}

/* clearpp unlink pub0 decnum clearboundifempty */
static void dodeltimer0(struct p *pp, struct timer *t) {
  t->pp = NULL;
  unlink_slot(pp, 0);
  if (!FAULT(TIMER0_STALE)) pub0(pp);
  clear_bound_if_empty(pp, --pp->num_timers);
}

static void decdel(struct p *pp) {
  if (!FAULT(DECDEL_LOST)) pp->deleted_timers--;
}

static void wake(int64_t when) {
  if (!FAULT(NO_WAKE)) timers_wake(when);
}

/* clean.Deleted, run.Deleted */
static void remove_root(const char *op, struct p *pp, struct timer *t) {
  if (!take(op, t, DELETED, REMOVING)) return;
  dodeltimer0(pp, t);
  commit(op, t, REMOVING, REMOVED);
  decdel(pp);
}

/* clean.ModifiedEarlier, clean.ModifiedLater, run.ModifiedEarlier, run.ModifiedLater */
static void settle_root(const char *op, struct p *pp, struct timer *t, int s) {
  if (!take(op, t, s, MOVING)) return;
  t->when = t->nextwhen;
  t->pp = NULL;
  unlink_slot(pp, 0);
  pp->num_timers--;
  t->pp = pp;
  insert(pp, t);
  pp->num_timers++;
  pub0(pp);
  commit(op, t, MOVING, WAITING);
}

/* ---- the operations --------------------------------------------------------------------- */

bool valid_arguments(int64_t when, int64_t period) { return when > 0 && period >= 0; }

void addtimer(struct p *pp, struct timer *t, int64_t when, int64_t period, timer_function *f,
              int64_t arg, uint32_t seq) {
  for (;;) {
    int s = load(t);
    if (s != NO_STATUS) { /* add.Waiting and all others */
      timers_bad(t);
      return;
    }
    if (!take("addtimer", t, s, MODIFYING)) continue; /* add.NoStatus */
    setargs(t, period, f, arg, seq);
    t->when = when;
    p_lock(pp);
    cleantimers(pp);
    doaddtimer(pp, t);
    p_unlock(pp);
    commit("addtimer", t, MODIFYING, WAITING);
    wake(when);
    returned("addtimer", t, -1, when);
    return;
  }
}

static bool stop(struct timer *t) {
  for (;;) {
    int s = load(t);
    switch (s) {
      case WAITING: /* del.Waiting, del.ModifiedLater, del.ModifiedEarlier */
      case MODIFIED_LATER:
      case MODIFIED_EARLIER:
        if (!take("deltimer", t, s, MODIFYING)) continue;
        if (FAULT(READPP_LATE)) {
          commit("deltimer", t, MODIFYING, DELETED);
          t->pp->deleted_timers++;
          return true;
        }
#ifdef FAULTS
        (FAULT(INCDEL_OWN_P) ? timers_own_p : t->pp)->deleted_timers++;
#else
        t->pp->deleted_timers++;
#endif
        commit("deltimer", t, MODIFYING, FAULT(DEL_REMOVED) ? REMOVED : DELETED);
        return !FAULT(ANSWER);
      case DELETED: /* del.Deleted, del.Removing, del.Removed, del.NoStatus */
      case REMOVING:
      case REMOVED:
      case NO_STATUS:
        seen("deltimer", t, "noop", s);
        return false;
      case RUNNING: /* del.Running, del.Moving, del.Modifying */
      case MOVING:
      case MODIFYING:
        if (FAULT(DEL_NO_WAIT) && s == MOVING) {
          seen("deltimer", t, "noop", s);
          return false;
        }
        osyield("deltimer", t, s);
        break;
      default:
        timers_bad(t);
        return false;
    }
  }
}

bool deltimer(struct timer *t) {
  called();
  bool stopped = stop(t);
  returned("deltimer", t, stopped, 0);
  return stopped;
}

static bool modify(struct p *pp, struct timer *t, int64_t when, int64_t period, timer_function *f,
                   int64_t arg, uint32_t seq) {
  for (;;) {
    int s = load(t);
    switch (s) {
      case MOVING: /* mod.Moving, see below */
        if (!FAULT(MOD_NO_WAIT)) {
          osyield("modtimer", t, s);
          break;
        }
        /* fallthrough */
      case WAITING: /* mod.Waiting.*, mod.ModifiedEarlier.*, mod.ModifiedLater.*, mod.Deleted.* */
      case MODIFIED_EARLIER:
      case MODIFIED_LATER:
      case DELETED: {
        if (!take("modtimer", t, s, MODIFYING)) continue;
        bool is_earlier = when < (FAULT(MOD_CMP_NEXT) ? t->nextwhen : t->when);
        if (s == DELETED) t->pp->deleted_timers--;
        setargs(t, period, f, arg, seq);
        t->nextwhen = when;
        if (FAULT(MOD_WHEN)) t->when = when;
        if (is_earlier) {
          if (!FAULT(NO_BOUND)) bound(t->pp, when);
          commit("modtimer", t, MODIFYING, MODIFIED_EARLIER);
          wake(when);
        } else {
          commit("modtimer", t, MODIFYING, MODIFIED_LATER);
        }
        return s != DELETED;
      }
      case NO_STATUS: /* mod.NoStatus, mod.Removed */
      case REMOVED:
        if (!take("modtimer", t, s, MODIFYING)) continue;
        setargs(t, period, f, arg, seq);
        t->when = when;
        p_lock(pp);
        doaddtimer(pp, t);
        p_unlock(pp);
        commit("modtimer", t, MODIFYING, WAITING);
        wake(when);
        return false;
      case RUNNING: /* mod.Running, mod.Removing, mod.Modifying */
      case REMOVING:
      case MODIFYING:
        osyield("modtimer", t, s);
        break;
      default:
        timers_bad(t);
        return false;
    }
  }
}

bool modtimer(struct p *pp, struct timer *t, int64_t when, int64_t period, timer_function *f,
              int64_t arg, uint32_t seq) {
  called();
  bool pending = modify(pp, t, when, period, f, arg, seq);
  returned("modtimer", t, pending, when);
  return pending;
}

void cleantimers(struct p *pp) {
  while (pp->size > 0) {
    struct timer *t = pp->heap[0].t;
    if (t->pp != pp) timers_bad(t);
    int s = load(t);
    switch (s) {
      case DELETED: remove_root("cleantimers", pp, t); break;
      case MODIFIED_EARLIER:
      case MODIFIED_LATER: settle_root("cleantimers", pp, t, s); break;
      default: /* clean.Waiting and all others */
        seen("cleantimers", t, "noop", s);
        return;
    }
  }
}

/* adjust.held */
static void add_adjusted_timers(struct p *pp, struct timer **held, int n) {
  for (int k = 0; k < n; k++) {
    held[k]->pp = pp;
    insert(pp, held[k]);
    pp->num_timers++;
    commit("addAdjustedTimers", held[k], MOVING, WAITING);
  }
}

void adjusttimers(struct p *pp, int64_t now) {
  int64_t earliest = pp->timer_modified_earliest;
  if (earliest == 0 || earliest > now) return;
  go_by(now);
  fold(pp);
  struct timer **held = malloc((size_t)(pp->size + 1) * sizeof *held);
  if (!held) abort();
  int n = 0;
  for (int i = 0; i < pp->size;) {
    struct timer *t = pp->heap[i].t;
    if (t->pp != pp) timers_bad(t);
    int s = load(t);
    switch (s) {
      case DELETED: /* adjust.Deleted */
        if (!take("adjusttimers", t, s, REMOVING)) {
          i++;
          break;
        }
        t->pp = NULL;
        int changed = unlink_slot(pp, i);
        pp->num_timers--;
        commit("adjusttimers", t, REMOVING, REMOVED);
        decdel(pp);
        i = FAULT(ADJUST_SKIP) ? i + 1 : changed;
        break;
      case MODIFIED_EARLIER: /* adjust.ModifiedEarlier, adjust.ModifiedLater */
      case MODIFIED_LATER:
        if (!take("adjusttimers", t, s, MOVING)) {
          i++;
          break;
        }
        t->when = t->nextwhen;
        t->pp = NULL;
        changed = unlink_slot(pp, i);
        pp->num_timers--;
        held[n++] = t;
        i = FAULT(ADJUST_SKIP) ? i + 1 : changed;
        break;
      case WAITING: /* adjust.Waiting */
        seen("adjusttimers", t, "noop", s);
        i++;
        break;
      case MODIFYING: osyield("adjusttimers", t, s); break;  /* adjust.Modifying */
      default: timers_bad(t); return;
    }
  }
  add_adjusted_timers(pp, held, n);
  free(held);
  go_by(0);
  pub0(pp);
  clear_bound_if_empty(pp, pp->num_timers);
}

static void call_function(const struct timer *t, uint64_t version, timer_function *f, int64_t arg,
                          uint32_t seq) {
  if (FAULT(NO_FIRE)) return;
  fired(t, version);
  f(arg, seq);
}

static void fire(struct p *pp, const struct timer *t, timer_function *f, int64_t arg,
                 uint32_t seq) {
  uint64_t version = last_version;
  go_by(0);
  if (!lockless) p_unlock(pp);
  call_function(t, version, f, arg, seq);
  if (!lockless) p_lock(pp);
}

/* The first deadline after now; the largest there is where that would lie beyond it. */
static int64_t next_deadline(int64_t when, int64_t period, int64_t now) {
  uint64_t periods = FAULT(PERIOD_ONCE) ? 1 : 1 + (uint64_t)(now - when) / (uint64_t)period;
  uint64_t next = (uint64_t)when + (uint64_t)period * periods;
  return next > (uint64_t)MAX_WHEN ? MAX_WHEN : (int64_t)next;
}

static int64_t run_root(struct p *pp, int64_t now) {
  if (FAULT(EARLY_SIDE)) now += 1;
  if (FAULT(EARLY_ROUND)) now = (now + 63) / 64 * 64;
  go_by(now);
  while (pp->size > 0) {
    struct timer *t = pp->heap[0].t;
    if (t->pp != pp) timers_bad(t);
    int s = load(t);
    switch (s) {
      case WAITING: {
        if (t->when > now) { /* run.Waiting.notdue */
          seen("runtimer", t, "noop", s);
          return t->when;
        }
        if (!take("runtimer", t, s, RUNNING)) continue;
        timer_function *f = t->f;
        int64_t arg = t->arg;
        uint32_t seq = t->seq;
        if (FAULT(FIRE_OWNED)) call_function(t, last_version, f, arg, seq);
        if (t->period == 0) { /* run.Waiting.oneshot */
          dodeltimer0(pp, t);
          if (FAULT(UNLOCK_FIRST)) p_unlock(pp);
          commit("runtimer", t, RUNNING, NO_STATUS);
          if (FAULT(UNLOCK_FIRST)) p_lock(pp);
        } else { /* run.Waiting.periodic */
          t->when = next_deadline(t->when, t->period, now);
          pp->heap[0].when = t->when;
          sift_down(pp, 0);
          commit("runtimer", t, RUNNING, WAITING);
          pub0(pp);
        }
        if (!FAULT(FIRE_OWNED)) fire(pp, t, f, arg, seq);
        return 0;
      }
      case DELETED: remove_root("runtimer", pp, t); break;
      case MODIFIED_EARLIER:
      case MODIFIED_LATER: settle_root("runtimer", pp, t, s); break;
      case MODIFYING: osyield("runtimer", t, s); break; /* run.Modifying */
      default: timers_bad(t); return -1;
    }
  }
  return -1;
}

int64_t runtimer(struct p *pp, int64_t now) {
  int64_t next = run_root(pp, now);
  go_by(0);
  return next;
}

/* A survivor goes to slot "to" of the part that the compaction has finished, and up from there. */
static void place(struct p *pp, struct timer *t, int to) {
  pp->heap[to] = (struct slot){t->when, t};
  if (!FAULT(CLEAR_NO_SIFT)) sift_up(pp, to);
}

void clear_deleted_timers(struct p *pp) {
  fold(pp);
  int to = 0, dropped = 0;
  bool dirty = false;
  for (int k = 0; k < pp->size;) {
    struct timer *t = pp->heap[k].t;
    int s = load(t);
    switch (s) {
      case WAITING: /* clear.Waiting */
        seen("clearDeletedTimers", t, "noop", s);
        if (dirty) place(pp, t, to);
        to++;
        k++;
        break;
      case MODIFIED_EARLIER: /* clear.ModifiedEarlier, clear.ModifiedLater */
      case MODIFIED_LATER:
        if (!take("clearDeletedTimers", t, s, MOVING)) break;
        t->when = t->nextwhen;
        place(pp, t, to++);
        dirty = true;
        commit("clearDeletedTimers", t, MOVING, WAITING);
        k++;
        break;
      case DELETED: /* clear.Deleted */
        if (!take("clearDeletedTimers", t, s, REMOVING)) break;
        if (!FAULT(CLEAR_PP)) t->pp = NULL;
        dropped++;
        commit("clearDeletedTimers", t, REMOVING, REMOVED);
        dirty = true;
        k++;
        break;
      case MODIFYING: osyield("clearDeletedTimers", t, s); break; /* clear.Modifying */
      default: timers_bad(t); return;
    }
  }
  pp->deleted_timers -= dropped;
  int n = pp->num_timers -= dropped;
  pp->size = to;
  pub0(pp);
  clear_bound_if_empty(pp, n);
}

/* move.Waiting, move.ModifiedEarlier, move.ModifiedLater, move.Deleted */
static void move_timer(struct p *to, struct timer *t) {
  for (;;) {
    int s = load(t);
    switch (s) {
      case WAITING:
      case MODIFIED_EARLIER:
      case MODIFIED_LATER:
        if (!take("moveTimers", t, s, MOVING)) continue;
        if (s != WAITING) t->when = t->nextwhen;
        t->pp = NULL;
        doaddtimer(to, t);
        commit("moveTimers", t, MOVING, WAITING);
        return;
      case DELETED:
        if (!take("moveTimers", t, s, REMOVING)) continue;
        t->pp = NULL;
        commit("moveTimers", t, REMOVING, REMOVED);
        return;
      case MODIFYING: osyield("moveTimers", t, s); break; /* move.Modifying */
      default: timers_bad(t); return;
    }
  }
}

/* Both or none, the one at the lower address first. */
static bool try_lock_both(struct p *a, struct p *b) {
  struct p *first = a < b ? a : b, *second = a < b ? b : a;
  if (pthread_mutex_trylock(&first->lock) != 0) return false;
  if (pthread_mutex_trylock(&second->lock) == 0) return true;
  p_unlock(first);
  return false;
}

void move_timers(struct p *from, struct p *to) {
  do {
    if (timers_point) point("lock");
    else sched_yield();
  } while (!try_lock_both(from, to));
  for (int k = 0; k < from->size; k++) move_timer(to, from->heap[k].t);
  from->size = 0;
  from->num_timers = 0;
  from->deleted_timers = 0;
  from->timer0_when = 0;
  from->timer_modified_earliest = 0;
  p_unlock(to);
  p_unlock(from);
}

/* ---- the readers ------------------------------------------------------------------------ */

int64_t nobarrier_wake_time(struct p *pp) {
  int64_t modified = pp->timer_modified_earliest;
  return earlier(pp->timer0_when, modified);
}

static bool worth_clearing(int deleted, int timers) { return deleted > timers / 4; }

struct checked check_timers(struct p *pp, bool own, int64_t now) {
  int64_t next = nobarrier_wake_time(pp);
  if (next == 0) return (struct checked){now, 0, false};
  if (now < next && !(own && worth_clearing(pp->deleted_timers, pp->num_timers)))
    return (struct checked){now, next, false};
  struct checked found = {now, 0, false};
#ifdef FAULTS
  lockless = !own && FAULT(STEAL_NO_LOCK);
#endif
  if (!lockless) p_lock(pp);
  if (pp->size > 0) adjusttimers(pp, now);
  while (pp->size > 0) {
    int64_t at = runtimer(pp, now);
    if (at != 0) {
      found.poll_until = at > 0 ? at : 0;
      break;
    }
    found.ran = true;
  }
  if (own && worth_clearing(pp->deleted_timers, pp->size)) clear_deleted_timers(pp);
  /* The root alone does not tell: a modified timer further down may be due before it. */
  found.poll_until = earlier(found.poll_until, pp->timer_modified_earliest);
  if (!lockless) p_unlock(pp);
#ifdef FAULTS
  lockless = false;
#endif
  return found;
}
