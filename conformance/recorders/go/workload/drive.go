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
	workersPerPhase = 120
	mostProcs       = 8
	longestPause    = 4 * time.Millisecond // between two changes of GOMAXPROCS
)

// plan is what is to be recorded.
type plan struct {
	loads  []load
	events uint64
	seed   int64
	limit  time.Duration
}

// phase is a time in which some loads work together, until so many events have come in all.
type phase struct {
	loads []load
	until uint64
}

// phases lets each load work alone for an equal share of half the events, and then all of them
// together. Alone, a load reaches what the others would disturb.
func (p *plan) phases() []phase {
	if len(p.loads) == 1 {
		return []phase{{p.loads, p.events}}
	}
	var list []phase
	for i := range p.loads {
		until := p.events / 2 * uint64(i+1) / uint64(len(p.loads))
		list = append(list, phase{p.loads[i : i+1], until})
	}
	return append(list, phase{p.loads, p.events})
}

// run goes through the phases, while GOMAXPROCS goes up and down, which moves live timers from one
// P to another. It returns when all workers have ended.
func (p *plan) run(progress func(events uint64)) error {
	// Frequent collections let addresses of timers be used again.
	defer debug.SetGCPercent(debug.SetGCPercent(50))
	end := time.Now().Add(p.limit)
	for i, phase := range p.phases() {
		phase.run(p.seed<<8+int64(i), end, progress)
	}
	if n := countEvents(); n < p.events {
		return fmt.Errorf("%d of %d events came in %v", n, p.events, p.limit)
	}
	return nil
}

func (p *phase) run(seed int64, end time.Time, progress func(events uint64)) {
	over := func() bool { return countEvents() >= p.until || time.Now().After(end) }
	var workers sync.WaitGroup
	for i := 0; i < workersPerPhase; i++ {
		workers.Add(1)
		w := &worker{rand.New(rand.NewSource(seed<<16 + int64(i))), over}
		step := p.loads[i%len(p.loads)].step
		go func() {
			defer workers.Done()
			w.run(step)
		}()
	}
	resize(rand.New(rand.NewSource(seed)), over, progress)
	workers.Wait()
}

// resize changes GOMAXPROCS, collects garbage and records the counters of the Ps until it is over.
func resize(random *rand.Rand, over func() bool, progress func(events uint64)) {
	before := runtime.GOMAXPROCS(0)
	defer runtime.GOMAXPROCS(before)
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
