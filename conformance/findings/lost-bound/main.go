// A timer in a heap is reset to an earlier time while a scan of that heap begins. Does it fire?
//
// There are three timers with functions. first is reset to be due at once, so that the runtime
// begins a scan. moved is due in an hour, and is reset to 300 microseconds at about the time of
// that scan. far is due in half an hour, and so stands before moved in the heap. The new deadline
// of moved is later than the bound that first has set, so the reset does not lower the bound, and
// marks moved as modified only at its end. If the scan clears the bound and passes moved before
// that, nothing tells the runtime when moved is due. All the while both goroutines call the
// scheduler, which looks at the P's timers each time.
package main

import (
	"flag"
	"math/rand"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"timerproof/findings/internal/report"
)

const (
	scanDue = 3 * time.Microsecond
	jitter  = 1500 * time.Nanosecond
	wanted  = 300 * time.Microsecond
)

var start = time.Now()

func now() int64 { return int64(time.Since(start)) }

func spinUntil(t int64) {
	for now() < t {
	}
}

// farTimers puts a timer into the heap of each of two Ps, and does not touch it again.
func farTimers() []*time.Timer {
	far := make([]*time.Timer, 2)
	var all sync.WaitGroup
	for i := range far {
		all.Add(1)
		go func() {
			spinUntil(now() + int64(50*time.Millisecond)) // long enough to be on a P of its own
			far[i] = time.AfterFunc(30*time.Minute, func() {})
			spinUntil(now() + int64(5*time.Millisecond))
			all.Done()
		}()
	}
	all.Wait()
	return far
}

func main() {
	watch := flag.Duration("watch", 2*time.Second, "how late a timer must be to count")
	end := report.Begin()
	runtime.GOMAXPROCS(2)
	far := farTimers()

	var round, resetIn, firstIn, movedIn, resetAt atomic.Int64
	first := time.AfterFunc(time.Hour, func() { firstIn.Store(round.Load()) })
	moved := time.AfterFunc(time.Hour, func() { movedIn.Store(round.Load()) })
	go func() {
		for last := int64(0); ; {
			n := round.Load()
			at := resetAt.Load()
			if n == last || at == 0 {
				runtime.Gosched()
				continue
			}
			last = n
			spinUntil(at)
			moved.Reset(wanted)
			resetAt.Store(0)
			resetIn.Store(n)
		}
	}()

	n, late := int64(0), 0
	for time.Now().Before(end) {
		n++
		first.Reset(40 * time.Minute)
		moved.Reset(time.Hour)
		round.Store(n)
		first.Reset(scanDue)
		resetAt.Store(now() + int64(scanDue) + rand.Int63n(int64(2*jitter)) - int64(jitter))
		for firstIn.Load() != n || resetIn.Load() != n {
			runtime.Gosched()
		}
		for begin := time.Now(); movedIn.Load() != n; {
			runtime.Gosched()
			if time.Since(begin) > *watch {
				late++
				moved.Stop()
				break
			}
		}
	}
	runtime.KeepAlive(far)
	report.End("lost-bound", int(n), report.Count{
		What:  "reset to " + wanted.String() + ", not fired after " + watch.String(),
		Times: late,
	})
}
