//go:build !mutex
// +build !mutex

package main

import (
	"fmt"
	"io"
	"runtime"
	"unsafe"

	"dev.timerproof/recorder/trace"
)

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

func finishRecording() (recording, error) {
	buffer, kept, dropped, err := endedBuffer(uint64(unsafe.Sizeof(trace.Event{})))
	if err != nil {
		return recording{}, err
	}
	r := recording{events: unsafe.Slice((*trace.Event)(buffer), kept), dropped: dropped}
	r.words.Operations, r.words.Statuses = recordedNames()
	return r, nil
}

// write writes the trace, and gives what it counts.
func (r *recording) write(out io.Writer, s settings) (string, error) {
	header := trace.NewHeader(runtime.Version(), s.edition)
	header.Platform, header.Workload = s.platform, s.workload
	header.Seed, header.Chaos = s.seed, s.chaos
	r.describe(&header)
	summary, err := trace.Write(out, header, r.words, r.events)
	return fmt.Sprintf("%d events, %d of them changes, of %d timers", summary.Events, summary.Changes, summary.Timers), err
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
