/*
 * Generated from the transition table, edition repaired. Not to be edited.
 *
 * Include this file, as tp_protocol.h, wherever the protocol is called. In one file of the port,
 * define TP_IMPLEMENTATION before: the operations are compiled there, against the port's own
 * tp_steps.h. timerproof table --format c-steps prints what that header declares.
 */
#ifndef TP_PROTOCOL_H
#define TP_PROTOCOL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The children of slot i of the heap begin at slot TP_ARITY * i + 1. */
#define TP_ARITY 4

enum tp_status {
  TP_NO_STATUS = 0,
  TP_WAITING = 1,
  TP_RUNNING = 2,
  TP_DELETED = 3,
  TP_REMOVING = 4,
  TP_REMOVED = 5,
  TP_MODIFYING = 6,
  TP_MODIFIED_EARLIER = 7,
  TP_MODIFIED_LATER = 8,
  TP_MOVING = 9
};
#define TP_INITIAL TP_NO_STATUS

struct tp_timer;
struct tp_p;

struct tp_callback {
  void (*f)(void *arg, uintptr_t seq);
  void *arg;
  uintptr_t seq;
};

/* Timers in a memory that is the port's. */
struct tp_timers {
  struct tp_timer **at;
  size_t length;
  size_t capacity;
};

/* What an operation remembers. All of it begins as 0 but for what the caller gives. */
struct tp_registers {
  const char *op; /* the operation */
  struct tp_p *p; /* the P that the operation works on */
  struct tp_timer *t; /* the timer that the operation works on */
  int64_t when; /* the caller's when */
  int64_t period; /* the caller's period */
  struct tp_callback callback; /* the caller's f, arg and seq */
  int64_t now; /* the caller's now */
  struct tp_timers list; /* the timers that the caller has given */
  int64_t slot; /* the slot of the heap that was picked */
  int64_t index; /* the place in the list that was picked */
  struct tp_p *tpp; /* the P that readpp has found in t.pp */
  struct tp_callback args; /* the copy of t.f, t.arg and t.seq */
  int64_t n; /* numTimers as last read */
  int64_t adj; /* adjustTimers as last read */
  int64_t fold; /* timerModifiedEarliest as folded into timer0When */
  bool root; /* whether slot 0 of the heap has changed */
  int64_t changed; /* the smallest slot that the last removal changed */
  struct tp_timers held; /* the timers taken out of the heap, to be put back */
  int64_t to; /* the slot that the next surviving timer gets */
  bool dirty; /* whether some slot did not survive or was replaced */
  int64_t dropped; /* how many slots did not survive */
  int64_t placed; /* how many ModifiedEarlier timers were put in place */
};

void tp_addtimer(struct tp_p *p, struct tp_timer *t, int64_t when, int64_t period, struct tp_callback callback);
bool tp_deltimer(struct tp_timer *t);
bool tp_modtimer(struct tp_p *p, struct tp_timer *t, int64_t when, int64_t period, struct tp_callback callback);
void tp_cleantimers(struct tp_p *p);
void tp_adjusttimers(struct tp_p *p, int64_t now);
void tp_addAdjustedTimers(struct tp_p *p, struct tp_timers list);
int64_t tp_runtimer(struct tp_p *p, int64_t now);
void tp_clearDeletedTimers(struct tp_p *p);
void tp_moveTimers(struct tp_p *p, struct tp_timers list);

/*
 * The poller: its rows as data. An operation visits its words in the order of the rows; at each it
 * loads the word, and takes the one row of that value whose guard holds. A row that takes its word
 * does so by a CAS or exchange to "via", and begins anew when that is lost; the step commit stores
 * "to". timerproof table --format pseudo has the same as code.
 */
enum tp_poller_operation {
  TP_OP_WAKE_NET_POLLER,
  TP_OP_NETPOLL_BREAK,
  TP_OP_NETPOLL,
  TP_OP_NETPOLL_NOW,
  TP_OP_FINDRUNNABLE
};

enum tp_poller_word {
  TP_WORD_NEEDSPINNING, /* clear or set */
  TP_WORD_SPINNING, /* no or yes */
  TP_WORD_LASTPOLL, /* polled or polling */
  TP_WORD_POLL_UNTIL, /* none or set */
  TP_WORD_WAKE_SIG, /* clear or sent */
};

enum tp_poller_value {
  TP_VALUE_CLEAR,
  TP_VALUE_SET,
  TP_VALUE_NO,
  TP_VALUE_YES,
  TP_VALUE_POLLED,
  TP_VALUE_POLLING,
  TP_VALUE_NONE,
  TP_VALUE_SENT
};

enum tp_poller_guard {
  TP_GUARD_ANY, /* no test */
  TP_GUARD_LATER, /* the word's deadline is later than mine */
  TP_GUARD_NOTLATER, /* the word's deadline is not later than mine */
  TP_GUARD_WANTED, /* I have a deadline to wait for, or channels wait for the poller */
  TP_GUARD_NOTWANTED, /* I have no deadline, and no channels wait for the poller */
  TP_GUARD_ISSPINNING, /* I am spinning */
  TP_GUARD_NOTSPINNING, /* I am not spinning */
  TP_GUARD_SIGNALLED, /* my poll ended because of a break */
  TP_GUARD_UNSIGNALLED, /* my poll ended without a break */
};

enum tp_poller_step {
  TP_STEP_BREAK, /* run netpollBreak */
  TP_STEP_WAKEP, /* unless an M spins, count one as spinning and start it on an idle P; if no P is idle, take the count back */
  TP_STEP_WAKEUP, /* end the selector's sleep, or its next one */
  TP_STEP_UNPARK, /* end the sleep in the tail, or the next one */
  TP_STEP_DROP, /* make the P idle; take it off the timer mask if it has no timers */
  TP_STEP_SPIN, /* I am spinning: count me, and needspinning := clear */
  TP_STEP_UNSPIN, /* I am not spinning any more: take me off the count */
  TP_STEP_RECHECK, /* mine := the least deadline of all Ps, one P after the other */
  TP_STEP_STOREUNTIL, /* pollUntil := mine */
  TP_STEP_SELECT, /* sleep in the selector until mine, or until a break */
  TP_STEP_TAIL, /* if no break has ended the sleep, park for the rest of it */
  TP_STEP_NETPOLL, /* run the operation netpoll after the sleep */
  TP_STEP_CONSUME, /* take the break out of the selector */
  TP_STEP_CLEARUNTIL, /* pollUntil := none */
  TP_STEP_NOW, /* read the clock */
  TP_STEP_COMMIT, /* the word := the row's to */
  TP_STEP_TAKEP, /* take an idle P and count myself again if I was spinning; stop if there is none */
  TP_STEP_TAKEPORASK, /* as takep, but if there is none, needspinning := set before it stops */
  TP_STEP_STOP, /* stop: the next thread that starts an M gets this one */
};

enum tp_poller_result {
  TP_RESULT_ADVANCE, /* go on with the operation's next word */
  TP_RESULT_LEAVE, /* the operation ends */
  TP_RESULT_TOP, /* back to the top of findrunnable */
};

struct tp_poller_row {
  const char *id;
  enum tp_poller_operation op;
  enum tp_poller_word word;
  enum tp_poller_value from;
  enum tp_poller_guard guard;
  bool takes;
  enum tp_poller_value via;
  enum tp_poller_value to;
  size_t length; /* of steps */
  enum tp_poller_step steps[8];
  enum tp_poller_result result;
};
#define TP_POLLER_ROWS 24
extern const struct tp_poller_row tp_poller_rows[TP_POLLER_ROWS];

#endif

#if defined TP_IMPLEMENTATION && !defined TP_IMPLEMENTED
#define TP_IMPLEMENTED

#include "tp_steps.h"

/* Runs over the caller's timer; the caller holds no timersLock.
   Source: Go 1.17.6 runtime/time.go addtimer. */
void tp_addtimer(struct tp_p *p, struct tp_timer *t, int64_t when, int64_t period, struct tp_callback callback)
{
  struct tp_registers m = {0};
  m.op = "addtimer";
  m.p = p;
  m.t = t;
  m.when = when;
  m.period = period;
  m.callback = callback;
  tp_checkargs(&m);
  for (;;) {
    enum tp_status s = tp_load(&m);
    switch (s) {
    /* add.NoStatus */
    case TP_NO_STATUS:
      if (!tp_cas(&m, s, TP_MODIFYING)) {
        continue;
      }
      tp_setargs(&m);
      tp_setwhen(&m);
      tp_lock(&m);
      tp_cleantimers(m.p);
      tp_setpp(&m);
      tp_insert(&m);
      tp_pub0root(&m);
      tp_incnum(&m);
      tp_unlock(&m);
      tp_commit(&m, TP_MODIFYING, TP_WAITING);
      tp_wake(&m);
      return;
    /* add.Waiting, add.Running, add.Deleted, add.Removing, add.Removed, add.Modifying, add.ModifiedEarlier,
       add.ModifiedLater, add.Moving */
    case TP_WAITING:
    case TP_RUNNING:
    case TP_DELETED:
    case TP_REMOVING:
    case TP_REMOVED:
    case TP_MODIFYING:
    case TP_MODIFIED_EARLIER:
    case TP_MODIFIED_LATER:
    case TP_MOVING:
      tp_throw(&m, s);
    default:
      tp_throw(&m, s);
    }
  }
}

/* Runs over the caller's timer; the caller holds no timersLock.
   Source: Go 1.17.6 runtime/time.go deltimer. */
bool tp_deltimer(struct tp_timer *t)
{
  struct tp_registers m = {0};
  m.op = "deltimer";
  m.t = t;
  for (;;) {
    enum tp_status s = tp_load(&m);
    switch (s) {
    /* del.Waiting, del.ModifiedLater, del.ModifiedEarlier */
    case TP_WAITING:
    case TP_MODIFIED_LATER:
    case TP_MODIFIED_EARLIER:
      if (!tp_cas(&m, s, TP_MODIFYING)) {
        continue;
      }
      tp_readpp(&m);
      tp_incdel(&m);
      tp_commit(&m, TP_MODIFYING, TP_DELETED);
      return true;
    /* del.Deleted, del.Removing, del.Removed, del.NoStatus */
    case TP_DELETED:
    case TP_REMOVING:
    case TP_REMOVED:
    case TP_NO_STATUS:
      return false;
    /* del.Running, del.Moving, del.Modifying */
    case TP_RUNNING:
    case TP_MOVING:
    case TP_MODIFYING:
      tp_osyield(&m);
      continue;
    default:
      tp_throw(&m, s);
    }
  }
}

/* Runs over the caller's timer; the caller holds no timersLock.
   Source: Go 1.17.6 runtime/time.go modtimer. */
bool tp_modtimer(struct tp_p *p, struct tp_timer *t, int64_t when, int64_t period, struct tp_callback callback)
{
  struct tp_registers m = {0};
  m.op = "modtimer";
  m.p = p;
  m.t = t;
  m.when = when;
  m.period = period;
  m.callback = callback;
  tp_checkargs(&m);
  for (;;) {
    enum tp_status s = tp_load(&m);
    switch (s) {
    /* mod.Waiting.earlier, mod.Waiting.notearlier, mod.ModifiedEarlier.earlier, mod.ModifiedEarlier.notearlier,
       mod.ModifiedLater.earlier, mod.ModifiedLater.notearlier */
    case TP_WAITING:
    case TP_MODIFIED_EARLIER:
    case TP_MODIFIED_LATER:
      if (!tp_cas(&m, s, TP_MODIFYING)) {
        continue;
      }
      if (tp_earlier(&m)) {
        tp_setargs(&m);
        tp_setnext(&m);
        tp_readpp(&m);
        tp_bound(&m);
        tp_commit(&m, TP_MODIFYING, TP_MODIFIED_EARLIER);
        tp_wake(&m);
        return true;
      } else {
        tp_setargs(&m);
        tp_setnext(&m);
        tp_readpp(&m);
        tp_commit(&m, TP_MODIFYING, TP_MODIFIED_LATER);
        return true;
      }
    /* mod.Deleted.earlier, mod.Deleted.notearlier */
    case TP_DELETED:
      if (!tp_cas(&m, s, TP_MODIFYING)) {
        continue;
      }
      if (tp_earlier(&m)) {
        tp_readpp(&m);
        tp_decdel(&m);
        tp_setargs(&m);
        tp_setnext(&m);
        tp_readpp(&m);
        tp_bound(&m);
        tp_commit(&m, TP_MODIFYING, TP_MODIFIED_EARLIER);
        tp_wake(&m);
        return false;
      } else {
        tp_readpp(&m);
        tp_decdel(&m);
        tp_setargs(&m);
        tp_setnext(&m);
        tp_readpp(&m);
        tp_commit(&m, TP_MODIFYING, TP_MODIFIED_LATER);
        return false;
      }
    /* mod.NoStatus, mod.Removed */
    case TP_NO_STATUS:
    case TP_REMOVED:
      if (!tp_cas(&m, s, TP_MODIFYING)) {
        continue;
      }
      tp_setargs(&m);
      tp_setwhen(&m);
      tp_lock(&m);
      tp_setpp(&m);
      tp_insert(&m);
      tp_pub0root(&m);
      tp_incnum(&m);
      tp_unlock(&m);
      tp_commit(&m, TP_MODIFYING, TP_WAITING);
      tp_wake(&m);
      return false;
    /* mod.Running, mod.Removing, mod.Moving, mod.Modifying */
    case TP_RUNNING:
    case TP_REMOVING:
    case TP_MOVING:
    case TP_MODIFYING:
      tp_osyield(&m);
      continue;
    default:
      tp_throw(&m, s);
    }
  }
}

/* Runs over slot 0 of the P's heap, anew in each round; the caller holds the P's timersLock.
   Source: Go 1.17.6 runtime/time.go cleantimers. */
void tp_cleantimers(struct tp_p *p)
{
  struct tp_registers m = {0};
  m.op = "cleantimers";
  m.p = p;
  for (;;) {
    if (tp_exitifempty(&m)) return;
    if (tp_exitifpreempted(&m)) return;
    m.t = tp_at(m.p, (size_t)m.slot);
    m.tpp = m.p;
    m.root = m.slot == 0;
    tp_checkpp(&m);
    enum tp_status s = tp_load(&m);
    switch (s) {
    /* clean.Deleted */
    case TP_DELETED:
      if (!tp_cas(&m, s, TP_REMOVING)) {
        continue;
      }
      tp_clearpp(&m);
      tp_unlink(&m);
      tp_pub0(&m);
      tp_decnum(&m);
      tp_clearboundifempty(&m);
      tp_commit(&m, TP_REMOVING, TP_REMOVED);
      tp_decdel(&m);
      continue;
    /* clean.ModifiedEarlier, clean.ModifiedLater */
    case TP_MODIFIED_EARLIER:
    case TP_MODIFIED_LATER:
      if (!tp_cas(&m, s, TP_MOVING)) {
        continue;
      }
      tp_applynext(&m);
      tp_clearpp(&m);
      tp_unlink(&m);
      tp_decnum(&m);
      tp_setpp(&m);
      tp_insert(&m);
      tp_incnum(&m);
      tp_pub0(&m);
      tp_commit(&m, TP_MOVING, TP_WAITING);
      continue;
    /* clean.NoStatus, clean.Waiting, clean.Running, clean.Removing, clean.Removed, clean.Modifying,
       clean.Moving */
    case TP_NO_STATUS:
    case TP_WAITING:
    case TP_RUNNING:
    case TP_REMOVING:
    case TP_REMOVED:
    case TP_MODIFYING:
    case TP_MOVING:
      return;
    default:
      tp_throw(&m, s);
    }
  }
}

/* Runs over every slot of the P's heap; resume goes back to the changed slot; the caller holds the P's timersLock.
   Source: Go 1.17.6 runtime/time.go adjusttimers. */
void tp_adjusttimers(struct tp_p *p, int64_t now)
{
  struct tp_registers m = {0};
  m.op = "adjusttimers";
  m.p = p;
  m.now = now;
  if (tp_exitifboundnotdue(&m)) return;
  tp_foldbound(&m);
  tp_clearfolded(&m);
  while ((size_t)m.slot < tp_len(m.p)) {
    m.t = tp_at(m.p, (size_t)m.slot);
    m.tpp = m.p;
    m.root = m.slot == 0;
    tp_checkpp(&m);
    enum tp_status s = tp_load(&m);
    switch (s) {
    /* adjust.Deleted */
    case TP_DELETED:
      if (!tp_cas(&m, s, TP_REMOVING)) {
        m.slot += 1;
        continue;
      }
      tp_clearpp(&m);
      tp_unlink(&m);
      tp_decnum(&m);
      tp_commit(&m, TP_REMOVING, TP_REMOVED);
      tp_decdel(&m);
      m.slot = m.changed;
      continue;
    /* adjust.ModifiedEarlier, adjust.ModifiedLater */
    case TP_MODIFIED_EARLIER:
    case TP_MODIFIED_LATER:
      if (!tp_cas(&m, s, TP_MOVING)) {
        m.slot += 1;
        continue;
      }
      tp_applynext(&m);
      tp_clearpp(&m);
      tp_unlink(&m);
      tp_decnum(&m);
      tp_hold(&m);
      m.slot = m.changed;
      continue;
    /* adjust.Waiting */
    case TP_WAITING:
      m.slot += 1;
      continue;
    /* adjust.Modifying */
    case TP_MODIFYING:
      tp_osyield(&m);
      continue;
    /* adjust.NoStatus, adjust.Running, adjust.Removing, adjust.Removed, adjust.Moving */
    case TP_NO_STATUS:
    case TP_RUNNING:
    case TP_REMOVING:
    case TP_REMOVED:
    case TP_MOVING:
      tp_throw(&m, s);
    default:
      tp_throw(&m, s);
    }
  }
  tp_addAdjustedTimers(m.p, m.held);
  tp_pub0(&m);
  tp_readnum(&m);
  tp_clearboundifempty(&m);
}

/* Runs over every timer of a given list; the caller holds the P's timersLock.
   Source: Go 1.17.6 runtime/time.go addAdjustedTimers. */
void tp_addAdjustedTimers(struct tp_p *p, struct tp_timers list)
{
  struct tp_registers m = {0};
  m.op = "addAdjustedTimers";
  m.p = p;
  m.list = list;
  while ((size_t)m.index < m.list.length) {
    m.t = m.list.at[m.index];
    m.tpp = m.p;
    tp_setpp(&m);
    tp_insert(&m);
    tp_incnum(&m);
    tp_commit(&m, TP_MOVING, TP_WAITING);
    m.index += 1;
    continue;
  }
}

/* Runs over slot 0 of the P's heap, anew in each round; the caller holds the P's timersLock.
   Source: Go 1.17.6 runtime/time.go runtimer. */
int64_t tp_runtimer(struct tp_p *p, int64_t now)
{
  struct tp_registers m = {0};
  m.op = "runtimer";
  m.p = p;
  m.now = now;
  for (;;) {
    if (tp_exitifempty(&m)) return -1;
    m.t = tp_at(m.p, (size_t)m.slot);
    m.tpp = m.p;
    m.root = m.slot == 0;
    tp_checkpp(&m);
    enum tp_status s = tp_load(&m);
    switch (s) {
    /* run.Waiting.notdue, run.Waiting.oneshot, run.Waiting.periodic */
    case TP_WAITING:
      if (tp_notdue(&m)) {
        return tp_when(&m);
      } else {
        if (!tp_cas(&m, s, TP_RUNNING)) {
          continue;
        }
        if (tp_oneshot(&m)) {
          tp_loadargs(&m);
          tp_clearpp(&m);
          tp_unlink(&m);
          tp_pub0(&m);
          tp_decnum(&m);
          tp_clearboundifempty(&m);
          tp_commit(&m, TP_RUNNING, TP_NO_STATUS);
          tp_unlock(&m);
          tp_fire(&m);
          tp_lock(&m);
          return 0;
        } else {
          tp_loadargs(&m);
          tp_rearm(&m);
          tp_siftroot(&m);
          tp_commit(&m, TP_RUNNING, TP_WAITING);
          tp_pub0(&m);
          tp_unlock(&m);
          tp_fire(&m);
          tp_lock(&m);
          return 0;
        }
      }
    /* run.Deleted */
    case TP_DELETED:
      if (!tp_cas(&m, s, TP_REMOVING)) {
        continue;
      }
      tp_clearpp(&m);
      tp_unlink(&m);
      tp_pub0(&m);
      tp_decnum(&m);
      tp_clearboundifempty(&m);
      tp_commit(&m, TP_REMOVING, TP_REMOVED);
      tp_decdel(&m);
      continue;
    /* run.ModifiedEarlier, run.ModifiedLater */
    case TP_MODIFIED_EARLIER:
    case TP_MODIFIED_LATER:
      if (!tp_cas(&m, s, TP_MOVING)) {
        continue;
      }
      tp_applynext(&m);
      tp_clearpp(&m);
      tp_unlink(&m);
      tp_decnum(&m);
      tp_setpp(&m);
      tp_insert(&m);
      tp_incnum(&m);
      tp_pub0(&m);
      tp_commit(&m, TP_MOVING, TP_WAITING);
      continue;
    /* run.Modifying */
    case TP_MODIFYING:
      tp_osyield(&m);
      continue;
    /* run.NoStatus, run.Running, run.Removing, run.Removed, run.Moving */
    case TP_NO_STATUS:
    case TP_RUNNING:
    case TP_REMOVING:
    case TP_REMOVED:
    case TP_MOVING:
      tp_throw(&m, s);
    default:
      tp_throw(&m, s);
    }
  }
}

/* Runs over every slot of the P's heap; survivors are written at the slot 'to'; the caller holds the P's timersLock.
   Source: Go 1.17.6 runtime/time.go clearDeletedTimers. */
void tp_clearDeletedTimers(struct tp_p *p)
{
  struct tp_registers m = {0};
  m.op = "clearDeletedTimers";
  m.p = p;
  tp_foldbound(&m);
  tp_clearfolded(&m);
  while ((size_t)m.slot < tp_len(m.p)) {
    m.t = tp_at(m.p, (size_t)m.slot);
    m.tpp = m.p;
    m.root = m.slot == 0;
    enum tp_status s = tp_load(&m);
    switch (s) {
    /* clear.Waiting */
    case TP_WAITING:
      tp_keep(&m);
      m.slot += 1;
      continue;
    /* clear.ModifiedEarlier, clear.ModifiedLater */
    case TP_MODIFIED_EARLIER:
    case TP_MODIFIED_LATER:
      if (!tp_cas(&m, s, TP_MOVING)) {
        continue;
      }
      tp_applynext(&m);
      tp_place(&m);
      tp_dirty(&m);
      tp_commit(&m, TP_MOVING, TP_WAITING);
      m.slot += 1;
      continue;
    /* clear.Deleted */
    case TP_DELETED:
      if (!tp_cas(&m, s, TP_REMOVING)) {
        continue;
      }
      tp_zeropp(&m);
      tp_drop(&m);
      tp_commit(&m, TP_REMOVING, TP_REMOVED);
      tp_dirty(&m);
      m.slot += 1;
      continue;
    /* clear.Modifying */
    case TP_MODIFYING:
      tp_osyield(&m);
      continue;
    /* clear.NoStatus, clear.Running, clear.Removing, clear.Removed, clear.Moving */
    case TP_NO_STATUS:
    case TP_RUNNING:
    case TP_REMOVING:
    case TP_REMOVED:
    case TP_MOVING:
      tp_throw(&m, s);
    default:
      tp_throw(&m, s);
    }
  }
  tp_subdel(&m);
  tp_subnum(&m);
  tp_truncate(&m);
  tp_pub0(&m);
  tp_clearboundifempty(&m);
}

/* Runs over every timer of a given list; the world is stopped and both Ps are locked.
   Source: Go runtime/time.go moveTimers. */
void tp_moveTimers(struct tp_p *p, struct tp_timers list)
{
  struct tp_registers m = {0};
  m.op = "moveTimers";
  m.p = p;
  m.list = list;
  while ((size_t)m.index < m.list.length) {
    m.t = m.list.at[m.index];
    m.tpp = m.p;
    enum tp_status s = tp_load(&m);
    switch (s) {
    /* move.Waiting */
    case TP_WAITING:
      if (!tp_cas(&m, s, TP_MOVING)) {
        continue;
      }
      tp_zeropp(&m);
      tp_setpp(&m);
      tp_insert(&m);
      tp_pub0root(&m);
      tp_incnum(&m);
      tp_commit(&m, TP_MOVING, TP_WAITING);
      m.index += 1;
      continue;
    /* move.ModifiedEarlier, move.ModifiedLater */
    case TP_MODIFIED_EARLIER:
    case TP_MODIFIED_LATER:
      if (!tp_cas(&m, s, TP_MOVING)) {
        continue;
      }
      tp_applynext(&m);
      tp_zeropp(&m);
      tp_setpp(&m);
      tp_insert(&m);
      tp_pub0root(&m);
      tp_incnum(&m);
      tp_commit(&m, TP_MOVING, TP_WAITING);
      m.index += 1;
      continue;
    /* move.Deleted */
    case TP_DELETED:
      if (!tp_cas(&m, s, TP_REMOVING)) {
        continue;
      }
      tp_zeropp(&m);
      tp_commit(&m, TP_REMOVING, TP_REMOVED);
      m.index += 1;
      continue;
    /* move.Modifying */
    case TP_MODIFYING:
      tp_osyield(&m);
      continue;
    /* move.NoStatus, move.Running, move.Removing, move.Removed, move.Moving */
    case TP_NO_STATUS:
    case TP_RUNNING:
    case TP_REMOVING:
    case TP_REMOVED:
    case TP_MOVING:
      tp_throw(&m, s);
    default:
      tp_throw(&m, s);
    }
  }
}

const struct tp_poller_row tp_poller_rows[TP_POLLER_ROWS] = {
  {"wake.polled", TP_OP_WAKE_NET_POLLER, TP_WORD_LASTPOLL,
   TP_VALUE_POLLED, TP_GUARD_ANY, false,
   TP_VALUE_POLLED, TP_VALUE_POLLED, 1, {TP_STEP_WAKEP},
   TP_RESULT_LEAVE},
  {"wake.polling", TP_OP_WAKE_NET_POLLER, TP_WORD_LASTPOLL,
   TP_VALUE_POLLING, TP_GUARD_ANY, false,
   TP_VALUE_POLLING, TP_VALUE_POLLING, 0, {0},
   TP_RESULT_ADVANCE},
  {"wake.none", TP_OP_WAKE_NET_POLLER, TP_WORD_POLL_UNTIL,
   TP_VALUE_NONE, TP_GUARD_ANY, false,
   TP_VALUE_NONE, TP_VALUE_NONE, 1, {TP_STEP_BREAK},
   TP_RESULT_LEAVE},
  {"wake.set.later", TP_OP_WAKE_NET_POLLER, TP_WORD_POLL_UNTIL,
   TP_VALUE_SET, TP_GUARD_LATER, false,
   TP_VALUE_SET, TP_VALUE_SET, 1, {TP_STEP_BREAK},
   TP_RESULT_LEAVE},
  {"wake.set.notlater", TP_OP_WAKE_NET_POLLER, TP_WORD_POLL_UNTIL,
   TP_VALUE_SET, TP_GUARD_NOTLATER, false,
   TP_VALUE_SET, TP_VALUE_SET, 0, {0},
   TP_RESULT_LEAVE},
  {"break.clear", TP_OP_NETPOLL_BREAK, TP_WORD_WAKE_SIG,
   TP_VALUE_CLEAR, TP_GUARD_ANY, true,
   TP_VALUE_SENT, TP_VALUE_SENT, 2, {TP_STEP_WAKEUP, TP_STEP_UNPARK},
   TP_RESULT_LEAVE},
  {"break.sent", TP_OP_NETPOLL_BREAK, TP_WORD_WAKE_SIG,
   TP_VALUE_SENT, TP_GUARD_ANY, false,
   TP_VALUE_SENT, TP_VALUE_SENT, 0, {0},
   TP_RESULT_LEAVE},
  {"poll.clear", TP_OP_NETPOLL, TP_WORD_WAKE_SIG,
   TP_VALUE_CLEAR, TP_GUARD_ANY, false,
   TP_VALUE_CLEAR, TP_VALUE_CLEAR, 0, {0},
   TP_RESULT_LEAVE},
  {"poll.sent.unsignalled", TP_OP_NETPOLL, TP_WORD_WAKE_SIG,
   TP_VALUE_SENT, TP_GUARD_UNSIGNALLED, false,
   TP_VALUE_SENT, TP_VALUE_SENT, 0, {0},
   TP_RESULT_LEAVE},
  {"poll.sent.signalled", TP_OP_NETPOLL, TP_WORD_WAKE_SIG,
   TP_VALUE_SENT, TP_GUARD_SIGNALLED, false,
   TP_VALUE_SENT, TP_VALUE_CLEAR, 2, {TP_STEP_CONSUME, TP_STEP_COMMIT},
   TP_RESULT_LEAVE},
  {"pollnow.clear", TP_OP_NETPOLL_NOW, TP_WORD_WAKE_SIG,
   TP_VALUE_CLEAR, TP_GUARD_ANY, false,
   TP_VALUE_CLEAR, TP_VALUE_CLEAR, 0, {0},
   TP_RESULT_LEAVE},
  {"pollnow.sent", TP_OP_NETPOLL_NOW, TP_WORD_WAKE_SIG,
   TP_VALUE_SENT, TP_GUARD_ANY, false,
   TP_VALUE_SENT, TP_VALUE_SENT, 0, {0},
   TP_RESULT_LEAVE},
  {"find.unneeded", TP_OP_FINDRUNNABLE, TP_WORD_NEEDSPINNING,
   TP_VALUE_CLEAR, TP_GUARD_ANY, false,
   TP_VALUE_CLEAR, TP_VALUE_CLEAR, 1, {TP_STEP_DROP},
   TP_RESULT_ADVANCE},
  {"find.needed.spinning", TP_OP_FINDRUNNABLE, TP_WORD_NEEDSPINNING,
   TP_VALUE_SET, TP_GUARD_ISSPINNING, false,
   TP_VALUE_SET, TP_VALUE_SET, 1, {TP_STEP_DROP},
   TP_RESULT_ADVANCE},
  {"find.needed.notspinning", TP_OP_FINDRUNNABLE, TP_WORD_NEEDSPINNING,
   TP_VALUE_SET, TP_GUARD_NOTSPINNING, false,
   TP_VALUE_SET, TP_VALUE_SET, 1, {TP_STEP_SPIN},
   TP_RESULT_TOP},
  {"find.spinning", TP_OP_FINDRUNNABLE, TP_WORD_SPINNING,
   TP_VALUE_YES, TP_GUARD_ANY, false,
   TP_VALUE_YES, TP_VALUE_YES, 2, {TP_STEP_UNSPIN, TP_STEP_RECHECK},
   TP_RESULT_ADVANCE},
  {"find.notspinning", TP_OP_FINDRUNNABLE, TP_WORD_SPINNING,
   TP_VALUE_NO, TP_GUARD_ANY, false,
   TP_VALUE_NO, TP_VALUE_NO, 0, {0},
   TP_RESULT_ADVANCE},
  {"find.polled.wanted", TP_OP_FINDRUNNABLE, TP_WORD_LASTPOLL,
   TP_VALUE_POLLED, TP_GUARD_WANTED, true,
   TP_VALUE_POLLING, TP_VALUE_POLLED, 8, {TP_STEP_STOREUNTIL, TP_STEP_SELECT, TP_STEP_TAIL,
    TP_STEP_NETPOLL, TP_STEP_CLEARUNTIL, TP_STEP_NOW, TP_STEP_COMMIT, TP_STEP_TAKEPORASK},
   TP_RESULT_TOP},
  {"find.polled.notwanted", TP_OP_FINDRUNNABLE, TP_WORD_LASTPOLL,
   TP_VALUE_POLLED, TP_GUARD_NOTWANTED, false,
   TP_VALUE_POLLED, TP_VALUE_POLLED, 1, {TP_STEP_STOP},
   TP_RESULT_TOP},
  {"find.polling.wanted", TP_OP_FINDRUNNABLE, TP_WORD_LASTPOLL,
   TP_VALUE_POLLING, TP_GUARD_WANTED, false,
   TP_VALUE_POLLING, TP_VALUE_POLLING, 0, {0},
   TP_RESULT_ADVANCE},
  {"find.polling.notwanted", TP_OP_FINDRUNNABLE, TP_WORD_LASTPOLL,
   TP_VALUE_POLLING, TP_GUARD_NOTWANTED, false,
   TP_VALUE_POLLING, TP_VALUE_POLLING, 1, {TP_STEP_STOP},
   TP_RESULT_TOP},
  {"find.none", TP_OP_FINDRUNNABLE, TP_WORD_POLL_UNTIL,
   TP_VALUE_NONE, TP_GUARD_ANY, false,
   TP_VALUE_NONE, TP_VALUE_NONE, 2, {TP_STEP_BREAK, TP_STEP_STOP},
   TP_RESULT_TOP},
  {"find.set.later", TP_OP_FINDRUNNABLE, TP_WORD_POLL_UNTIL,
   TP_VALUE_SET, TP_GUARD_LATER, false,
   TP_VALUE_SET, TP_VALUE_SET, 2, {TP_STEP_BREAK, TP_STEP_STOP},
   TP_RESULT_TOP},
  {"find.set.notlater", TP_OP_FINDRUNNABLE, TP_WORD_POLL_UNTIL,
   TP_VALUE_SET, TP_GUARD_NOTLATER, false,
   TP_VALUE_SET, TP_VALUE_SET, 1, {TP_STEP_STOP},
   TP_RESULT_TOP}
};

#endif
