// Package trace turns the events that the hooks in a Go runtime have written into a trace.
package trace

// Kind says what an event tells; the numbers are those of the hooks.
type Kind uint8

const (
	Change Kind = iota
	Store
	Wait
	Leave
	Fire
	Quiet
	Void
)

var kindWords = [...]string{"cas", "store", "wait", "noop", "fire", "quiet"}

// IsChange tells whether the status changed.
func (k Kind) IsChange() bool {
	return k == Change || k == Store
}

// Event is one slot of the hooks' buffer, with the layout that the hooks give it.
type Event struct {
	Nanos     int64 // when the event was written
	When      int64
	NextWhen  int64
	Period    int64
	Goroutine int64  // 0 for none
	Address   uint64 // of the timer; used again after a collection
	Version   uint32 // from 1, for a change; for a call of the timer's function, of what fired it
	Thread    int32
	Runner    int32  // the P that runs the code, -1 for none
	Home      int32  // the P that the timer names, -1 for none
	Timers    uint32 // that the P counts, for a world at rest
	Deleted   uint32 // of them
	Operation uint8
	Kind      Kind
	From      uint8
	To        uint8
	Done      uint32 // 1 once the slot is complete
}

// Words gives the names of operations and statuses by their numbers.
type Words struct {
	Operations []string
	Statuses   []string
}
