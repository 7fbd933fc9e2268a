package main

import (
	_ "embed"
	"strings"
	"testing"
)

// miniature is a package that uses the status of a timer in all the ways that are known, and does
// nothing else.
//
//go:embed testdata/runtime.go.txt
var miniature string

// variant is the miniature with pieces of its text replaced: old, new, old, new.
func variant(t *testing.T, replacements ...string) string {
	t.Helper()
	text := miniature
	for i := 0; i < len(replacements); i += 2 {
		if !strings.Contains(text, replacements[i]) {
			t.Fatalf("the miniature has no %q", replacements[i])
		}
		text = strings.Replace(text, replacements[i], replacements[i+1], 1)
	}
	return text
}

// modern is the miniature in the form that Go has from 1.20 on.
func modern() string {
	text := strings.Replace(miniature, "status uint32", "status atomic.Uint32", 1)
	text = strings.Replace(text, "t.status != timerNoStatus", "t.status.Load() != timerNoStatus", 1)
	text = strings.Replace(text, "t.status = timerWaiting", "t.status.Store(timerWaiting)", 1)
	for _, name := range []string{"t", "head"} {
		text = strings.ReplaceAll(text, "atomic.Load(&"+name+".status)", name+".status.Load()")
		text = strings.ReplaceAll(text, "atomic.Cas(&"+name+".status, ", name+".status.CompareAndSwap(")
	}
	return text
}

func instrumented(text string) (string, error) {
	s, err := check(map[string][]byte{"/go/src/runtime/time.go": []byte(text)})
	if err != nil {
		return "", err
	}
	changed, err := instrument(s)
	return string(changed["/go/src/runtime/time.go"]), err
}
