package main

import (
	"go/token"
	"sort"
	"strings"
)

// What an operation does to or about a status besides the forms of access.
const (
	waits  form = "wait"
	leaves form = "return without a change"
	passes form = "step to the next timer"
	fires  form = "call of the timer's function"
)

// expected says which functions of package runtime use the status of a timer, and how. A function
// that is not here may not, and one that is here must use it in each of these ways.
var expected = map[string][]form{
	"addtimer":           {peek, store},
	"deltimer":           {load, cas, waits, leaves},
	"modtimer":           {load, cas, waits},
	"cleantimers":        {load, cas, leaves},
	"moveTimers":         {load, cas, waits},
	"adjusttimers":       {load, cas, waits, passes},
	"addAdjustedTimers":  {cas},
	"runtimer":           {load, cas, waits, leaves},
	"runOneTimer":        {cas, fires},
	"clearDeletedTimers": {load, cas, waits, passes},
}

// operations gives the names of the functions in a fixed order; an event holds a place in it.
func operations() []string {
	names := make([]string, 0, len(expected))
	for name := range expected {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

// checkExpected compares what was found with what is known.
func checkExpected(s *source, accesses []access, answers []answer, calls []firing) error {
	found := map[string]map[form]bool{}
	note := func(function string, f form, at token.Pos) error {
		if _, known := expected[function]; !known {
			return &refusal{s.set.Position(at), function + " uses the status of a timer (" + string(f) + "), expected only " + strings.Join(operations(), ", ")}
		}
		if found[function] == nil {
			found[function] = map[form]bool{}
		}
		found[function][f] = true
		return nil
	}
	for _, a := range accesses {
		if err := note(a.in.Name.Name, a.form, a.whole.Pos()); err != nil {
			return err
		}
	}
	for _, a := range answers {
		if err := note(a.in.Name.Name, a.form, a.at); err != nil {
			return err
		}
	}
	for _, c := range calls {
		if err := note(c.in.Name.Name, fires, c.call.Pos()); err != nil {
			return err
		}
	}
	for _, function := range operations() {
		for _, f := range expected[function] {
			if !found[function][f] {
				return &refusal{found: "no " + string(f) + " of a timer's status in " + function + ", expected one"}
			}
		}
	}
	return nil
}
