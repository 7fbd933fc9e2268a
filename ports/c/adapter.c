/*
 * The adapter: answers on standard output what standard input asks, as docs/conform-protocol.md
 * says. With --fault NAME, if compiled with -DFAULTS, the port has that fault.
 */
#include "timers.h"

#include <inttypes.h>
#include <semaphore.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_TIMERS 64
#define MAX_PS 4
#define MAX_ACTORS 8

static const char *const names[] = {"NoStatus", "Waiting",   "Running",         "Deleted",
                                    "Removing", "Removed",   "Modifying",       "ModifiedEarlier",
                                    "ModifiedLater", "Moving"};

static struct timer timers[MAX_TIMERS];
static struct p ps[MAX_PS];
static int timer_count, p_count;

/* What happened since the last answer: firings and wake-ups, in order. */
static char events[1 << 14];

static _Thread_local jmp_buf panicked;

static void event(const char *what, int64_t a, int64_t b, int two) {
  size_t n = strlen(events);
  if (two) snprintf(events + n, sizeof events - n, " %s %" PRId64 " %" PRId64, what, a, b);
  else snprintf(events + n, sizeof events - n, " %s %" PRId64, what, a);
}

static void fired(int64_t arg, uint32_t seq) { event("fire", arg, seq, 1); }
static void woken(int64_t when) { event("wake", when, 0, 0); }
static void bad(const struct timer *t) {
  (void)t;
  longjmp(panicked, 1);
}

/* ---- calls ------------------------------------------------------------------------------ */

static void call(const char *ask, char *answer, size_t size) {
  char op[16] = "", mode[8] = "";
  int t = 0, a = 0, b = 0;
  int64_t when = 0, period = 0, arg = 0, now = 0;
  uint32_t seq = 0;
  sscanf(ask, "%15s", op);
  if (setjmp(panicked)) {
    snprintf(answer, size, "panic");
    return;
  }
  snprintf(answer, size, "ok");
  if (!strcmp(op, "add") || !strcmp(op, "mod")) {
    sscanf(ask, "%*s t%d %" SCNd64 " %" SCNd64 " p%d %" SCNd64 " %" SCNu32, &t, &when, &period, &a,
           &arg, &seq);
    if (!valid_arguments(when, period)) snprintf(answer, size, "refused");
    else if (op[0] == 'a') addtimer(&ps[a], &timers[t], when, period, fired, arg, seq);
    else
      snprintf(answer, size, "%s",
               modtimer(&ps[a], &timers[t], when, period, fired, arg, seq) ? "true" : "false");
  } else if (!strcmp(op, "del")) {
    sscanf(ask, "%*s t%d", &t);
    snprintf(answer, size, "%s", deltimer(&timers[t]) ? "true" : "false");
  } else if (!strcmp(op, "move")) {
    sscanf(ask, "%*s p%d p%d", &a, &b);
    move_timers(&ps[a], &ps[b]);
  } else if (!strcmp(op, "check")) {
    sscanf(ask, "%*s p%d %" SCNd64 " %7s", &a, &now, mode);
    struct checked c = check_timers(&ps[a], mode[0] == 'o', now);
    snprintf(answer, size, "%" PRId64 " %" PRId64 " %s", c.now, c.poll_until,
             c.ran ? "true" : "false");
  } else if (!strcmp(op, "wake")) {
    sscanf(ask, "%*s p%d", &a);
    snprintf(answer, size, "%" PRId64, nobarrier_wake_time(&ps[a]));
  } else {
    sscanf(ask, "%*s p%d %" SCNd64, &a, &now);
    p_lock(&ps[a]);
    if (!strcmp(op, "clean")) cleantimers(&ps[a]);
    else if (!strcmp(op, "adjust")) adjusttimers(&ps[a], now);
    else if (!strcmp(op, "run")) snprintf(answer, size, "%" PRId64, runtimer(&ps[a], now));
    else if (!strcmp(op, "clear")) clear_deleted_timers(&ps[a]);
    else snprintf(answer, size, "unknown");
    p_unlock(&ps[a]);
  }
}

/* ---- actors: threads that run one at a time, from one point to the next ------------------- */

struct actor {
  bool done;
  pthread_t thread;
  sem_t go, stopped;
  char ask[128], answer[128];
};
static struct actor *actors[MAX_ACTORS]; /* NULL for one that is in no call */
static _Thread_local struct actor *self;

/* Whether actors stop behind each commit, too. */
static bool fine;

static void stop(const char *word) {
  if (!self || (!fine && !strcmp(word, "committed"))) return;
  snprintf(self->answer, sizeof self->answer, "at %s", word);
  sem_post(&self->stopped);
  sem_wait(&self->go);
}

static void *run(void *arg) {
  self = arg;
  char answer[100];
  sem_wait(&self->go);
  call(self->ask, answer, sizeof answer);
  snprintf(self->answer, sizeof self->answer, "done %s", answer);
  self->done = true;
  sem_post(&self->stopped);
  return NULL;
}

static void step(int k, char *answer, size_t size) {
  struct actor *a = actors[k];
  sem_post(&a->go);
  sem_wait(&a->stopped);
  snprintf(answer, size, "%s", a->answer);
  if (a->done) {
    pthread_join(a->thread, NULL);
    free(a);
    actors[k] = NULL;
  }
}

/* ---- requests --------------------------------------------------------------------------- */

static void state(char *answer, size_t size) {
  size_t n = (size_t)snprintf(answer, size, "state");
  for (int k = 0; k < timer_count; k++) {
    struct timer *t = &timers[k];
    char pp[16] = "none";
    if (t->pp) snprintf(pp, sizeof pp, "p%d", (int)(t->pp - ps));
    n += (size_t)snprintf(answer + n, size - n,
                          " t%d %s %s %" PRId64 " %" PRId64 " %" PRId64, k, names[STATUS_OF(t->status)], pp,
                          t->when, t->nextwhen, t->period);
  }
  for (int k = 0; k < p_count; k++) {
    struct p *pp = &ps[k];
    n += (size_t)snprintf(answer + n, size - n, " p%d %d %d 0 %" PRId64 " %" PRId64 " ", k,
                          pp->num_timers, pp->deleted_timers, pp->timer0_when,
                          pp->timer_modified_earliest);
    if (pp->size == 0) n += (size_t)snprintf(answer + n, size - n, "empty");
    for (int i = 0; i < pp->size; i++)
      n += (size_t)snprintf(answer + n, size - n, "%st%d", i ? "," : "",
                            (int)(pp->heap[i].t - timers));
  }
}

static void reset(const char *ask) {
  /* Actors that are stopped within a call stay there: nobody lets them go again. */
  memset(actors, 0, sizeof actors);
  for (int k = 0; k < p_count; k++) free(ps[k].heap);
  sscanf(ask, "%*s %d %d", &timer_count, &p_count);
  if (timer_count > MAX_TIMERS || p_count > MAX_PS) exit(1);
  memset(timers, 0, sizeof timers);
  for (int k = 0; k < p_count; k++) p_init(&ps[k]);
}

static void answer_to(const char *ask, char *answer, size_t size) {
  char op[16] = "";
  sscanf(ask, "%15s", op);
  int a = 0, used = 0;
  if (!strcmp(op, "hello")) {
    snprintf(answer, size,
             "hello 1 c repaired reset add mod del clean adjust run check clear move wake state "
             "statuses panic call go fine");
  } else if (!strcmp(op, "reset")) {
    reset(ask);
    fine = false;
    snprintf(answer, size, "ok");
  } else if (!strcmp(op, "fine")) {
    fine = true;
    snprintf(answer, size, "ok");
  } else if (!strcmp(op, "state")) {
    state(answer, size);
  } else if (!strcmp(op, "statuses")) {
    size_t n = (size_t)snprintf(answer, size, "statuses");
    for (int k = 0; k < timer_count; k++)
      n += (size_t)snprintf(answer + n, size - n, " %s", names[STATUS_OF(timers[k].status)]);
  } else if (!strcmp(op, "call") && sscanf(ask, "call a%d %n", &a, &used) == 1 && a < MAX_ACTORS) {
    struct actor *actor = actors[a] = calloc(1, sizeof *actor);
    if (!actor) abort();
    sem_init(&actor->go, 0, 0);
    sem_init(&actor->stopped, 0, 0);
    snprintf(actor->ask, sizeof actor->ask, "%s", ask + used);
    timers_point = stop;
    pthread_create(&actor->thread, NULL, run, actor);
    step(a, answer, size);
  } else if (!strcmp(op, "go") && sscanf(ask, "go a%d", &a) == 1 && a < MAX_ACTORS &&
             actors[a]) {
    step(a, answer, size);
  } else {
    timers_point = NULL;
    call(ask, answer, size);
  }
  size_t n = strlen(answer);
  snprintf(answer + n, size - n, "%s", events);
  events[0] = 0;
}

int main(int argc, char **argv) {
  timers_wake = woken;
  timers_bad = bad;
#ifdef FAULTS
  timers_own_p = &ps[0];
  if (argc == 3 && !strcmp(argv[1], "--fault") && !timers_plant(argv[2])) {
    fprintf(stderr, "unknown fault %s\n", argv[2]);
    return 2;
  }
#else
  (void)argc;
  (void)argv;
#endif
  static char line[1 << 12], answer[1 << 15];
  while (fgets(line, sizeof line, stdin)) {
    line[strcspn(line, "\n")] = 0;
    char *ask = strchr(line, ' ');
    if (!ask || !strcmp(ask + 1, "quit")) return 0;
    *ask++ = 0;
    answer_to(ask, answer, sizeof answer);
    printf("%s %s\n", line, answer);
    fflush(stdout);
  }
  return 0;
}
