package sections

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
)

// Header is the first line of a trace of format version 2.
type Header struct {
	Schema   string `json:"schema"`
	Version  int    `json:"version"`
	Runtime  string `json:"runtime"`
	Edition  string `json:"edition"`
	Unit     string `json:"unit"`
	Clock    string `json:"clock"`
	Fires    bool   `json:"fires"`
	Recorder string `json:"recorder"`
	Platform string `json:"platform"`
	Workload string `json:"workload"`
	Seed     int64  `json:"seed"`
	Chaos    uint   `json:"chaos"`
	Dropped  uint64 `json:"dropped"`
}

// NewHeader gives a header for times in nanoseconds of one clock.
func NewHeader(runtime, edition string) Header {
	return Header{
		Schema: "timerproof-trace", Version: 2, Runtime: runtime, Edition: edition,
		Unit: "ns", Clock: "shared", Fires: true, Recorder: "timerproof-go-recorder",
	}
}

// Summary counts what went into a trace.
type Summary struct {
	Events   int // without retire lines
	Sections int
	Timers   int
}

// timer is the one that an address stands for at the moment.
type timer struct {
	number  int64
	version uint32
}

// writer writes one line of JSON for each event. All names are plain ASCII, so none is escaped.
type writer struct {
	out        *bufio.Writer
	operations []string
	live       map[uint64]*timer
	summary    Summary
	line       []byte
}

// Write writes a trace, compressed by gzip. It fails if a slot was never filled, or if a section is
// missing.
func Write(out io.Writer, header Header, operations []string, events []Event) (Summary, error) {
	compressed, err := gzip.NewWriterLevel(out, gzip.BestSpeed)
	if err != nil {
		return Summary{}, err
	}
	w := &writer{
		out: bufio.NewWriterSize(compressed, 1<<16), operations: operations, live: map[uint64]*timer{}}
	if err := json.NewEncoder(w.out).Encode(header); err != nil {
		return Summary{}, err
	}
	for i := range events {
		if events[i].Done == 0 {
			return w.summary, fmt.Errorf("slot %d was taken and never filled", i)
		}
		if err := w.event(&events[i]); err != nil {
			return w.summary, err
		}
	}
	if err := w.out.Flush(); err != nil {
		return w.summary, err
	}
	return w.summary, compressed.Close()
}

func (w *writer) event(e *Event) error {
	w.summary.Events++
	switch e.Kind {
	case Section:
		return w.section(e)
	case Fire:
		return w.fire(e)
	default:
		w.begin(kindWords[e.Kind])
		w.number("p", int64(e.Home))
		w.number("len", int64(e.Length))
		w.number("zombies", int64(e.Zombies))
		w.number("minheap", e.OldWhen)
		w.number("minmod", e.When)
		w.number("ns", e.Nanos)
		return w.end()
	}
}

// section writes what happened while a timer's lock was held. The hooks take its slot under that
// lock, so the slots of a timer are in the order of its sections. An address stands for one timer
// from a first section to the next first section.
func (w *writer) section(e *Event) error {
	t := w.live[e.Address]
	if e.Version == 1 {
		if t != nil {
			w.begin("retire")
			w.number("t", t.number)
			w.number("ver", int64(t.version)+1)
			if err := w.end(); err != nil {
				return err
			}
		}
		w.summary.Timers++
		t = &timer{number: int64(w.summary.Timers)}
		w.live[e.Address] = t
	}
	if t == nil || e.Version != t.version+1 {
		return fmt.Errorf("section %d of the timer at %x does not follow on the one before", e.Version, e.Address)
	}
	t.version = e.Version
	w.summary.Sections++
	operation := w.operations[e.Operation]
	w.begin(kindWords[Section])
	w.number("t", t.number)
	w.number("ver", int64(e.Version))
	w.word("op", operation)
	w.word("from", bits(e.From))
	w.word("to", bits(e.To))
	w.word("astate", bits(e.Astate))
	w.number("when0", e.OldWhen)
	w.number("when", e.When)
	w.number("period0", e.OldPeriod)
	w.number("period", e.Period)
	w.number("chan", flag(e, Channel))
	w.number("seq", int64(e.Seq))
	w.number("blocked", int64(e.Blocked))
	w.number("hp", int64(e.Home))
	if operation == "stop" || operation == "reset" {
		w.number("pend", flag(e, Pending))
		w.number("sending", int64(e.Sending))
	}
	if operation == "reset" {
		w.number("earliest", flag(e, Earliest))
	}
	w.number("fires", flag(e, Firing))
	if e.Flags&Firing != 0 {
		w.number("now", e.Now)
	}
	return w.signed(e)
}

func (w *writer) fire(e *Event) error {
	t := w.live[e.Address]
	if t == nil {
		return fmt.Errorf("the timer at %x fires before its first section", e.Address)
	}
	how := "func"
	if e.Flags&Void != 0 {
		how = "stale"
	} else if e.Flags&Channel != 0 {
		how = "current"
	}
	w.begin(kindWords[Fire])
	w.number("t", t.number)
	w.number("ver", int64(e.Version))
	w.word("how", how)
	return w.signed(e)
}

func flag(e *Event, bit uint8) int64 {
	if e.Flags&bit != 0 {
		return 1
	}
	return 0
}

// bits gives the state bits as rows have them, one character each.
func bits(state uint8) string {
	text := []byte("---")
	for i := range text {
		if state&(1<<uint(i)) != 0 {
			text[i] = "hmz"[i]
		}
	}
	return string(text)
}

func (w *writer) signed(e *Event) error {
	w.number("ns", e.Nanos)
	w.number("p", int64(e.Runner))
	w.number("m", int64(e.Thread))
	w.number("g", e.Goroutine)
	return w.end()
}

func (w *writer) begin(kind string) {
	w.line = append(w.line[:0], `{"kind":"`...)
	w.line = append(w.line, kind...)
	w.line = append(w.line, '"')
}

func (w *writer) number(name string, value int64) {
	w.name(name)
	w.line = strconv.AppendInt(w.line, value, 10)
}

func (w *writer) word(name, value string) {
	w.name(name)
	w.line = append(w.line, '"')
	w.line = append(w.line, value...)
	w.line = append(w.line, '"')
}

func (w *writer) name(name string) {
	w.line = append(w.line, `,"`...)
	w.line = append(w.line, name...)
	w.line = append(w.line, `":`...)
}

func (w *writer) end() error {
	w.line = append(w.line, "}\n"...)
	_, err := w.out.Write(w.line)
	return err
}
