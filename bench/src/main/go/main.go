// The process in which Go's own timers do the work of a cell. It obeys the same orders and answers
// with the same figures as the class Worker of the Java side, whose works it repeats.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"runtime"
	"sort"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

const (
	patience    = time.Minute
	firstSize   = 16
	mostWaiting = 5
	timers      = 1000
)

type values map[string]interface{}

// A usage is what the operating system and the runtime have counted for this process.
type usage struct {
	cpu, voluntary, involuntary, allocated int64
	at                                     time.Time
}

func now() usage {
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	var r syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &r); err != nil {
		panic(err)
	}
	cpu := r.Utime.Nano() + r.Stime.Nano()
	return usage{cpu, r.Nvcsw, r.Nivcsw, int64(memory.TotalAlloc), time.Now()}
}

// A meter measures the part of a batch that counts.
type meter struct {
	begun  usage
	values values
}

func (m *meter) begin() { m.begun = now() }

func (m *meter) end(operations int) {
	ended := now()
	per := func(what int64) float64 { return float64(what) / float64(operations) }
	m.values = values{
		"operations":  float64(operations),
		"cpu":         per(ended.cpu - m.begun.cpu),
		"wall":        per(int64(ended.at.Sub(m.begun.at))),
		"allocated":   per(ended.allocated - m.begun.allocated),
		"voluntary":   per(ended.voluntary - m.begun.voluntary),
		"involuntary": per(ended.involuntary - m.begun.involuntary),
	}
}

// Delays drawn from a seed, by Marsaglia's xorshift.
type delays struct{ state uint64 }

func newDelays(seed uint64) *delays { return &delays{seed*0x9E3779B97F4A7C15 + 1} }

func (d *delays) next() uint64 {
	d.state ^= d.state << 13
	d.state ^= d.state >> 7
	d.state ^= d.state << 17
	return d.state
}

func (d *delays) below(bound int) int { return int((d.next() >> 32) * uint64(bound) >> 32) }

func (d *delays) far() time.Duration {
	return 30*time.Minute + time.Duration(d.next()&(1<<41-1))
}

// A countdown counts calls down to 0.
type countdown struct {
	all, left int64
	done      chan struct{}
}

func newCountdown(all int) *countdown {
	return &countdown{int64(all), int64(all), make(chan struct{})}
}

func (c *countdown) call() int64 {
	left := atomic.AddInt64(&c.left, -1)
	if left == 0 {
		close(c.done)
	}
	return left
}

func (c *countdown) await() error {
	if c.all == 0 {
		return nil
	}
	limit := time.NewTimer(patience)
	defer limit.Stop()
	select {
	case <-c.done:
	case <-limit.C:
		return fmt.Errorf("%d of %d timers have fired", c.all-atomic.LoadInt64(&c.left), c.all)
	}
	if left := atomic.LoadInt64(&c.left); left != 0 {
		return fmt.Errorf("%d calls of %d timers that fire once", c.all-left, c.all)
	}
	return nil
}

type work struct {
	kind                   string
	pending, threads, rate int
	stray                  int32
	delays                 *delays
	kept                   []*time.Timer
	parts                  []*part
	fired                  *countdown
	at                     int
	lead                   time.Duration
	started                int
	atFirst                int64
	ticks                  int64
}

// A part is what one goroutine does; the first is the main one's.
type part struct {
	w           *work
	delays      *delays
	timers      []*time.Timer
	connections []*connection
	fired       int64
}

type connection struct {
	timer  *time.Timer
	silent int32
}

func newWork(kind string, pending, threads, rate int) *work {
	w := &work{kind: kind, pending: pending, threads: threads, rate: rate}
	w.delays = newDelays(2)
	w.lead = 20 * time.Millisecond
	fill := newDelays(1)
	switch kind {
	case "mix":
	case "forward", "stall":
		w.kept = make([]*time.Timer, pending)
		for i := range w.kept {
			w.kept[i] = time.AfterFunc(w.delays.far(), func() { w.fired.call() })
		}
	default:
		for i := 0; i < pending; i++ {
			time.AfterFunc(fill.far(), w.strayed)
		}
	}
	for i := 0; i < threads; i++ {
		p := &part{w: w, delays: newDelays(uint64(2 + i))}
		switch kind {
		case "reset":
			for k := 0; k < timers; k++ {
				p.timers = append(p.timers, time.AfterFunc(p.delays.far(), w.strayed))
			}
		case "startstop":
			p.timers = make([]*time.Timer, timers)
		case "mix":
			for k := 0; k < pending/threads; k++ {
				c := &connection{}
				c.timer = time.AfterFunc(p.delays.far(), p.timeout(c))
				p.connections = append(p.connections, c)
			}
		}
		w.parts = append(w.parts, p)
	}
	if kind == "tickers" {
		for i := 0; i < timers; i++ {
			ticker := time.NewTicker(10 * time.Millisecond)
			go func() {
				for range ticker.C {
					atomic.AddInt64(&w.ticks, 1)
				}
			}()
		}
	}
	return w
}

func (w *work) strayed() { atomic.StoreInt32(&w.stray, 1) }

func (p *part) timeout(c *connection) func() {
	return func() {
		atomic.AddInt64(&p.fired, 1)
		atomic.StoreInt32(&c.silent, 0)
	}
}

func (w *work) batch(size int, m *meter) error {
	err := w.do(size, m)
	if err == nil && atomic.LoadInt32(&w.stray) != 0 {
		err = errors.New("a timer of half an hour has fired")
	}
	return err
}

func (w *work) do(size int, m *meter) error {
	switch w.kind {
	case "reset":
		return w.crew(size, m, (*part).reset)
	case "startstop":
		return w.crew(size, m, (*part).startStop)
	case "mix":
		return w.crew(size, m, (*part).mix)
	case "chain":
		return w.chain(size, m)
	case "due":
		return w.due(size, m)
	case "life":
		fired := newCountdown(size)
		call := func() { fired.call() }
		m.begin()
		for i := 0; i < size; i++ {
			time.AfterFunc(0, call)
		}
		err := fired.await()
		m.end(size)
		return err
	case "forward", "stall":
		return w.forward(size, m)
	case "lateness":
		return w.lateness(size, m)
	case "bytes":
		if w.started == 0 {
			w.atFirst = inUse()
		}
		m.begin()
		for i := 0; i < size; i++ {
			time.AfterFunc(w.delays.far(), w.strayed)
		}
		m.end(size)
		w.started += size
		m.values["bytes"] = float64(inUse()-w.atFirst) / float64(w.started)
		return nil
	case "tickers":
		before := atomic.LoadInt64(&w.ticks)
		m.begin()
		time.Sleep(time.Duration(size) * time.Millisecond)
		ticked := atomic.LoadInt64(&w.ticks) - before
		if ticked == 0 {
			return fmt.Errorf("no tick in %d ms", size)
		}
		m.end(int(ticked))
		m.values["missing"] = 1 - float64(ticked)/float64(timers*size/10)
		return nil
	case "idle":
		m.begin()
		time.Sleep(time.Duration(size) * time.Millisecond)
		m.end(size)
		return nil
	}
	return fmt.Errorf("unknown kind %s", w.kind)
}

func inUse() int64 {
	runtime.GC()
	runtime.GC()
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	return int64(memory.HeapAlloc)
}

// crew has all parts do size operations at the same time.
func (w *work) crew(size int, m *meter, do func(*part, int) error) error {
	failures := make([]error, len(w.parts))
	m.begin()
	var others sync.WaitGroup
	for i := 1; i < len(w.parts); i++ {
		others.Add(1)
		go func(i int) {
			defer others.Done()
			failures[i] = do(w.parts[i], size)
		}(i)
	}
	failures[0] = do(w.parts[0], size)
	others.Wait()
	m.end(size * len(w.parts))
	for _, err := range failures {
		if err != nil {
			return err
		}
	}
	return nil
}

func (p *part) reset(size int) error {
	at := 0
	for i := 0; i < size; i++ {
		p.timers[at].Reset(p.delays.far())
		if at++; at == len(p.timers) {
			at = 0
		}
	}
	return nil
}

func (p *part) startStop(size int) error {
	for done := 0; done < size; {
		group := size - done
		if group > len(p.timers) {
			group = len(p.timers)
		}
		for i := 0; i < group; i++ {
			p.timers[i] = time.AfterFunc(p.delays.far(), p.w.strayed)
		}
		stopped := 0
		for i := 0; i < group; i++ {
			if p.timers[i].Stop() {
				stopped++
			}
		}
		if stopped != group {
			return fmt.Errorf("%d of %d timers of half an hour were stopped", stopped, group)
		}
		done += group
	}
	return nil
}

func (p *part) mix(size int) error {
	before := atomic.LoadInt64(&p.fired)
	silent := int64(0)
	for i := 0; i < size; i++ {
		k := p.delays.below(len(p.connections))
		for atomic.LoadInt32(&p.connections[k].silent) != 0 {
			if k++; k == len(p.connections) {
				k = 0
			}
		}
		c := p.connections[k]
		switch what := p.delays.below(100); {
		case what < 90:
			c.timer.Reset(p.delays.far())
		case what < 99:
			c.timer.Stop()
			c.timer = time.AfterFunc(p.delays.far(), p.timeout(c))
		default:
			atomic.StoreInt32(&c.silent, 1)
			c.timer.Reset(time.Millisecond)
			silent++
		}
	}
	end := time.Now().Add(patience)
	for atomic.LoadInt64(&p.fired)-before < silent && time.Now().Before(end) {
		time.Sleep(time.Millisecond)
	}
	if seen := atomic.LoadInt64(&p.fired) - before; seen != silent {
		return fmt.Errorf("%d connections were silent, and %d timeouts came", silent, seen)
	}
	return nil
}

func (w *work) chain(size int, m *meter) error {
	fired := newCountdown(size)
	// Only the link that runs now uses it: the next one begins after this one has started it.
	begun := 0
	var link func()
	link = func() {
		if begun++; begun < size {
			time.AfterFunc(0, link)
		}
		fired.call()
	}
	m.begin()
	time.AfterFunc(0, link)
	err := fired.await()
	m.end(size)
	return err
}

func (w *work) due(size int, m *meter) error {
	for try := 0; try < 20; try++ {
		fired := newCountdown(size)
		call := func() { fired.call() }
		deadline := time.Now().Add(w.lead)
		for i := 0; i < size; i++ {
			time.AfterFunc(time.Until(deadline), call)
		}
		begin := deadline.Add(-5 * time.Millisecond)
		inTime := time.Now().Before(begin) && atomic.LoadInt64(&fired.left) == int64(size)
		if inTime {
			time.Sleep(time.Until(begin))
			m.begin()
		} else {
			w.lead *= 2
		}
		if err := fired.await(); err != nil {
			return err
		}
		if inTime {
			m.end(size)
			return nil
		}
	}
	return fmt.Errorf("starting %d timers took longer each time", size)
}

func (w *work) forward(size int, m *meter) error {
	if size > len(w.kept) {
		size = len(w.kept)
	}
	w.fired = newCountdown(size)
	m.begin()
	for i := 0; i < size; i++ {
		w.kept[(w.at+i)%len(w.kept)].Reset(50 * time.Millisecond)
	}
	longest := time.Duration(0)
	if w.kind == "stall" {
		longest = w.longestStart()
	}
	err := w.fired.await()
	m.end(size)
	m.values["stall"] = float64(longest) / 1e6
	for i := 0; i < size; i++ {
		w.kept[w.at].Reset(w.delays.far())
		w.at = (w.at + 1) % len(w.kept)
	}
	return err
}

// longestStart starts and stops timers until all that were moved have fired.
func (w *work) longestStart() time.Duration {
	longest := time.Duration(0)
	end := time.Now().Add(patience)
	for atomic.LoadInt64(&w.fired.left) > 0 && time.Now().Before(end) {
		begin := time.Now()
		t := time.AfterFunc(w.delays.far(), w.strayed)
		if took := time.Since(begin); took > longest {
			longest = took
		}
		t.Stop()
		time.Sleep(100 * time.Microsecond)
	}
	return longest
}

func (w *work) lateness(size int, m *meter) error {
	count := w.rate * size / 1000
	if count < 1 {
		count = 1
	}
	fired := newCountdown(count)
	late := make([]int64, count)
	begin := time.Now().Add(20 * time.Millisecond)
	m.begin()
	for i := 0; i < count; i++ {
		i := i
		deadline := begin.Add(time.Duration(w.delays.below(size*1000)) * time.Microsecond)
		time.AfterFunc(time.Until(deadline), func() {
			late[i] = int64(time.Since(deadline))
			fired.call()
		})
	}
	err := fired.await()
	m.end(count)
	sort.Slice(late, func(i, k int) bool { return late[i] < late[k] })
	share := func(percent int) float64 {
		index := (percent*count+99)/100 - 1
		if index < 0 {
			index = 0
		}
		return float64(late[index]) / 1000
	}
	early := sort.Search(count, func(i int) bool { return late[i] >= 0 })
	m.values["p50"] = share(50)
	m.values["p99"] = share(99)
	m.values["max"] = share(100)
	m.values["early"] = float64(early)
	return err
}

// prove shows that timers still fire once, stopped ones do not, and moved ones at their new time.
func prove() error {
	const count = 100
	const soon = 30 * time.Millisecond
	var stray, early int32
	for i := 0; i < count; i++ {
		var kept int32
		t := time.AfterFunc(soon, func() {
			if atomic.LoadInt32(&kept) != 0 {
				atomic.AddInt32(&stray, 1)
			}
		})
		if t.Stop() {
			atomic.StoreInt32(&kept, 1)
		}
	}
	fired := newCountdown(2 * count)
	for i := 0; i < count; i++ {
		least := time.Now().Add(soon)
		call := func() {
			if time.Now().Before(least) {
				atomic.AddInt32(&early, 1)
			}
			fired.call()
		}
		time.AfterFunc(soon, call)
		time.AfterFunc(time.Hour, call).Reset(soon)
	}
	if err := fired.await(); err != nil {
		return err
	}
	time.Sleep(soon)
	if left := atomic.LoadInt64(&fired.left); left != 0 {
		return fmt.Errorf("%d calls of %d timers that fire once", 2*count-left, 2*count)
	}
	if stray != 0 || early != 0 {
		return fmt.Errorf("%d timers fired in spite of Stop, %d too early", stray, early)
	}
	return nil
}

func (w *work) warm(length, batch time.Duration) (int, error) {
	size := firstSize
	end := time.Now().Add(length)
	for {
		before := now()
		if err := w.batch(size, &meter{}); err != nil {
			return 0, err
		}
		after := now()
		used := float64(after.cpu - before.cpu)
		if lasted := float64(after.at.Sub(before.at)) / mostWaiting; lasted > used {
			used = lasted
		}
		share := used / float64(batch)
		if share >= 0.5 && !time.Now().Before(end) {
			if size = int(float64(size) / share); size < 1 {
				size = 1
			}
			return size, nil
		}
		if share < 1 {
			size *= 2
		}
	}
}

func (w *work) obey(order []string) (values, error) {
	numbers := make([]int, len(order))
	for i := 1; i < len(order); i++ {
		n, err := strconv.Atoi(order[i])
		if err != nil {
			return nil, err
		}
		numbers[i] = n
	}
	switch {
	case order[0] == "warm" && len(order) == 3:
		size, err := w.warm(
			time.Duration(numbers[1])*time.Millisecond, time.Duration(numbers[2])*time.Millisecond)
		return values{"size": size}, err
	case order[0] == "batch" && len(order) == 2:
		before := now()
		m := &meter{}
		if err := w.batch(numbers[1], m); err != nil {
			return nil, err
		}
		m.values["used"] = float64(now().cpu - before.cpu)
		return m.values, nil
	case order[0] == "prove":
		return values{"proven": true}, prove()
	}
	return nil, fmt.Errorf("unknown order %q", order)
}

func main() {
	answer := func(v values) {
		line, err := json.Marshal(v)
		if err != nil {
			panic(err)
		}
		fmt.Println(string(line))
	}
	if len(os.Args) != 5 {
		answer(values{"error": "expected kind, pending timers, threads and rate"})
		os.Exit(2)
	}
	var numbers [3]int
	for i := range numbers {
		n, err := strconv.Atoi(os.Args[2+i])
		if err != nil {
			answer(values{"error": err.Error()})
			os.Exit(2)
		}
		numbers[i] = n
	}
	w := newWork(os.Args[1], numbers[0], numbers[1], numbers[2])
	answer(values{"ready": true})
	orders := bufio.NewScanner(os.Stdin)
	for orders.Scan() && orders.Text() != "quit" {
		v, err := w.obey(strings.Split(orders.Text(), " "))
		if err != nil {
			answer(values{"error": err.Error()})
			os.Exit(1)
		}
		answer(v)
	}
	if err := orders.Err(); err != nil {
		answer(values{"error": err.Error()})
		os.Exit(1)
	}
}
