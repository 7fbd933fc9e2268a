package main

import (
	"math/rand"
	"sync/atomic"
	"time"
)

// load is one way to use timers. Each of its workers repeats step until the recording ends.
type load struct {
	name  string
	about string
	step  func(w *worker)
}

var loads = []load{
	{"channel", "NewTimer with its channel: stop, reset, receive", stepChannel},
	{"self", "AfterFunc whose function resets its own timer", stepSelf},
	{"mass", "hundreds of timers, modified and stopped, many of them due: adjusttimers", stepMass},
	{"sweep", "timers that stay far away, modified and stopped: clearDeletedTimers", stepSweep},
	{"ticker", "Ticker, Ticker.Reset and Stop", stepTicker},
	{"sleep", "time.Sleep", stepSleep},
	{"head", "timers stopped or modified at the head of a heap: cleantimers", stepHead},
	{"shared", "many goroutines stop and reset the same timers, due ones and far ones", stepShared},
	{"poll", "channels that are looked at, not waited for, and selects with several of them", stepPoll},
	{"mill", "many goroutines set, wait for and give up the same channels of timers", stepMill},
	{"pipe", "read deadlines of pipes, the timers of the network poller", stepPipe},
}

// worker is one goroutine of a load.
type worker struct {
	random *rand.Rand
	done   func() bool
}

func (w *worker) run(step func(w *worker)) {
	for !w.done() {
		step(w)
		if w.oneIn(3) {
			time.Sleep(w.upTo(time.Millisecond))
		}
	}
}

// upTo gives a random duration from 1 ns to a most.
func (w *worker) upTo(most time.Duration) time.Duration {
	return 1 + time.Duration(w.random.Int63n(int64(most)))
}

func (w *worker) oneIn(n int) bool {
	return w.random.Intn(n) == 0
}

// ran counts the callbacks that ran; nobody asks for it, but a callback has to do something.
var ran int64

func count() {
	atomic.AddInt64(&ran, 1)
}
