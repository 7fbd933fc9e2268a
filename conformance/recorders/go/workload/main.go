// Command workload uses timers in many ways inside a runtime that records what happens to them, and
// writes the recording as a trace. It links only in a build with the overlay.
//
// Exit codes: 0 written, 2 usage, 3 too few events came or some found no room, 70 the recording is
// not sound or cannot be written. In every case but 0 there is no trace.
package main

import (
	"flag"
	"fmt"
	"math"
	"os"
	"runtime"
	"time"
)

const (
	exitUsage      = 2
	exitIncomplete = 3
	exitInternal   = 70
)

func main() {
	out := flag.String("out", "", "the file to write")
	edition := flag.String("edition", "", "the edition of the table that this runtime follows")
	name := flag.String("workload", "all", "one load, or all")
	events := flag.Uint64("events", 1000000, "how many events to record at least")
	seed := flag.Int64("seed", 1, "seed of the workloads' choices")
	chaos := flag.Uint("chaos", 0, "let one in so many changes yield; 0 for none")
	buffer := flag.Uint64("buffer", math.MaxUint64, "how many events to keep at most")
	limit := flag.Duration("limit", time.Minute, "how long to record at most")
	list := flag.Bool("list", false, "print the names of the loads")
	flag.Parse()
	if *list {
		for _, l := range loads {
			fmt.Printf("%-8s %s\n", l.name, l.about)
		}
		return
	}
	chosen := choose(*name)
	if len(chosen) == 0 {
		exitOn(exitUsage, fmt.Errorf("unknown workload %q, expected all%s", *name, names()))
	}
	if *out == "" || *edition == "" || flag.NArg() > 0 {
		flag.Usage()
		os.Exit(exitUsage)
	}
	limitEvents(*buffer)
	disturbOneIn(uint32(*chaos))
	p := &plan{chosen, *events, *seed, *limit}
	ran := p.run(func(events uint64) { say("%d of %d events", events, p.events) })
	disturbOneIn(0)
	recorded, err := finishRecording()
	exitOn(exitInternal, err)
	exitOn(exitIncomplete, ran)
	if recorded.dropped > 0 {
		exitOn(exitIncomplete, fmt.Errorf("%d events found no room in the buffer, which holds %d; the recording is incomplete", recorded.dropped, len(recorded.events)))
	}
	exitOn(exitInternal, save(*out, settings{*edition, runtime.GOOS + "/" + runtime.GOARCH, *name, *seed, *chaos}, recorded))
}

func names() string {
	list := ""
	for _, l := range loads {
		list += ", " + l.name
	}
	return list
}

func choose(name string) []load {
	if name == "all" {
		return loads
	}
	for _, l := range loads {
		if l.name == name {
			return []load{l}
		}
	}
	return nil
}

// settings are what a trace says of how it was made.
type settings struct {
	edition, platform, workload string
	seed                        int64
	chaos                       uint
}

func save(path string, s settings, r recording) error {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	counts, err := r.write(file, s)
	if closing := file.Close(); err == nil {
		err = closing
	}
	if err != nil {
		return err
	}
	say("%s, none dropped", counts)
	return nil
}

func say(format string, args ...interface{}) {
	fmt.Fprintf(os.Stderr, "record: "+format+"\n", args...)
}

func exitOn(code int, err error) {
	if err != nil {
		say("%v", err)
		os.Exit(code)
	}
}
