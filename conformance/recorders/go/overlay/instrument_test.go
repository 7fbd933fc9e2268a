package main

import (
	"runtime"
	"strings"
	"testing"
)

// calls are the hooks that the miniature must get, with how often.
var calls = map[string]int{
	"timerproofPeek(t) != timerNoStatus":                                        1,
	"timerproofStore(t, timerWaiting, true, timerproofOp_addtimer)":             1,
	"switch s := timerproofLoad(t); s {":                                        5,
	"switch status = timerproofLoad(t); status {":                               1,
	"switch s := timerproofLoad(head); s {":                                     1,
	"timerproofCas(t, s, timerDeleted, timerproofOp_deltimer)":                  1,
	"timerproofCas(t, status, timerModifying, timerproofOp_modtimer)":           1,
	"timerproofSee(t, s, timerproofOp_deltimer, timerproofWaits); osyield()":    1,
	"timerproofSee(t, status, timerproofOp_modtimer, timerproofWaits);":         1,
	"case timerDeleted: timerproofSee(t, s, timerproofOp_deltimer, ":            1,
	"default: timerproofSee(head, s, timerproofOp_cleantimers, ":                1,
	"case timerWaiting: timerproofPass(t, s, timerproofOp_adjusttimers);":       1,
	"case timerWaiting: timerproofPass(t, s, timerproofOp_clearDeletedTimers);": 1,
	"timerproofSee(t, s, timerproofOp_runtimer, timerproofLeaves); return 1":    1,
	"{ timerproofFired := timerproofNext(t); \n\tf := t.f":                      1,
	"timerproofFire(t, timerproofFired, timerproofOp_runOneTimer); f()":         1,
	"timerproofSee(": 9,
}

func assertCalls(t *testing.T, text string) {
	t.Helper()
	for call, count := range calls {
		if found := strings.Count(text, call); found != count {
			t.Errorf("%d times %q, expected %d, in\n%s", found, call, count, text)
		}
	}
}

func TestInstrument_miniature_getsEveryHook(t *testing.T) {
	text, err := instrumented(miniature)
	if err != nil {
		t.Fatal(err)
	}
	assertCalls(t, text)
	if strings.Contains(text, ".status") {
		t.Errorf("an access is left in\n%s", text)
	}
}

func TestInstrument_typeWithMethods_getsTheSameHooks(t *testing.T) {
	text, err := instrumented(modern())
	if err != nil {
		t.Fatal(err)
	}
	text = strings.Replace(text, "timerproofLoad(t) != timerNoStatus", "timerproofPeek(t) != timerNoStatus", 1)
	text = strings.Replace(text, "timerWaiting, false, timerproofOp_add", "timerWaiting, true, timerproofOp_add", 1)
	assertCalls(t, text)
}

func TestInstrument_installedRuntime_isUnderstood(t *testing.T) {
	s, err := readRuntime(runtime.GOROOT())
	if err != nil {
		t.Fatal(err)
	}
	changed, err := instrument(s)
	if err != nil {
		t.Fatal(err)
	}
	if len(changed) != 1 {
		t.Errorf("%d files change, expected time.go alone", len(changed))
	}
	if _, err := settings(s, 1); err != nil {
		t.Error(err)
	}
}

// Each form that is not known must stop the overlay, with its place and what was found.
func TestInstrument_unknownForm_isRefused(t *testing.T) {
	for name, c := range map[string]struct {
		text  string
		error string
	}{
		"another access": {
			variant(t, "t.status = timerWaiting", "t.status++; t.status = timerWaiting"),
			"time.go:29:2: t.status is used in addtimer in an unknown way"},
		"another function": {
			variant(t, "func walk(timers []*timer) {}", "func walk(t *timer) bool { return t.status == timerWaiting }"),
			"walk uses the status of a timer (comparison), expected only addAdjustedTimers, addtimer"},
		"another atomic function": {
			variant(t, "atomic.Cas(&t.status, timerModifying, timerWaiting)", "atomic.Xchg(&t.status, timerWaiting)"),
			"t.status is used in addAdjustedTimers in an unknown way"},
		"address kept": {
			variant(t, "t.status = timerWaiting", "word := &t.status; *word = timerWaiting"),
			"t.status is used in addtimer in an unknown way"},
		"whole timer": {
			variant(t, "t.status = timerWaiting", "*t = timer{}; t.status = timerWaiting"),
			"a whole timer is assigned"},
		"literal": {
			variant(t, "func walk(timers []*timer) {}", "func walk() *timer { return &timer{status: timerWaiting} }"),
			"a composite literal sets timer.status"},
		"not a variable": {
			variant(t, "\t\thead := timers[0]\n", "", "&head.status", "&timers[0].status", "&head.status", "&timers[0].status"),
			"the status of timers[0] is used"},
		"load without switch": {
			variant(t, "func addAdjustedTimers(t *timer) {", "func addAdjustedTimers(t *timer) {\n\t_ = atomic.Load(&t.status)"),
			"addAdjustedTimers loads the status outside a switch"},
		"wait under a condition": {
			variant(t, "\t\t\tosyield()\n\t\tcase timerDeleted:", "\t\t\tif s > 0 {\n\t\t\t\tosyield()\n\t\t\t}\n\t\tcase timerDeleted:"),
			"a case of deltimer waits under a condition"},
		"wait and change": {
			variant(t, "\t\t\t\treturn true\n\t\t\t}\n", "\t\t\t\treturn true\n\t\t\t}\n\t\t\tosyield()\n"),
			"a case of deltimer both waits and changes the status"},
		"test that goes on": {
			variant(t, "\t\t\t\treturn 1\n", "\t\t\t\tdue = true\n"),
			"a test before the change in runtimer does not return"},
		"missing function": {
			variant(t, "func moveTimers(", "func moveAllTimers("),
			"moveAllTimers uses the status of a timer"},
		"missing wait": {
			variant(t, "\t\t\tosyield()\n\t\tcase timerDeleted:\n\t\t\treturn false", "\t\t\treturn false\n\t\tcase timerDeleted:\n\t\t\treturn false"),
			"no wait of a timer's status in deltimer, expected one"},
		"missing call": {
			variant(t, "\tf()\n", "\t_ = f\n"),
			"runOneTimer copies the function of a timer and calls it in 0 places, expected one"},
		"two calls": {
			variant(t, "\tf()\n", "\tf()\n\tf()\n"),
			"calls it in 2 places, expected one"},
		"another type": {
			strings.NewReplacer("atomic.Uint32", "atomic.Int32", "uint32(", "int32(").Replace(modern()),
			"timer.status is a atomic.Int32, expected uint32 or atomic.Uint32"},
		"no field": {
			strings.Replace(strings.ReplaceAll(miniature, ".status", ".state"), "status uint32", "state uint32", 1),
			"there is no type timer with a field status"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := instrumented(c.text)
			if err == nil {
				t.Fatal("it was not refused")
			}
			if !strings.Contains(err.Error(), c.error) {
				t.Errorf("it says %q, expected %q", err, c.error)
			}
		})
	}
}
