// Command overlay reads the source of an installed Go runtime and writes the files of a build
// overlay in which the runtime records what happens to the status words of its timers, or to what is
// under their locks. It changes nothing that is installed.
//
// Exit codes: 0 written, 2 usage, 69 the runtime's source has a form that is not known, 70 a file
// cannot be read or written.
package main

import (
	_ "embed"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io/ioutil"
	"os"
	"path/filepath"
)

const (
	exitUsage       = 2
	exitUnsupported = 69
	exitInternal    = 70
)

//go:embed status_hooks.go.txt
var statusHooks string

//go:embed mutex_hooks.go.txt
var mutexHooks string

// recorder is what records one kind of timers.
type recorder struct {
	hooks      string
	instrument func(*source) (map[string][]byte, error)
	settings   func(*source, uint64) (string, error)
}

var recorders = map[string]recorder{
	"status": {statusHooks, instrument, settings},
	"mutex":  {mutexHooks, instrumentMutexes, mutexSettings},
}

func main() {
	goroot := flag.String("goroot", "", "the GOROOT of the installed Go")
	out := flag.String("out", "", "an existing folder for the files of the overlay")
	slots := flag.Uint64("slots", 0, "how many events the buffer holds")
	kind := flag.String("timers", "status", "the kind of its timers: status, those of Go 1.17 to 1.22, or mutex, later ones")
	flag.Parse()
	chosen, known := recorders[*kind]
	if *goroot == "" || *out == "" || *slots == 0 || !known || flag.NArg() > 0 {
		flag.Usage()
		os.Exit(exitUsage)
	}
	if err := makeOverlay(*goroot, *out, *slots, chosen); err != nil {
		fmt.Fprintln(os.Stderr, err)
		var unknown *refusal
		if errors.As(err, &unknown) {
			os.Exit(exitUnsupported)
		}
		os.Exit(exitInternal)
	}
}

func makeOverlay(goroot, out string, slots uint64, r recorder) error {
	s, err := readRuntime(goroot)
	if err != nil {
		return err
	}
	changed, err := r.instrument(s)
	if err != nil {
		return err
	}
	configured, err := r.settings(s, slots)
	if err != nil {
		return err
	}
	dir := filepath.Join(goroot, "src", "runtime")
	changed[filepath.Join(dir, "timerproof_hooks.go")] = []byte(r.hooks)
	changed[filepath.Join(dir, "timerproof_settings.go")] = []byte(configured)
	return write(changed, out)
}

// write puts each file into the folder and lists them all in overlay.json.
func write(files map[string][]byte, out string) error {
	out, err := filepath.Abs(out)
	if err != nil {
		return err
	}
	replace := map[string]string{}
	for path, text := range files {
		replace[path] = filepath.Join(out, filepath.Base(path))
		if err := ioutil.WriteFile(replace[path], text, 0o666); err != nil {
			return err
		}
	}
	list, err := json.MarshalIndent(map[string]interface{}{"Replace": replace}, "", "  ")
	if err != nil {
		return err
	}
	return ioutil.WriteFile(filepath.Join(out, "overlay.json"), list, 0o666)
}
