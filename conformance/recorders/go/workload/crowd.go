package main

import (
	"runtime"
	"time"
)

const far = time.Hour

// stepMass makes many timers, nearly all far away, modifies most of them in every direction and
// stops them all, some twice.
func stepMass(w *worker) {
	timers := make([]*time.Timer, 100+w.random.Intn(300))
	for i := range timers {
		delay := far
		if w.oneIn(4) {
			delay = w.upTo(20 * time.Millisecond)
		}
		timers[i] = time.AfterFunc(delay, count)
	}
	for _, i := range w.random.Perm(len(timers)) {
		if w.done() {
			break
		}
		modify(w, timers[i])
	}
	if w.oneIn(2) {
		runtime.Gosched()
	}
	for _, t := range timers {
		t.Stop()
		if w.oneIn(8) {
			t.Stop()
		}
	}
}

func modify(w *worker, t *time.Timer) {
	near := w.upTo(time.Millisecond)
	switch w.random.Intn(6) {
	case 0:
		t.Reset(near)
	case 1:
		t.Reset(2 * far)
	case 2:
		t.Reset(near)
		t.Reset(3 * far)
	case 3:
		t.Reset(2 * far)
		t.Reset(near)
	case 4:
		t.Stop()
		t.Reset(near)
	case 5:
		t.Stop()
		t.Reset(5 * far)
	}
}

// stepSweep makes timers that never become due, stops most of them and modifies the others to a
// time that is far away as well, so that nothing but clearDeletedTimers goes through the heap.
func stepSweep(w *worker) {
	timers := make([]*time.Timer, 50+w.random.Intn(100))
	for i := range timers {
		timers[i] = time.AfterFunc(far+w.upTo(far), count)
	}
	for _, i := range w.random.Perm(len(timers)) {
		switch w.random.Intn(5) {
		case 0:
			timers[i].Reset(far / 2)
		case 1:
			timers[i].Reset(3 * far)
		case 2:
		default:
			timers[i].Stop()
		}
	}
	runtime.Gosched()
	for _, t := range timers {
		t.Stop()
	}
}

// stepHead works on timers that are likely to be the first of a heap before they are due.
func stepHead(w *worker) {
	for i := 0; i < 50 && !w.done(); i++ {
		first := time.AfterFunc(w.upTo(3*time.Millisecond), count)
		second := time.AfterFunc(w.upTo(3*time.Millisecond), count)
		switch w.random.Intn(3) {
		case 0:
			first.Stop()
		case 1:
			first.Reset(w.upTo(100 * time.Microsecond))
		case 2:
			first.Reset(w.upTo(9 * time.Millisecond))
		}
		third := time.AfterFunc(w.upTo(4*time.Millisecond), count)
		second.Stop()
		third.Stop()
		first.Stop()
	}
}

// contended are timers that all workers of stepShared use, from any goroutine and with no lock.
var contended [16]*time.Timer

func init() {
	for i := range contended {
		contended[i] = time.AfterFunc(far, count)
	}
}

// stepShared stops and resets the same timers as others do, at about the time when they are due,
// or while they are first in their heaps and cleantimers takes them out.
func stepShared(w *worker) {
	for i := 0; i < 100 && !w.done(); i++ {
		t := contended[w.random.Intn(len(contended))]
		switch w.random.Intn(5) {
		case 0, 1:
			t.Stop()
		case 2, 3:
			t.Reset(w.upTo(30 * time.Microsecond))
		case 4:
			t.Stop()
			time.AfterFunc(w.upTo(50*time.Microsecond), count).Stop()
		}
	}
}

// milled are timers whose channels all workers of stepMill use, with no lock.
var milled [4]*time.Timer

func init() {
	for i := range milled {
		milled[i] = time.NewTimer(far)
	}
}

// stepMill lets several goroutines wait for the channel of one timer while others stop it, reset it
// and look at it, at about the time when it is due.
func stepMill(w *worker) {
	for i := 0; i < 50 && !w.done(); i++ {
		t := milled[w.random.Intn(len(milled))]
		switch w.random.Intn(8) {
		case 0, 1:
			t.Stop()
		case 2, 3, 4:
			t.Reset(w.upTo(20 * time.Microsecond))
		case 5:
			select {
			case <-t.C:
			default:
			}
		default:
			select {
			case <-t.C:
			case <-time.After(w.upTo(50 * time.Microsecond)):
			}
		}
	}
}
