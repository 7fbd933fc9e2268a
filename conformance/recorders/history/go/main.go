// Records what users see of Go's timers, as a history for `timerproof history`:
//
//	go run main.go -for 1s >go.ndjson
package main

import (
	"bufio"
	"flag"
	"fmt"
	"math/rand"
	"os"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

var (
	base    = time.Now()
	mu      sync.Mutex
	lines   []string
	timers  int64
	threads int64

	// outstanding counts the arms of timers with a function that have had no outcome yet.
	outstanding int64
)

// now is a reading of the clock on which the deadlines are, too.
func now() int64 { return int64(time.Since(base)) }

// add keeps a line. The clock is read by the caller: before a call, and after its return.
func add(format string, args ...interface{}) {
	mu.Lock()
	defer mu.Unlock()
	lines = append(lines, fmt.Sprintf(format, args...))
}

// called records a call. What fields says follows the operation; answers gives fields of the return.
func called(th, t int64, op, fields string, call func() string) {
	begin := now()
	answer := call()
	end := now()
	add(`{"kind":"call","th":%d,"at":%d,"t":%d,"op":%q%s}`, th, begin, t, op, fields)
	add(`{"kind":"return","th":%d,"at":%d%s}`, th, end, answer)
}

func answered(answer bool) string { return fmt.Sprintf(`,"answer":%t`, answer) }

// kept is the answer of a call that ends an arm if it is true.
func kept(answer bool) string {
	if answer {
		atomic.AddInt64(&outstanding, -1)
	}
	return answered(answer)
}

func delay(d time.Duration) string { return fmt.Sprintf(`,"delay":%d`, int64(d)) }

func thread() int64 { return atomic.AddInt64(&threads, 1) }

// functions has several threads stop and reset one timer that calls a function.
func functions(random *rand.Rand) {
	t := atomic.AddInt64(&timers, 1)
	function := func() {
		at, th := now(), thread()
		defer atomic.AddInt64(&outstanding, -1)
		add(`{"kind":"fire","th":%d,"at":%d,"t":%d}`, th, at, t)
		add(`{"kind":"done","th":%d,"at":%d,"t":%d}`, th, now(), t)
	}
	d := time.Duration(random.Intn(2000)) * time.Microsecond
	var timer *time.Timer
	called(thread(), t, "start", delay(d), func() string {
		atomic.AddInt64(&outstanding, 1)
		timer = time.AfterFunc(d, function)
		return ""
	})
	var all sync.WaitGroup
	for i := 0; i < 2; i++ {
		all.Add(1)
		seed := random.Int63()
		go func() {
			defer all.Done()
			random, th := rand.New(rand.NewSource(seed)), thread()
			for i := 0; i < 4; i++ {
				time.Sleep(time.Duration(random.Intn(1500)) * time.Microsecond)
				if random.Intn(3) == 0 {
					called(th, t, "stop", "", func() string { return kept(timer.Stop()) })
				} else {
					d := time.Duration(random.Intn(1500)) * time.Microsecond
					called(th, t, "reset", delay(d), func() string {
						atomic.AddInt64(&outstanding, 1)
						return kept(timer.Reset(d))
					})
				}
			}
		}()
	}
	all.Wait()
}

func poll(th, t int64, c <-chan time.Time) {
	called(th, t, "receive", "", func() string {
		select {
		case sent := <-c:
			return fmt.Sprintf(`,"answer":true,"value":%d`, int64(sent.Sub(base)))
		default:
			return answered(false)
		}
	})
}

func receive(th, t int64, c <-chan time.Time) {
	called(th, t, "receive", "", func() string {
		return fmt.Sprintf(`,"answer":true,"value":%d`, int64((<-c).Sub(base)))
	})
}

// channels has one thread stop, reset and receive from a timer that sends to a channel.
func channels(random *rand.Rand) {
	t, th := atomic.AddInt64(&timers, 1), thread()
	var timer *time.Timer
	d := time.Duration(random.Intn(1000)) * time.Microsecond
	called(th, t, "start", delay(d)+`,"to":"channel"`, func() string {
		timer = time.NewTimer(d)
		return ""
	})
	for i := 0; i < 6; i++ {
		time.Sleep(time.Duration(random.Intn(1500)) * time.Microsecond)
		switch random.Intn(3) {
		case 0:
			called(th, t, "stop", "", func() string { return answered(timer.Stop()) })
		case 1:
			d := time.Duration(random.Intn(1500)) * time.Microsecond
			called(th, t, "reset", delay(d), func() string { return answered(timer.Reset(d)) })
		}
		poll(th, t, timer.C)
	}
}

// tickers receives ticks, with pauses in which some are left out.
func tickers(random *rand.Rand) {
	t, th := atomic.AddInt64(&timers, 1), thread()
	period := time.Duration(500+random.Intn(1000)) * time.Microsecond
	every := func() string { return fmt.Sprintf(`,"delay":%d,"period":%d`, period, period) }
	var ticker *time.Ticker
	called(th, t, "start", every()+`,"to":"channel"`, func() string {
		ticker = time.NewTicker(period)
		return ""
	})
	for i := 0; i < 6; i++ {
		receive(th, t, ticker.C)
		if random.Intn(3) == 0 {
			time.Sleep(3 * period)
		}
	}
	period += 200 * time.Microsecond
	called(th, t, "reset", every(), func() string { ticker.Reset(period); return "" })
	receive(th, t, ticker.C)
	called(th, t, "stop", "", func() string { ticker.Stop(); return "" })
	poll(th, t, ticker.C)
	poll(th, t, ticker.C)
}

func main() {
	length := flag.Duration("for", time.Second, "how long to record")
	seed := flag.Int64("seed", 1, "seed of the calls")
	flag.Parse()
	stop := now() + int64(*length)
	var all sync.WaitGroup
	for i, work := range []func(*rand.Rand){functions, functions, channels, tickers} {
		all.Add(1)
		go func(random *rand.Rand, work func(*rand.Rand)) {
			defer all.Done()
			for now() < stop {
				work(random)
			}
		}(rand.New(rand.NewSource(*seed+int64(i))), work)
	}
	all.Wait()
	for limit := time.Now().Add(time.Minute); atomic.LoadInt64(&outstanding) > 0; {
		if time.Now().After(limit) {
			fmt.Fprintln(os.Stderr, "a timer has not fired in a minute")
			break
		}
		time.Sleep(time.Millisecond)
	}
	mu.Lock()
	defer mu.Unlock()
	out := bufio.NewWriter(os.Stdout)
	fmt.Fprintf(out, `{"schema":"timerproof-history","version":1,"runtime":%q,"unit":"ns"}`+"\n", runtime.Version())
	for _, line := range lines {
		fmt.Fprintln(out, line)
	}
	fmt.Fprintf(out, `{"kind":"end","at":%d}`+"\n", now())
	if err := out.Flush(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
