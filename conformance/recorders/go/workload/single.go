package main

import (
	"os"
	"sync"
	"time"
)

// stepChannel uses one timer in all ways that package time offers.
func stepChannel(w *worker) {
	t := time.NewTimer(w.upTo(2 * time.Millisecond))
	defer t.Stop()
	for i := 0; i < 20 && !w.done(); i++ {
		switch w.random.Intn(4) {
		case 0:
			if !t.Stop() {
				select {
				case <-t.C:
				default:
				}
			}
		case 1:
			t.Stop()
			t.Reset(w.upTo(500 * time.Microsecond))
		case 2:
			t.Reset(w.upTo(3 * time.Millisecond))
		case 3:
			select {
			case <-t.C:
			case <-time.After(w.upTo(300 * time.Microsecond)):
			}
		}
	}
}

// stepSelf lets a timer's function reset the timer, a few times without any delay.
func stepSelf(w *worker) {
	var (
		lock    sync.Mutex
		t       *time.Timer
		left    = 20
		stopped = make(chan struct{})
	)
	lock.Lock()
	t = time.AfterFunc(w.upTo(50*time.Microsecond), func() {
		lock.Lock()
		defer lock.Unlock()
		left--
		if left == 0 {
			close(stopped)
			return
		}
		t.Reset(time.Duration(left%3) * 20 * time.Microsecond)
	})
	lock.Unlock()
	<-stopped
}

// stepTicker resets a ticker while it runs and after it was stopped.
func stepTicker(w *worker) {
	const shortest = time.Microsecond
	t := time.NewTicker(shortest + w.upTo(500*time.Microsecond))
	defer t.Stop()
	for i := 0; i < 10 && !w.done(); i++ {
		switch w.random.Intn(3) {
		case 0:
			<-t.C
		case 1:
			t.Reset(shortest + w.upTo(300*time.Microsecond))
		case 2:
			if w.oneIn(4) {
				t.Stop()
			}
			t.Reset(shortest + w.upTo(900*time.Microsecond))
		}
	}
}

// stepSleep sleeps, which modifies a timer that was never added.
func stepSleep(w *worker) {
	for i := 0; i < 10 && !w.done(); i++ {
		time.Sleep(w.upTo(200 * time.Microsecond))
	}
}

// stepPipe sets and clears deadlines of reads that sometimes find data first.
func stepPipe(w *worker) {
	in, out, err := os.Pipe()
	if err != nil {
		panic(err)
	}
	defer in.Close()
	defer out.Close()
	buffer := make([]byte, 1)
	for i := 0; i < 10 && !w.done(); i++ {
		in.SetReadDeadline(time.Now().Add(w.upTo(400 * time.Microsecond)))
		if w.oneIn(2) {
			out.Write(buffer)
		}
		in.Read(buffer)
		if w.oneIn(3) {
			in.SetReadDeadline(time.Time{})
		}
	}
}

// stepPoll looks at channels without waiting for them, and waits for several at once, so that one is
// given up while it is armed, stopped, or just due.
func stepPoll(w *worker) {
	var timers [4]*time.Timer
	for i := range timers {
		timers[i] = time.NewTimer(w.upTo(500 * time.Microsecond))
	}
	for i := 0; i < 20 && !w.done(); i++ {
		t := timers[w.random.Intn(len(timers))]
		switch w.random.Intn(6) {
		case 0:
			select {
			case <-t.C:
			default:
			}
		case 1:
			if len(t.C) > 0 {
				<-t.C
			}
		case 2:
			t.Reset(w.upTo(300 * time.Microsecond))
		case 3:
			t.Stop()
		default:
			select {
			case <-timers[0].C:
			case <-timers[1].C:
			case <-timers[2].C:
			case <-timers[3].C:
			case <-time.After(w.upTo(200 * time.Microsecond)):
			}
		}
	}
}
