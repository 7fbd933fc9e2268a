//go:build mutex
// +build mutex

package main

import (
	"fmt"
	"io"
	"runtime"
	"unsafe"

	"dev.timerproof/recorder/sections"
)

//go:linkname recordedNames runtime.timerproofNames
func recordedNames() (operations []string)

// recording is what the hooks have written once the recording has ended.
type recording struct {
	events  []sections.Event
	dropped uint64
}

func finishRecording() (recording, error) {
	buffer, kept, dropped, err := endedBuffer(uint64(unsafe.Sizeof(sections.Event{})))
	if err != nil {
		return recording{}, err
	}
	return recording{unsafe.Slice((*sections.Event)(buffer), kept), dropped}, nil
}

// write writes the trace, and gives what it counts.
func (r *recording) write(out io.Writer, s settings) (string, error) {
	header := sections.NewHeader(runtime.Version(), s.edition)
	header.Platform, header.Workload = s.platform, s.workload
	header.Seed, header.Chaos, header.Dropped = s.seed, s.chaos, r.dropped
	summary, err := sections.Write(out, header, recordedNames(), r.events)
	return fmt.Sprintf("%d events, %d of them lock sections, of %d timers", summary.Events, summary.Sections, summary.Timers), err
}
