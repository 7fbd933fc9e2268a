/*
 * Records what the timers do as a trace that `timerproof validate` reads; see docs/trace-format.md.
 * Each thread has a buffer of its own, which is written in whole lines when it is full. A process
 * that ends by a signal writes the buffers of all its threads first, without the line that says
 * that the trace ends, so that it counts as cut.
 */
#ifndef RECORDER_H
#define RECORDER_H

#include "timers.h"

/*
 * Begins a trace of these timers and Ps, which are numbered from 0. Before the first operation.
 * limit: the most bytes that are written; a process that writes more is ended with code 3.
 * clock: reads the clock that the deadlines are of.
 */
bool recorder_begin(const char *path, long limit, const struct timer *timers, const struct p *ps,
                    int64_t (*clock)(void));

/* Called by each thread while no operation is going on: writes its buffer. */
void recorder_flush(void);

/* Then by one of them, for each P, before the others go on. */
void recorder_quiet(struct p *pp);

/* After all threads have flushed: the trace was written to its end. */
void recorder_end(void);

/* For timers_point: lets other threads run at one step of eight, by a seed of this thread. */
void recorder_seed(uint32_t seed);
void recorder_chaos(const char *word);

#endif
