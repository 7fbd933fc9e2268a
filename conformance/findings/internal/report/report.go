// Package report says how often a program saw what it looks for, in how many tries, and ends it.
package report

import (
	"flag"
	"fmt"
	"os"
	"runtime"
	"time"
)

var (
	duration = flag.Duration("for", 20*time.Second, "how long to look")
	expect   = flag.String("expect", "", "find: fail if nothing is seen; none: fail if something is")
)

// Begin reads the options and returns the moment at which to stop looking.
func Begin() time.Time {
	flag.Parse()
	if *expect != "" && *expect != "find" && *expect != "none" {
		fmt.Fprintf(os.Stderr, "-expect %s: expected find or none\n", *expect)
		os.Exit(2)
	}
	return time.Now().Add(*duration)
}

// A Count is how often something was seen.
type Count struct {
	What  string
	Times int
}

// End prints one line for each count and exits with 0, or with 1 if -expect is not met or no try was
// completed. That something was not seen does not show that it is not there.
func End(name string, tries int, counts ...Count) {
	seen := 0
	for _, c := range counts {
		fmt.Printf("%s, %s: %s: %d of %d\n", name, runtime.Version(), c.What, c.Times, tries)
		seen += c.Times
	}
	switch {
	case tries == 0:
		fmt.Printf("%s, %s: no try was completed, so nothing is said\n", name, runtime.Version())
		os.Exit(1)
	case *expect == "find" && seen == 0, *expect == "none" && seen > 0:
		os.Exit(1)
	}
	os.Exit(0)
}
