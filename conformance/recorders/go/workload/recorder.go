package main

import (
	"fmt"
	"unsafe"
)

// The functions that the overlay adds to package runtime, whichever timers it has.

//go:linkname disturbOneIn runtime.timerproofDisturbOneIn
func disturbOneIn(changes uint32)

//go:linkname limitEvents runtime.timerproofLimitTo
func limitEvents(slots uint64)

//go:linkname countEvents runtime.timerproofCount
func countEvents() uint64

//go:linkname recordCounters runtime.timerproofAtRest
func recordCounters()

//go:linkname endRecording runtime.timerproofEnd
func endRecording()

//go:linkname recordedEvents runtime.timerproofEvents
func recordedEvents() (buffer unsafe.Pointer, limit, slotBytes uint64)

// endedBuffer ends the recording and gives the buffer, how many of its slots were used, and how many
// more were asked for. The buffer lies outside the heap and lives as long as the process.
func endedBuffer(known uint64) (buffer unsafe.Pointer, kept int, dropped uint64, err error) {
	endRecording()
	taken := countEvents()
	buffer, limit, slotBytes := recordedEvents()
	if slotBytes != known {
		return nil, 0, 0, fmt.Errorf("an event of the hooks has %d bytes, expected %d", slotBytes, known)
	}
	used := taken
	if used > limit {
		used = limit
	}
	return buffer, int(used), taken - used, nil
}
