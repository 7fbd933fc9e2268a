package trace

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"io"
	"strconv"
)

// Header is the first line of a trace.
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
	// Passed counts the timers that walks over a heap met and left, by operation. One in
	// PassedPerEvent of them has a line.
	Passed         map[string]uint64 `json:"passed"`
	PassedPerEvent uint64            `json:"passedPerEvent"`
}

// NewHeader gives a header of format version 1 for times in nanoseconds of one clock.
func NewHeader(runtime, edition string) Header {
	return Header{
		Schema: "timerproof-trace", Version: 1, Runtime: runtime, Edition: edition,
		Unit: "ns", Clock: "shared", Fires: true, Recorder: "timerproof-go-recorder",
	}
}

// Write writes a trace, compressed by gzip.
func Write(out io.Writer, header Header, words Words, events []Event) (Summary, error) {
	compressed, err := gzip.NewWriterLevel(out, gzip.BestSpeed)
	if err != nil {
		return Summary{}, err
	}
	lines := &writer{out: bufio.NewWriterSize(compressed, 1<<16), words: words}
	if err := json.NewEncoder(lines.out).Encode(header); err != nil {
		return Summary{}, err
	}
	summary, err := Replay(events, lines)
	if err != nil {
		return summary, err
	}
	if err := lines.out.Flush(); err != nil {
		return summary, err
	}
	return summary, compressed.Close()
}

// writer writes one line of JSON for each event. All names are plain ASCII, so none is escaped.
type writer struct {
	out   *bufio.Writer
	words Words
	line  []byte
}

// Event writes the line of an event.
func (w *writer) Event(timer int64, e *Event) error {
	w.begin(e.Kind)
	switch e.Kind {
	case Quiet:
		w.number("p", int64(e.Runner))
		w.number("num", int64(e.Timers))
		w.number("del", int64(e.Deleted))
		w.number("ns", e.Nanos)
		return w.end()
	case Fire:
		w.number("t", timer)
		w.number("ver", int64(e.Version))
	case Wait, Leave:
		w.number("t", timer)
		w.word("op", w.words.Operations[e.Operation])
		w.word("from", w.words.Statuses[e.From])
		w.fields(e)
	default:
		w.number("t", timer)
		w.number("ver", int64(e.Version))
		w.word("op", w.words.Operations[e.Operation])
		w.word("from", w.words.Statuses[e.From])
		w.word("to", w.words.Statuses[e.To])
		w.fields(e)
	}
	w.number("ns", e.Nanos)
	w.number("p", int64(e.Runner))
	w.number("m", int64(e.Thread))
	w.number("g", e.Goroutine)
	return w.end()
}

// fields writes what the timer holds.
func (w *writer) fields(e *Event) {
	w.number("when", e.When)
	w.number("nextwhen", e.NextWhen)
	w.number("period", e.Period)
	w.number("hp", int64(e.Home))
}

// Retire writes the line that ends a timer.
func (w *writer) Retire(timer int64, version uint32) error {
	w.line = append(w.line[:0], `{"kind":"retire"`...)
	w.number("t", timer)
	w.number("ver", int64(version)+1)
	return w.end()
}

func (w *writer) begin(kind Kind) {
	w.line = append(w.line[:0], `{"kind":"`...)
	w.line = append(w.line, kindWords[kind]...)
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
