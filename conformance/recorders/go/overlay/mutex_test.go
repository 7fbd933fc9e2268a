//go:build go1.23
// +build go1.23

package main

import (
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// altered is the installed runtime with one piece of time.go replaced.
func altered(t *testing.T, from, to string) *source {
	t.Helper()
	s, err := readRuntime(runtime.GOROOT())
	if err != nil {
		t.Fatal(err)
	}
	text := map[string][]byte{}
	for path, old := range s.text {
		if filepath.Base(path) == "time.go" {
			if !strings.Contains(string(old), from) {
				t.Fatalf("time.go has no %q", from)
			}
			old = []byte(strings.Replace(string(old), from, to, 1))
		}
		text[path] = old
	}
	if s, err = check(text); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestInstrumentMutexes_installedRuntime_isUnderstood(t *testing.T) {
	s := altered(t, "package runtime", "package runtime")
	changed, err := instrumentMutexes(s)
	if err != nil {
		t.Fatal(err)
	}
	if len(changed) != 1 {
		t.Fatalf("%d files change, expected time.go alone", len(changed))
	}
	for path, text := range changed {
		for hook, count := range map[string]int{
			"timerproofLocked(t)": 2, "timerproofUnlocking(t)": 2, "timerproofLeaving(ts)": 1,
			"timerproofFire(t, ": 1, "timerproofStale = true": 1, ".timerproof.operation = ": 12,
			"timerproofPending": 2, "timerproofEarliest": 1,
		} {
			if found := strings.Count(string(text), hook); found != count {
				t.Errorf("%s: %d times %q, expected %d", path, found, hook, count)
			}
		}
	}
	if text, err := mutexSettings(s, 1); err != nil || !strings.Contains(text, "timerproofOp_stop") {
		t.Errorf("settings %q, %v", text, err)
	}
}

// Each anchor that is missing must stop the overlay, and say what was expected.
func TestInstrumentMutexes_otherForms_areRefused(t *testing.T) {
	for name, c := range map[string]struct{ from, to, error string }{
		"another function": {
			"func badTimer() {", "func lockTwice(t *timer) { t.lock() }\n\nfunc badTimer() {",
			"lockTwice locks a timer, expected only adjust, "},
		"one lock more": {
			"func (t *timer) maybeAdd() {", "func (t *timer) maybeAdd() { t.lock()",
			"maybeAdd locks a timer in 2 places, expected 1"},
		"another capture": {
			"seq := t.seq", "seq := t.seq + 0", "unlockAndRun does not capture t.seq"},
		"another walk": {
			"\tt := tw.timer\n\t\t\tt.ts = nil", "\tts.len.Load(); t := tw.timer\n\t\t\tt.ts = nil",
			"take does not walk over timers t"},
		"another unlock": {
			"unlock(&ts.mu)", "unlock(&ts.mu); lock(&ts.mu); unlock(&ts.mu)",
			"timers.unlock calls unlock in 2 places"},
	} {
		_, err := instrumentMutexes(altered(t, c.from, c.to))
		if err == nil || !strings.Contains(err.Error(), c.error) {
			t.Errorf("%s: got %v, expected %s", name, err, c.error)
		}
	}
}
