package trace

import "fmt"

// Sink takes the lines of a trace in order.
type Sink interface {
	// Event takes an event of the timer with this number; 0 for an event of a P.
	Event(timer int64, e *Event) error
	// Retire says that the timer with this number is gone; its last change had this version.
	Retire(timer int64, version uint32) error
}

// Summary counts what went into a trace.
type Summary struct {
	Events  int // without retire lines
	Changes int
	Timers  int
	Retired int
}

// order gives every timer a number of its own and lets its changes follow one another.
//
// An address stands for one timer from the first change at it to the next first change. The hooks
// take the slot of a first change before the change happens, so a later timer at the same address
// has no slot before that one.
type order struct {
	sink    Sink
	live    map[uint64]*timer
	summary Summary
}

// timer is what is known of the timer that an address stands for at the moment.
type timer struct {
	number  int64
	version uint32
	held    []*Event // events whose turn has not come, because an earlier change has a later slot
}

// Replay gives the events of a complete buffer to the sink. It fails if a change is missing.
func Replay(events []Event, sink Sink) (Summary, error) {
	o := &order{sink: sink, live: map[uint64]*timer{}}
	for i := range events {
		e := &events[i]
		if e.Done == 0 {
			return o.summary, fmt.Errorf("slot %d was taken and never filled", i)
		}
		if e.Kind == Void {
			continue
		}
		take := o.take
		if e.Kind == Quiet {
			take = o.quiet
		}
		if err := take(e); err != nil {
			return o.summary, err
		}
	}
	for _, t := range o.live {
		if err := complete(t); err != nil {
			return o.summary, err
		}
	}
	return o.summary, nil
}

func (o *order) quiet(e *Event) error {
	o.summary.Events++
	return o.sink.Event(0, e)
}

func (o *order) take(e *Event) error {
	t := o.live[e.Address]
	if t != nil && e.Kind.IsChange() && e.Version == 1 && t.version > 0 {
		if err := complete(t); err != nil {
			return err
		}
		if err := o.sink.Retire(t.number, t.version); err != nil {
			return err
		}
		o.summary.Retired++
		t = nil
	}
	if t == nil {
		o.summary.Timers++
		t = &timer{number: int64(o.summary.Timers)}
		o.live[e.Address] = t
	}
	if !t.isDue(e) {
		t.held = append(t.held, e)
		return nil
	}
	return o.emit(t, e)
}

// isDue tells whether every change that comes before an event was passed on.
func (t *timer) isDue(e *Event) bool {
	switch {
	case e.Kind.IsChange():
		return e.Version == t.version+1
	case e.Kind == Fire:
		return e.Version <= t.version
	default:
		return true
	}
}

// emit passes on an event and those that waited for it.
func (o *order) emit(t *timer, e *Event) error {
	for e != nil {
		o.summary.Events++
		if e.Kind.IsChange() {
			o.summary.Changes++
			t.version = e.Version
		}
		if err := o.sink.Event(t.number, e); err != nil {
			return err
		}
		e = t.next()
	}
	return nil
}

// next takes out a held event whose turn has come; nil if there is none.
func (t *timer) next() *Event {
	for i, e := range t.held {
		if t.isDue(e) {
			t.held = append(t.held[:i], t.held[i+1:]...)
			return e
		}
	}
	return nil
}

func complete(t *timer) error {
	if len(t.held) > 0 {
		return fmt.Errorf("timer %d has an event of version %d and no change with version %d",
			t.number, t.held[0].Version, t.version+1)
	}
	return nil
}
