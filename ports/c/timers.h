/*
 * The timers of the edition "repaired" in C11 with POSIX threads: the nine operations of the
 * transition table, and the two readers checkTimers and nobarrierWakeTime. The comments in timers.c
 * name the rows; `timerproof explain ROW` tells what each one does.
 *
 * Times are in nanoseconds, of any clock that never goes back; 0 stands for none.
 */
#ifndef TIMERS_H
#define TIMERS_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

enum status {
  NO_STATUS, WAITING, RUNNING, DELETED, REMOVING, REMOVED, MODIFYING, MODIFIED_EARLIER,
  MODIFIED_LATER, MOVING
};

typedef void timer_function(int64_t arg, uint32_t seq);

/* With -DTRACE the upper bits of the status word count its changes. */
#ifdef TRACE
typedef _Atomic uint64_t status_word;
#define STATUS_OF(word) ((int)((word) & 15))
#else
typedef _Atomic int status_word;
#define STATUS_OF(word) (word)
#endif

/* Whoever has moved the status to RUNNING, REMOVING, MODIFYING or MOVING owns the plain fields. */
struct timer {
  status_word status;
  struct p *pp;     /* whose heap holds it; written under that P's lock besides */
  int64_t when;     /* the deadline that the heap goes by */
  int64_t nextwhen; /* the deadline to come, while the status says that it was modified */
  int64_t period;   /* 0 for a timer that fires once */
  timer_function *f;
  int64_t arg;
  uint32_t seq;
};

struct slot {
  int64_t when;
  struct timer *t;
};

/* A processor, as far as timers go. The heap belongs to whoever holds the lock. */
struct p {
  pthread_mutex_t lock;
  struct slot *heap;
  int size;
  int capacity;
  _Atomic int num_timers;
  _Atomic int deleted_timers;
  _Atomic int64_t timer0_when;
  _Atomic int64_t timer_modified_earliest;
};

struct checked {
  int64_t now;
  int64_t poll_until; /* when the next timer is due; 0 for none */
  bool ran;
};

/* What the runtime around the timers does; set before the first operation. */
extern void (*timers_wake)(int64_t when);         /* wakeNetPoller: someone may sleep too long */
extern void (*timers_bad)(const struct timer *t); /* a panic row; does not return */
/* before a load, cas, commit or lock, and behind a commit; or NULL */
extern void (*timers_point)(const char *word);

void p_init(struct p *pp);
void p_free(struct p *pp);
void p_lock(struct p *pp);
void p_unlock(struct p *pp);

/* False if the arguments are refused: when <= 0 or period < 0. */
bool valid_arguments(int64_t when, int64_t period);

void addtimer(struct p *pp, struct timer *t, int64_t when, int64_t period, timer_function *f,
              int64_t arg, uint32_t seq);
bool deltimer(struct timer *t);
bool modtimer(struct p *pp, struct timer *t, int64_t when, int64_t period, timer_function *f,
              int64_t arg, uint32_t seq);

/* These need the P's lock. */
void cleantimers(struct p *pp);
void adjusttimers(struct p *pp, int64_t now);
int64_t runtimer(struct p *pp, int64_t now); /* a deadline; 0: one has run; -1: none is left */
void clear_deleted_timers(struct p *pp);

/* With the world stopped: all timers of one P go to another, and the P is reset. */
void move_timers(struct p *from, struct p *to);

struct checked check_timers(struct p *pp, bool own, int64_t now);
int64_t nobarrier_wake_time(struct p *pp);

/* What a recorder hears of, see docs/trace-format.md; set before the first operation. */
#ifdef TRACE
struct timers_fields {
  const struct p *pp;
  int64_t when, nextwhen, period;
  int64_t now; /* what the walk goes by; 0 outside of one */
};
struct timers_recorder {
  void (*changed)(const char *op, const struct timer *t, uint64_t version, int from, int to,
                  const struct timers_fields *f);
  void (*seen)(const char *op, const struct timer *t, const char *kind, int status);
  void (*fired)(const struct timer *t, uint64_t version);
  /* version 0: it made no change and saw this status; answer -1: it gives none */
  void (*returned)(const char *op, const struct timer *t, uint64_t version, int status, int answer,
                   int64_t asked);
};
extern const struct timers_recorder *timers_recorder;
#endif

/* Faults that are planted to see who finds them; none unless compiled with -DFAULTS. */
#ifdef FAULTS
extern int timers_fault;
extern struct p *timers_own_p;
bool timers_plant(const char *name);
#endif

#endif
