// Command adapter answers what `timerproof conform` asks of a port of which only the API can be
// called; docs/conform-protocol.md has the lines. It asks package time of the Go that has built it.
// Built with the tag faketime, whose clock goes on only when every goroutine waits, so that a time
// of the table takes no time and nothing depends on the machine's load.
//
// Usage: adapter EDITION [FAULT]
//
// With a fault it answers wrong on purpose: "answer" turns what Stop answers round, "early" arms
// timers too early.
package main

import (
	"bufio"
	"fmt"
	"os"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"
)

// unit is what one tick of the table takes; half of one keeps deadlines and looks apart.
const unit = 1000 * time.Nanosecond

// furthest is the last deadline that a duration can name.
const furthest = 1 << 50

type timer struct {
	*time.Timer
	fire string // what its function reports
}

type port struct {
	fault  string
	base   time.Time
	timers []*timer
	mu     sync.Mutex
	fired  []string
}

func (p *port) called(t *timer) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.fired = append(p.fired, t.fire)
}

func (p *port) reset(timers int) {
	for _, t := range p.timers {
		t.Stop()
	}
	p.base, p.timers, p.fired = time.Now(), nil, nil
	for k := 0; k < timers; k++ {
		t := &timer{}
		t.Timer = time.AfterFunc(time.Hour, func() { p.called(t) })
		t.Stop()
		p.timers = append(p.timers, t)
	}
}

// until is the duration from now to just before a tick of the table, or just behind it.
func (p *port) until(when int64) time.Duration {
	return time.Duration(when)*unit - time.Since(p.base)
}

func (p *port) arm(words []string) string {
	t, when, period := p.timers[number(words[1])], number(words[2]), number(words[3])
	switch {
	case period > 0:
		return "unsupported a period that is not the first duration"
	case when <= 0 || period < 0:
		return "unsupported arguments that are refused"
	case when > furthest:
		return "unsupported a deadline near the largest"
	}
	t.fire = " fire " + words[5] + " " + words[6]
	if p.fault == "early" {
		when -= 100
	}
	pending := t.Reset(p.until(when))
	if words[0] == "add" {
		return "ok"
	}
	return strconv.FormatBool(pending)
}

func (p *port) answer(words []string) string {
	switch words[0] {
	case "reset":
		p.reset(int(number(words[1])))
		return "ok"
	case "add", "mod":
		return p.arm(words)
	case "del":
		return strconv.FormatBool(p.timers[number(words[1])].Stop() != (p.fault == "answer"))
	case "pass":
		time.Sleep(p.until(number(words[1])) + unit/2)
		time.Sleep(1) // the functions run in goroutines of their own
		p.mu.Lock()
		defer p.mu.Unlock()
		fired := strings.Join(p.fired, "")
		p.fired = nil
		return "ok" + fired
	}
	return fail("no such request: " + words[0])
}

func number(text string) int64 {
	n, err := strconv.ParseInt(strings.TrimLeft(text, "tp"), 10, 64)
	if err != nil {
		fail(fmt.Sprintf("%q is no number", text))
	}
	return n
}

func fail(why string) string {
	fmt.Fprintln(os.Stderr, "adapter:", why)
	os.Exit(1)
	return ""
}

func main() {
	runtime.GOMAXPROCS(1)
	if len(os.Args) < 2 {
		fail("usage: adapter EDITION [FAULT]")
	}
	// Standard output by another number, which the tag faketime leaves as it is.
	fd, err := syscall.Dup(1)
	if err != nil {
		fail(err.Error())
	}
	out := os.NewFile(uintptr(fd), "out")
	p := &port{fault: strings.Join(os.Args[2:], " ")}
	in := bufio.NewScanner(os.Stdin)
	for in.Scan() {
		words := strings.Fields(in.Text())
		if words[1] == "quit" {
			return
		}
		answer := "hello 1 " + runtime.Version() + " " + os.Args[1] + " reset add mod del pass"
		if words[1] != "hello" {
			answer = p.answer(words[1:])
		}
		fmt.Fprintln(out, words[0], answer)
	}
}
