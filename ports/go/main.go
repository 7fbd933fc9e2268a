// Command vectors asks package time of the Go that has built it what the test vectors for ports ask,
// as far as its API can express that, and compares what callers see: what Stop and Reset answer, and
// which timers fire when. Built with the tag faketime, whose clock goes on only when every goroutine
// waits, so that a vector takes no time and nothing depends on the machine's load.
//
// Usage: vectors FILE.ndjson
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"runtime"
	"sort"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// unit is what one tick of a vector's clock takes; half of one keeps deadlines and looks apart.
const unit = 1000 * time.Nanosecond

type exchange struct{ Ask, Answer, State string }

type vector struct {
	ID        string
	Exchanges []exchange
	Others    []struct {
		Outcome   string
		From      int
		Exchanges []exchange
	}
}

// courses are those that the answers may take, each from the first request to the last.
func (v vector) courses() [][]exchange {
	courses := [][]exchange{v.Exchanges}
	for _, o := range v.Others {
		if o.Outcome == "may" {
			course := append([]exchange(nil), v.Exchanges[:o.From]...)
			courses = append(courses, append(course, o.Exchanges...))
		}
	}
	return courses
}

// timer is one of a vector's, as the vector's states tell of it.
type timer struct {
	status, p      string
	when, nextwhen string
}

func (t timer) due(now int64) bool {
	at := t.when
	if t.status == "ModifiedEarlier" || t.status == "ModifiedLater" {
		at = t.nextwhen
	}
	return t.p != "none" && t.status != "Deleted" && number(at) <= now
}

// play asks package time.
type play struct {
	base   time.Time
	now    int64
	timers []*time.Timer
	armed  []string // what the function of each timer reports
	past   []bool   // armed for a time that has come: it has fired, though nobody has looked
	fired  []string
}

func number(text string) int64 {
	n, err := strconv.ParseInt(strings.TrimLeft(text, "tp"), 10, 64)
	if err != nil {
		fail(fmt.Sprintf("%q is no number", text))
	}
	return n
}

func (p *play) reset(timers int) {
	*p = play{base: time.Now(), armed: make([]string, timers), past: make([]bool, timers)}
	for k := 0; k < timers; k++ {
		k := k
		t := time.AfterFunc(time.Hour, func() { p.fired = append(p.fired, p.armed[k]) })
		t.Stop()
		p.timers = append(p.timers, t)
	}
}

func (p *play) since() time.Duration { return time.Since(p.base) }

// sleep goes on until just after a time of the vector, and lets the functions run that are due.
func (p *play) sleep(now int64) {
	p.now = now
	time.Sleep(time.Duration(now)*unit + unit/2 - p.since())
	time.Sleep(1)
}

// obstacle says why the API cannot express a request; empty if it can.
func (p *play) obstacle(words []string, answer string, before []timer) string {
	if strings.Contains(answer, "panic") {
		return "a panic"
	}
	if answer == "refused" {
		return "refused arguments: a duration is relative to now"
	}
	switch words[0] {
	case "call", "go", "fine", "statuses":
		return "stopping an operation between two of its steps"
	case "add", "mod":
		if number(words[3]) > 0 {
			return "a period that is not the first duration"
		}
		if number(words[2]) > 1<<50 {
			return "a deadline near the largest"
		}
		fallthrough
	case "del":
		if p.past[number(words[1])] {
			return "an overdue timer that nobody has run"
		}
	case "check", "run":
		due := 0
		for _, t := range before {
			if t.due(number(words[2])) {
				due++
				if t.p != words[1] {
					return "running the timers of one P alone"
				}
			}
		}
		if words[0] == "run" && due > 1 {
			return "running one timer alone"
		}
	}
	return ""
}

// ask gives what callers see.
func (p *play) ask(words []string) (seen string) {
	switch words[0] {
	case "reset":
		p.reset(int(number(words[1])))
	case "add", "mod":
		k := number(words[1])
		p.armed[k] = "fire " + words[5] + " " + words[6]
		p.past[k] = number(words[2]) <= p.now
		pending := p.timers[k].Reset(time.Duration(number(words[2]))*unit - p.since())
		if words[0] == "mod" {
			seen = strconv.FormatBool(pending)
		}
	case "del":
		seen = strconv.FormatBool(p.timers[number(words[1])].Stop())
	case "check", "run":
		p.sleep(number(words[2]))
		sort.Strings(p.fired)
		seen = strings.Join(p.fired, " ")
		p.fired = nil
		for k := range p.past {
			p.past[k] = false
		}
	}
	return seen
}

// visible is the part of a vector's answer that callers see.
func visible(op, answer string) string {
	words := strings.Fields(answer)
	if op == "mod" || op == "del" {
		return words[0]
	}
	var fired []string
	for k, word := range words {
		if word == "fire" && (op == "check" || op == "run") {
			fired = append(fired, strings.Join(words[k:k+3], " "))
		}
	}
	sort.Strings(fired)
	return strings.Join(fired, " ")
}

func timersOf(state string) []timer {
	words := strings.Fields(state)
	var all []timer
	for k := 1; k+5 < len(words) && strings.HasPrefix(words[k], "t"); k += 6 {
		all = append(all, timer{words[k+1], words[k+2], words[k+3], words[k+4]})
	}
	return all
}

// out is standard output by another number, which the tag faketime leaves as it is.
var out *os.File

func fail(why string) {
	fmt.Fprintln(out, "vectors:", why)
	os.Exit(1)
}

func main() {
	runtime.GOMAXPROCS(1)
	fd, err := syscall.Dup(1)
	if err != nil {
		os.Exit(1)
	}
	out = os.NewFile(uintptr(fd), "out")
	if len(os.Args) != 2 {
		fail("usage: vectors FILE.ndjson")
	}
	file, err := os.Open(os.Args[1])
	if err != nil {
		fail(err.Error())
	}
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	whole, part, none, asked, compared, differing := 0, 0, 0, 0, 0, 0
	obstacles := map[string]int{}
	lines.Scan() // the header
	for lines.Scan() {
		var v vector
		if err := json.Unmarshal(lines.Bytes(), &v); err != nil {
			fail(err.Error())
		}
		answers, obstacle, difference := playVector(v)
		asked += answers.asked
		compared += answers.compared
		switch {
		case obstacle == "":
			whole++
		case answers.compared > 0:
			part++
		default:
			none++
		}
		if obstacle != "" {
			obstacles[obstacle]++
		}
		if difference != "" {
			differing++
			fmt.Fprintln(out, difference)
		}
	}
	if err := lines.Err(); err != nil {
		fail(err.Error())
	}
	fmt.Fprintf(out, "%s: %d vectors whole, %d up to what the API cannot express, %d not at all; "+
		"%d requests, %d answers compared, %d vectors differ\n",
		runtime.Version(), whole, part, none, asked, compared, differing)
	var names []string
	for name := range obstacles {
		names = append(names, name)
	}
	sort.Slice(names, func(i, j int) bool {
		a, b := names[i], names[j]
		return obstacles[a] > obstacles[b] || obstacles[a] == obstacles[b] && a < b
	})
	for _, name := range names {
		fmt.Fprintf(out, "  %3d stop at %s\n", obstacles[name], name)
	}
	if differing > 0 || compared == 0 {
		os.Exit(1)
	}
}

type answers struct{ asked, compared int }

func playVector(v vector) (a answers, obstacle, difference string) {
	var p play
	var before []timer
	courses := v.courses()
	for k, x := range v.Exchanges {
		words := strings.Fields(x.Ask)
		if obstacle := p.obstacle(words, x.Answer, before); obstacle != "" {
			return a, obstacle, ""
		}
		if x.State != "" {
			before = timersOf(x.State)
		}
		seen := p.ask(words)
		a.asked++
		expected := visible(words[0], courses[0][k].Answer)
		var left [][]exchange
		for _, course := range courses {
			if visible(words[0], course[k].Answer) == seen {
				left = append(left, course)
			}
		}
		if words[0] == "mod" || words[0] == "del" || words[0] == "check" || words[0] == "run" {
			a.compared++
		}
		if courses = left; len(courses) == 0 {
			return a, "", fmt.Sprintf("%s: %s, request %d, %s: expected %q, seen %q",
				runtime.Version(), v.ID, k+1, x.Ask, expected, seen)
		}
	}
	return a, "", ""
}
