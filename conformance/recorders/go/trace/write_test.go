package trace

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io/ioutil"
	"strings"
	"testing"
)

var words = Words{Operations: []string{"addtimer", "deltimer"}, Statuses: []string{"NoStatus", "Waiting"}}

func written(t *testing.T, events ...Event) []string {
	t.Helper()
	var out bytes.Buffer
	if _, err := Write(&out, NewHeader("go1.19.8", "go1.19"), words, events); err != nil {
		t.Fatal(err)
	}
	unpacked, err := gzip.NewReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	text, err := ioutil.ReadAll(unpacked)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
}

func TestWrite_eachKind_hasItsFields(t *testing.T) {
	store := Event{Kind: Store, Address: 7, Version: 1, To: 1, When: 50, NextWhen: 60, Period: 3,
		Nanos: 40, Runner: 2, Home: -1, Thread: 5, Goroutine: 6, Done: 1}
	read := store
	read.Kind, read.Operation, read.From, read.Version = Leave, 1, 1, 0
	fire := store
	fire.Kind = Fire
	quiet := Event{Kind: Quiet, Runner: 2, Timers: 8, Deleted: 4, Nanos: 41, Done: 1}
	lines := written(t, store, read, fire, quiet, store)
	for i, expected := range []string{
		`{"kind":"store","t":1,"ver":1,"op":"addtimer","from":"NoStatus","to":"Waiting","when":50,"nextwhen":60,"period":3,"hp":-1,"ns":40,"p":2,"m":5,"g":6}`,
		`{"kind":"noop","t":1,"op":"deltimer","from":"Waiting","when":50,"nextwhen":60,"period":3,"hp":-1,"ns":40,"p":2,"m":5,"g":6}`,
		`{"kind":"fire","t":1,"ver":1,"ns":40,"p":2,"m":5,"g":6}`,
		`{"kind":"quiet","p":2,"num":8,"del":4,"ns":41}`,
		`{"kind":"retire","t":1,"ver":2}`,
	} {
		if lines[i+1] != expected {
			t.Errorf("line %d is\n%s, expected\n%s", i+2, lines[i+1], expected)
		}
	}
}

func TestWrite_header_isTheFirstLine(t *testing.T) {
	var header map[string]interface{}
	if err := json.Unmarshal([]byte(written(t)[0]), &header); err != nil {
		t.Fatal(err)
	}
	for field, expected := range map[string]interface{}{
		"schema": "timerproof-trace", "version": 1.0, "runtime": "go1.19.8", "edition": "go1.19",
		"unit": "ns", "clock": "shared", "fires": true, "dropped": 0.0,
	} {
		if header[field] != expected {
			t.Errorf("%s is %v, expected %v", field, header[field], expected)
		}
	}
}
