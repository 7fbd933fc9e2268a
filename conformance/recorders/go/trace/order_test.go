package trace

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
)

// list is a sink that keeps what it gets in short form.
type list []string

func (l *list) Event(timer int64, e *Event) error {
	*l = append(*l, fmt.Sprintf("%d:%s%d", timer, kindWords[e.Kind], e.Version))
	return nil
}

func (l *list) Retire(timer int64, version uint32) error {
	*l = append(*l, fmt.Sprintf("%d:retire%d", timer, version))
	return nil
}

func event(kind Kind, address uint64, version uint32) Event {
	return Event{Kind: kind, Address: address, Version: version, Done: 1}
}

func replayed(t *testing.T, events ...Event) ([]string, Summary) {
	t.Helper()
	var lines list
	summary, err := Replay(events, &lines)
	if err != nil {
		t.Fatal(err)
	}
	return lines, summary
}

func assertLines(t *testing.T, lines []string, expected string) {
	t.Helper()
	if !reflect.DeepEqual(lines, strings.Fields(expected)) {
		t.Errorf("got %v, expected %s", lines, expected)
	}
}

func TestReplay_changesInOrder_keepTheirOrder(t *testing.T) {
	lines, summary := replayed(t, event(Store, 7, 1), event(Store, 9, 1), event(Change, 7, 2), event(Wait, 9, 0))
	assertLines(t, lines, "1:store1 2:store1 1:cas2 2:wait0")
	if summary != (Summary{Events: 4, Changes: 3, Timers: 2}) {
		t.Errorf("summary %+v", summary)
	}
}

func TestReplay_overtakenChange_comesFirst(t *testing.T) {
	lines, _ := replayed(t, event(Store, 7, 1), event(Change, 7, 3), event(Change, 7, 4), event(Leave, 7, 0), event(Change, 7, 2))
	assertLines(t, lines, "1:store1 1:noop0 1:cas2 1:cas3 1:cas4")
}

func TestReplay_call_waitsForTheChangeThatFired(t *testing.T) {
	lines, _ := replayed(t, event(Store, 7, 1), event(Change, 7, 3), event(Fire, 7, 3), event(Change, 7, 2), event(Fire, 7, 2))
	assertLines(t, lines, "1:store1 1:cas2 1:cas3 1:fire3 1:fire2")
}

func TestReplay_addressUsedAgain_isAnotherTimer(t *testing.T) {
	lines, summary := replayed(t, event(Store, 7, 1), event(Change, 7, 2), event(Store, 7, 1), event(Change, 7, 2))
	assertLines(t, lines, "1:store1 1:cas2 1:retire2 2:store1 2:cas2")
	if summary.Timers != 2 || summary.Retired != 1 {
		t.Errorf("summary %+v", summary)
	}
}

func TestReplay_addressReadBeforeItsFirstChange_isOneTimer(t *testing.T) {
	lines, _ := replayed(t, event(Leave, 7, 0), event(Store, 7, 1))
	assertLines(t, lines, "1:noop0 1:store1")
}

func TestReplay_voidSlots_areLeftOut(t *testing.T) {
	lines, summary := replayed(t, event(Void, 0, 0), event(Quiet, 0, 0))
	assertLines(t, lines, "0:quiet0")
	if summary.Events != 1 || summary.Timers != 0 {
		t.Errorf("summary %+v", summary)
	}
}

func TestReplay_incompleteBuffer_isAnError(t *testing.T) {
	unfilled := event(Change, 7, 2)
	unfilled.Done = 0
	for expected, events := range map[string][]Event{
		"slot 1 was taken and never filled":                              {event(Store, 7, 1), unfilled},
		"timer 1 has an event of version 3 and no change with version 2": {event(Store, 7, 1), event(Change, 7, 3)},
		"timer 1 has an event of version 5 and no change with version 2": {event(Store, 7, 1), event(Fire, 7, 5), event(Store, 7, 1)},
	} {
		var lines list
		_, err := Replay(events, &lines)
		if err == nil || err.Error() != expected {
			t.Errorf("got %v, expected %s", err, expected)
		}
	}
}
