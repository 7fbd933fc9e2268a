// Package sections turns the events that the hooks in a Go runtime have written about timers with a
// mutex into a trace of format version 2.
package sections

// Kind says what an event tells; the numbers are those of the hooks.
type Kind uint8

const (
	Section Kind = iota
	Fire
	Heap
	Quiet
)

var kindWords = [...]string{"section", "fire", "heap", "quiet"}

// What a section says besides its fields; the bits are those of the hooks.
const (
	Channel = 1 << iota
	Firing
	Pending
	Earliest
	Void
)

// Event is one slot of the hooks' buffer, with the layout that the hooks give it.
type Event struct {
	Nanos     int64 // when the event was written
	OldWhen   int64 // before the section; minWhenHeap of a P's timers
	When      int64 // after the section; minWhenModified of a P's timers
	OldPeriod int64
	Period    int64
	Now       int64 // as who fires it has read the clock
	Goroutine int64 // 0 for none
	Seq       uint64
	Address   uint64 // of the timer; used again after a collection
	Version   uint32 // the number of the section among those of its timer, from 1
	Thread    int32
	Runner    int32 // the P that runs the code, -1 for none
	Home      int32 // the P whose timers it is in, or that the event is about; -1 for none
	Blocked   uint32
	Sending   int32
	Length    uint32
	Zombies   int32
	Operation uint8
	Kind      Kind
	From      uint8
	To        uint8
	Astate    uint8 // as it was before the section
	Flags     uint8
	_         uint16
	Done      uint32 // 1 once the slot is complete
	_         uint32
}
