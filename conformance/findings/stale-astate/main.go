// A goroutine waits for a timer's channel in a select, which another case ends. The timer stays in
// its P's heap, marked as a zombie. Then the P is destroyed, because GOMAXPROCS is lowered, and the
// timer is in no heap. From then on the channel is received from only without blocking. Does such a
// receive ever get the value?
package main

import (
	"flag"
	"runtime"
	"sync/atomic"
	"time"

	"timerproof/findings/internal/report"
)

const (
	procs   = 4
	waiting = 400 * time.Millisecond
	beside  = 16 // other timers in each heap, so that the runtime does not remove one zombie at once
)

// unwanted returns a timer that nobody waits for any more, and the other timers of its heap.
func unwanted() (*time.Timer, []*time.Timer) {
	t := time.NewTimer(waiting)
	var others []*time.Timer
	other := make(chan struct{})
	go func() {
		for range beside {
			others = append(others, time.AfterFunc(time.Hour, func() {}))
		}
		close(other)
	}()
	select {
	case <-t.C:
		return nil, nil
	case <-other:
		return t, others
	}
}

func spin(d time.Duration) {
	for begin := time.Now(); time.Since(begin) < d; {
	}
}

// round returns how many timers were made, and how many of them no receive has seen long after
// they were due.
func round(watch time.Duration) (made, never int) {
	runtime.GOMAXPROCS(procs)
	var timers [procs - 1]*time.Timer
	var kept [procs - 1][]*time.Timer
	var ready, stop atomic.Int64
	for i := range timers {
		go func() {
			spin(20 * time.Millisecond) // long enough to be on a P of its own
			timers[i], kept[i] = unwanted()
			ready.Add(1)
			for stop.Load() == 0 { // so that the P does not run its timers
			}
		}()
	}
	for ready.Load() < int64(len(timers)) {
	}
	runtime.GOMAXPROCS(1)
	stop.Store(1)
	seen := make([]bool, len(timers))
	for begin := time.Now(); time.Since(begin) < watch; runtime.Gosched() {
		for i, t := range timers {
			if t == nil || seen[i] {
				continue
			}
			select {
			case <-t.C:
				seen[i] = true
			default:
			}
		}
	}
	for i, t := range timers {
		if t != nil {
			made++
			if !seen[i] {
				never++
			}
		}
		for _, other := range kept[i] {
			other.Stop()
		}
	}
	return made, never
}

func main() {
	watch := flag.Duration("watch", 3*time.Second, "how long to poll timers that are due after 400ms")
	end := report.Begin()
	made, never := 0, 0
	for made == 0 || time.Now().Before(end) {
		m, n := round(*watch)
		made += m
		never += n
	}
	report.End("stale-astate", made, report.Count{
		What:  "due after " + waiting.String() + ", not seen by polls in " + watch.String(),
		Times: never,
	})
}
