#include "recorder.h"

#include <fcntl.h>
#include <inttypes.h>
#include <sched.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { BUFFER = 1 << 16, LINE = 400 };

static const char *const names[] = {"NoStatus", "Waiting", "Running", "Deleted", "Removing",
                                    "Removed", "Modifying", "ModifiedEarlier", "ModifiedLater",
                                    "Moving"};

struct buffer {
  char text[BUFFER];
  size_t used; /* whole lines only */
  int number;
  struct buffer *next;
};

static struct buffer *_Atomic buffers; /* of all threads, so that a crash loses none */
static _Atomic int threads;
static _Thread_local struct buffer *own;
static _Thread_local uint32_t random_state = 1;
static _Atomic long left;
static int file = -1;
static const struct timer *first_timer;
static const struct p *first_p;
static int64_t (*read_clock)(void);

/* Only what a signal handler may call. */
static void write_out(struct buffer *b) {
  for (size_t at = 0; at < b->used;) {
    ssize_t n = write(file, b->text + at, b->used - at);
    if (n <= 0) _Exit(3);
    at += (size_t)n;
  }
  if (atomic_fetch_sub(&left, (long)b->used) < 0) _Exit(3);
  b->used = 0;
}

static void crashed(int signal_number) {
  for (struct buffer *b = buffers; b; b = b->next) write_out(b);
  signal(signal_number, SIG_DFL);
  raise(signal_number);
}

static void make_own(void) {
  own = calloc(1, sizeof *own);
  if (!own) abort();
  own->number = atomic_fetch_add(&threads, 1);
  own->next = buffers;
  while (!atomic_compare_exchange_weak(&buffers, &own->next, own))
    ;
}

static void line(const char *format, ...) {
  if (!own) make_own();
  if (own->used + LINE > BUFFER) write_out(own);
  va_list arguments;
  va_start(arguments, format);
  own->used += (size_t)vsnprintf(own->text + own->used, LINE, format, arguments);
  va_end(arguments);
}

static int thread(void) {
  if (!own) make_own();
  return own->number;
}

static void changed(const char *op, const struct timer *t, uint64_t version, int from, int to,
                    const struct timers_fields *f) {
  char now[40] = "";
  if (f->now) snprintf(now, sizeof now, ",\"now\":%" PRId64, f->now);
  line("{\"t\":%d,\"ver\":%" PRIu64 ",\"op\":\"%s\",\"kind\":\"cas\",\"from\":\"%s\",\"to\":\"%s\","
       "\"ns\":%" PRId64 ",\"m\":%d,\"hp\":%d,\"when\":%" PRId64 ",\"nextwhen\":%" PRId64
       ",\"period\":%" PRId64 "%s}\n",
       (int)(t - first_timer), version, op, names[from], names[to], read_clock(), thread(),
       f->pp ? (int)(f->pp - first_p) : -1, f->when, f->nextwhen, f->period, now);
}

static void seen(const char *op, const struct timer *t, const char *kind, int status) {
  line("{\"t\":%d,\"op\":\"%s\",\"kind\":\"%s\",\"from\":\"%s\"}\n", (int)(t - first_timer), op, kind,
       names[status]);
}

static void fired(const struct timer *t, uint64_t version) {
  line("{\"kind\":\"fire\",\"t\":%d,\"ver\":%" PRIu64 "}\n", (int)(t - first_timer), version);
}

static void returned(const char *op, const struct timer *t, uint64_t version, int status,
                     int answer, int64_t asked) {
  char from[40] = "", told[80] = "";
  if (version == 0) snprintf(from, sizeof from, ",\"from\":\"%s\"", names[status]);
  int n = answer < 0 ? 0 : snprintf(told, sizeof told, ",\"answer\":%d", answer);
  if (asked) snprintf(told + n, sizeof told - (size_t)n, ",\"asked\":%" PRId64, asked);
  line("{\"kind\":\"return\",\"t\":%d,\"ver\":%" PRIu64 ",\"op\":\"%s\"%s%s}\n", (int)(t - first_timer),
       version, op, from, told);
}

static const struct timers_recorder recorder = {changed, seen, fired, returned};

bool recorder_begin(const char *path, long limit, const struct timer *timers, const struct p *ps,
                    int64_t (*clock)(void)) {
  file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND, 0644);
  if (file < 0) return false;
  left = limit;
  first_timer = timers;
  first_p = ps;
  read_clock = clock;
  line("{\"schema\":\"timerproof-trace\",\"version\":1,\"runtime\":\"ports/c\",\"edition\":\"repaired\","
       "\"unit\":\"ns\",\"clock\":\"shared\",\"fires\":true,\"returns\":true,\"ends\":true}\n");
  recorder_flush();
  signal(SIGSEGV, crashed);
  signal(SIGBUS, crashed);
  signal(SIGABRT, crashed);
  signal(SIGTERM, crashed);
  timers_recorder = &recorder;
  return true;
}

void recorder_flush(void) {
  if (own) write_out(own);
}

void recorder_quiet(struct p *pp) {
  line("{\"kind\":\"quiet\",\"p\":%d,\"num\":%d,\"del\":%d,\"t0\":%" PRId64 ",\"bound\":%" PRId64
       ",\"heap\":[",
       (int)(pp - first_p), pp->num_timers, pp->deleted_timers, pp->timer0_when,
       pp->timer_modified_earliest);
  for (int i = 0; i < pp->size; i++)
    line("%s%d", i ? "," : "", (int)(pp->heap[i].t - first_timer));
  line("]}\n");
  recorder_flush();
}

void recorder_end(void) {
  line("{\"kind\":\"end\"}\n");
  recorder_flush();
}

void recorder_seed(uint32_t seed) { random_state = seed * 2654435761u | 1; }

/* Yields before steps; the figures of faults.md were taken without a yield behind a commit. */
void recorder_chaos(const char *word) {
  if (!strcmp(word, "committed")) return;
  random_state ^= random_state << 13;
  random_state ^= random_state >> 17;
  random_state ^= random_state << 5;
  if (random_state % 8 == 0) sched_yield();
}
