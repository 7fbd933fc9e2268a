package main

import (
	"fmt"
	"unsafe"

	"dev.timerproof/recorder/trace"
)

// The functions that the overlay adds to package runtime.

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

//go:linkname recordedNames runtime.timerproofNames
func recordedNames() (operations, statuses []string)

//go:linkname recordedWalks runtime.timerproofWalks
func recordedWalks() (passed []uint64, perEvent uint64)

// recording is what the hooks have written once the recording has ended.
type recording struct {
	events  []trace.Event
	words   trace.Words
	dropped uint64
}

// describe puts into a header what only the recording knows.
func (r *recording) describe(h *trace.Header) {
	h.Dropped = r.dropped
	passed, perEvent := recordedWalks()
	h.Passed, h.PassedPerEvent = map[string]uint64{}, perEvent
	for i, n := range passed {
		if n > 0 {
			h.Passed[r.words.Operations[i]] = n
		}
	}
}

func finishRecording() (recording, error) {
	endRecording()
	taken := countEvents()
	buffer, limit, slotBytes := recordedEvents()
	if known := uint64(unsafe.Sizeof(trace.Event{})); slotBytes != known {
		return recording{}, fmt.Errorf("an event of the hooks has %d bytes, expected %d", slotBytes, known)
	}
	kept := taken
	if kept > limit {
		kept = limit
	}
	var r recording
	// The buffer lies outside the heap and lives as long as the process.
	r.events = unsafe.Slice((*trace.Event)(buffer), int(kept))
	r.words.Operations, r.words.Statuses = recordedNames()
	r.dropped = taken - kept
	return r, nil
}
