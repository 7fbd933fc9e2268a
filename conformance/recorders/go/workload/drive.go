package main

import (
	"fmt"
	"math/rand"
	"runtime"
	"runtime/debug"
	"sync"
	"time"
)

const (
	workersPerLoad = 12
	mostProcs      = 8
	longestPause   = 4 * time.Millisecond // between two changes of GOMAXPROCS
)

// plan is what is to be recorded.
type plan struct {
	loads  []load
	events uint64
	seed   int64
	limit  time.Duration
}

// run lets all loads work until there are enough events, while GOMAXPROCS goes up and down, which
// moves live timers from one P to another. It returns when all workers have ended.
func (p *plan) run(progress func(events uint64)) error {
	// Frequent collections let addresses of timers be used again.
	defer debug.SetGCPercent(debug.SetGCPercent(50))
	begin := time.Now()
	enough := func() bool { return countEvents() >= p.events }
	over := func() bool { return enough() || time.Since(begin) > p.limit }
	var workers sync.WaitGroup
	for i := 0; i < workersPerLoad*len(p.loads); i++ {
		workers.Add(1)
		w := &worker{rand.New(rand.NewSource(p.seed<<16 + int64(i))), over}
		step := p.loads[i%len(p.loads)].step
		go func() {
			defer workers.Done()
			w.run(step)
		}()
	}
	p.resize(over, progress)
	workers.Wait()
	if !enough() {
		return fmt.Errorf("%d of %d events came in %v", countEvents(), p.events, p.limit)
	}
	return nil
}

func (p *plan) resize(over func() bool, progress func(events uint64)) {
	before := runtime.GOMAXPROCS(0)
	defer runtime.GOMAXPROCS(before)
	random := rand.New(rand.NewSource(p.seed))
	reported := time.Now()
	for !over() {
		runtime.GOMAXPROCS(1 + random.Intn(mostProcs))
		time.Sleep(time.Duration(random.Int63n(int64(longestPause))))
		if random.Intn(8) == 0 {
			runtime.GC()
		}
		if random.Intn(8) == 0 {
			recordCounters()
		}
		if time.Since(reported) > 5*time.Second {
			reported = time.Now()
			progress(countEvents())
		}
	}
}
