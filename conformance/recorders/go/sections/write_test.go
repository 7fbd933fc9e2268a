package sections

import (
	"bytes"
	"compress/gzip"
	"io/ioutil"
	"strings"
	"testing"
)

var operations = []string{"none", "stop", "run"}

func written(events ...Event) ([]string, Summary, error) {
	var out bytes.Buffer
	summary, err := Write(&out, NewHeader("go1.26.8", "go1.23.2"), operations, events)
	if err != nil {
		return nil, summary, err
	}
	unpacked, err := gzip.NewReader(&out)
	if err != nil {
		return nil, summary, err
	}
	text, err := ioutil.ReadAll(unpacked)
	return strings.Split(strings.TrimSuffix(string(text), "\n"), "\n"), summary, err
}

var stop = Event{Kind: Section, Operation: 1, Address: 7, Version: 1, From: 1, To: 7, Astate: 1, OldWhen: 50,
	Seq: 3, Home: 2, Sending: 1, Flags: Channel | Pending, Nanos: 40, Runner: 2, Thread: 5, Goroutine: 6, Done: 1}

func TestWrite_eachKind_hasItsFields(t *testing.T) {
	run := stop
	run.Operation, run.Version, run.Now, run.Flags = 2, 2, 60, Firing
	fire := stop
	fire.Kind, fire.Version, fire.Flags = Fire, 2, Channel|Void
	heap := Event{Kind: Heap, Home: 3, Length: 8, Zombies: 4, OldWhen: 9, When: 5, Nanos: 41, Done: 1}
	lines, summary, err := written(stop, run, fire, heap, stop)
	if err != nil {
		t.Fatal(err)
	}
	for i, expected := range []string{
		`{"kind":"section","t":1,"ver":1,"op":"stop","from":"h--","to":"hmz","astate":"h--","when0":50,"when":0,"period0":0,"period":0,"chan":1,"seq":3,"blocked":0,"hp":2,"pend":1,"sending":1,"fires":0,"ns":40,"p":2,"m":5,"g":6}`,
		`{"kind":"section","t":1,"ver":2,"op":"run","from":"h--","to":"hmz","astate":"h--","when0":50,"when":0,"period0":0,"period":0,"chan":0,"seq":3,"blocked":0,"hp":2,"fires":1,"now":60,"ns":40,"p":2,"m":5,"g":6}`,
		`{"kind":"fire","t":1,"ver":2,"how":"stale","ns":40,"p":2,"m":5,"g":6}`,
		`{"kind":"heap","p":3,"len":8,"zombies":4,"minheap":9,"minmod":5,"ns":41}`,
		`{"kind":"retire","t":1,"ver":3}`,
	} {
		if lines[i+1] != expected {
			t.Errorf("line %d is\n%s, expected\n%s", i+2, lines[i+1], expected)
		}
	}
	if !strings.HasPrefix(lines[6], `{"kind":"section","t":2,"ver":1,`) {
		t.Errorf("the address that is used again is not another timer: %s", lines[6])
	}
	if summary != (Summary{Events: 5, Sections: 3, Timers: 2}) {
		t.Errorf("summary %+v", summary)
	}
}

func TestWrite_incompleteBuffer_isAnError(t *testing.T) {
	unfilled, skipping, unknown := stop, stop, stop
	unfilled.Done, skipping.Version = 0, 3
	unknown.Kind = Fire
	for expected, events := range map[string][]Event{
		"slot 1 was taken and never filled":                             {stop, unfilled},
		"section 3 of the timer at 7 does not follow on the one before": {stop, skipping},
		"the timer at 7 fires before its first section":                 {unknown},
	} {
		if _, _, err := written(events...); err == nil || err.Error() != expected {
			t.Errorf("got %v, expected %s", err, expected)
		}
	}
}
