// One goroutine owns a timer with a channel. A value that it has received, or a stop that has
// answered true, ends the setting: the next Stop or Reset must answer false. Does it?
//
// A wrong answer needs a send in flight: the runtime has begun to fire the timer and has not decided
// yet whether to send, because its thread lost the CPU in between. So more threads are busy than
// there are CPUs, and another goroutine ends the owner's wait close to the deadline.
package main

import (
	"flag"
	"math/rand"
	"runtime"
	"time"

	"timerproof/findings/internal/report"
)

const (
	shortest = 5 * time.Microsecond
	spread   = 20 * time.Microsecond
	near     = 2 * time.Microsecond
)

func spin(d time.Duration) {
	for begin := time.Now(); time.Since(begin) < d; {
	}
}

func main() {
	procs := flag.Int("procs", 8, "GOMAXPROCS; all but two of them are kept busy")
	end := report.Begin()
	runtime.GOMAXPROCS(*procs)
	for range *procs - 2 {
		go func() {
			for {
			}
		}()
	}
	waits := make(chan time.Duration)
	over := make(chan struct{})
	go func() {
		for wait := range waits {
			spin(wait)
			over <- struct{}{}
		}
	}()

	t := time.NewTimer(time.Hour)
	t.Stop()
	rounds, twice, received := 0, 0, 0
	for time.Now().Before(end) {
		rounds++
		deadline := shortest + time.Duration(rand.Int63n(int64(spread)))
		t.Reset(deadline)
		waits <- deadline + time.Duration(rand.Int63n(int64(2*near))) - near
		select {
		case <-t.C:
			<-over
			if t.Stop() {
				received++
			}
			continue
		case <-over:
		}
		if rounds%2 == 0 {
			// Whatever Stop answers, it ends the setting, so Reset must answer false after true.
			if t.Stop() && t.Reset(time.Hour) {
				twice++
			}
			t.Stop()
		} else {
			t.Reset(1)
			<-t.C
			if t.Stop() {
				received++
			}
		}
		t.Stop()
	}
	report.End("two-answers", rounds,
		report.Count{What: "Reset true right after Stop true", Times: twice},
		report.Count{What: "Stop true after the value was received", Times: received})
}
