package main

import (
	"strings"
	"testing"
)

func settingsOf(text string) (string, error) {
	s, err := check(map[string][]byte{"/go/src/runtime/time.go": []byte(text)})
	if err != nil {
		return "", err
	}
	return settings(s, 64)
}

func TestSettings_miniature_nameOperationsAndStatuses(t *testing.T) {
	text, err := settingsOf(miniature)
	if err != nil {
		t.Fatal(err)
	}
	for _, expected := range []string{
		"const timerproofSlots = 64\n",
		"const timerproofOp_deltimer = 5\n",
		`{"NoStatus", "Waiting", "Deleted", "Modifying"}`,
		`stopTheWorld("timerproof")`,
		"\tstartTheWorld()\n",
	} {
		if !strings.Contains(text, expected) {
			t.Errorf("no %q in\n%s", expected, text)
		}
	}
}

func TestSettings_laterStopTheWorld_passesItsResultOn(t *testing.T) {
	const stop, start = "func stopTheWorld(reason string) {}", "func startTheWorld() {}"
	for name, c := range map[string]struct{ stop, start, hold, release string }{
		"Go 1.21": {"type stwReason uint8\nfunc stopTheWorld(reason stwReason) {}", start,
			"\tstopTheWorld(stwReason(0))\n", "\tstartTheWorld()\n"},
		"Go 1.22": {"type stwReason uint8\ntype worldStop struct{}\nfunc stopTheWorld(reason stwReason) worldStop { return worldStop{} }",
			"func startTheWorld(w worldStop) {}",
			"\tstopped := stopTheWorld(stwReason(0))\n", "\tstartTheWorld(stopped)\n"},
	} {
		text, err := settingsOf(variant(t, stop, c.stop, start, c.start))
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if strings.Count(text, c.hold) != 2 || strings.Count(text, c.release) != 2 {
			t.Errorf("%s: expected %q and %q in\n%s", name, c.hold, c.release, text)
		}
	}
}

func TestSettings_unknownForm_isRefused(t *testing.T) {
	const last = "timerModifying\n"
	for name, c := range map[string]struct{ old, new, error string }{
		"no statuses":     {"", "", "there is no constant timerNoStatus"},
		"gap":             {last, last + "\ttimerOther = 5\n", "no status has the number 4, expected 0 to 4"},
		"same number":     {last, last + "\ttimerOther = 1\n", "= 1, expected a number of its own below 16"},
		"too large":       {last, last + "\ttimerOther = 16\n", "timerOther = 16, expected a number of its own below 16"},
		"another name":    {last, last + "\tgone\n", "gone stands among the statuses"},
		"no stop":         {"func stopTheWorld(", "func stopWorld(", "stopTheWorld or startTheWorld is missing"},
		"more parameters": {"stopTheWorld(reason string)", "stopTheWorld(reason string, n int)", "expected one parameter"},
		"another reason":  {"stopTheWorld(reason string)", "stopTheWorld(reason []byte)", "stopTheWorld takes a []byte"},
		"result unused":   {"func startTheWorld()", "func startTheWorld(n int)", "expected one parameter and at most one result"},
	} {
		text := strings.ReplaceAll(miniature, "timerNoStatus", "timerNone")
		if c.old != "" {
			text = variant(t, c.old, c.new)
		}
		_, err := settingsOf(text)
		if err == nil {
			t.Errorf("%s: it was not refused", name)
		} else if !strings.Contains(err.Error(), c.error) {
			t.Errorf("%s: it says %q, expected %q", name, err, c.error)
		}
	}
}
