package main

import "fmt"

// instrument gives the changed text of the files that use the status of a timer.
func instrument(s *source) (map[string][]byte, error) {
	accesses, err := findAccesses(s)
	if err != nil {
		return nil, err
	}
	answers, err := findAnswers(s, accesses)
	if err != nil {
		return nil, err
	}
	calls, err := findFirings(s)
	if err != nil {
		return nil, err
	}
	if err := checkExpected(s, accesses, answers, calls); err != nil {
		return nil, err
	}
	changes := &edits{source: s}
	for _, a := range accesses {
		changes.replace(a.whole, a.hook(s))
	}
	for _, a := range answers {
		changes.insert(a.at, a.hook(s))
	}
	for _, c := range calls {
		c.hook(s, changes)
	}
	return changes.apply(), nil
}

func (a access) hook(s *source) string {
	timer, operation := s.at(a.timer), operationName(a.in.Name.Name)
	switch a.form {
	case load, peek:
		if a.plain {
			return fmt.Sprintf("timerproofPeek(%s)", timer)
		}
		return fmt.Sprintf("timerproofLoad(%s)", timer)
	case cas:
		return fmt.Sprintf("timerproofCas(%s, %s, %s, %s)", timer, s.at(a.args[0]), s.at(a.args[1]), operation)
	default:
		return fmt.Sprintf("timerproofStore(%s, %s, %t, %s)", timer, s.at(a.args[0]), a.plain, operation)
	}
}

func (a answer) hook(s *source) string {
	timer, status, operation := s.at(a.timer), s.at(a.status), operationName(a.in.Name.Name)
	switch a.form {
	case passes:
		return fmt.Sprintf(" timerproofPass(%s, %s, %s); ", timer, status, operation)
	case waits:
		return fmt.Sprintf(" timerproofSee(%s, %s, %s, timerproofWaits); ", timer, status, operation)
	default:
		return fmt.Sprintf(" timerproofSee(%s, %s, %s, timerproofLeaves); ", timer, status, operation)
	}
}

// hook remembers the version of the change that fires the timer while the function still owns it,
// and tells it right before the call.
func (c firing) hook(s *source, changes *edits) {
	timer, operation := s.at(c.timer), operationName(c.in.Name.Name)
	changes.insert(c.in.Body.Lbrace+1, fmt.Sprintf(" timerproofFired := timerproofNext(%s); ", timer))
	changes.insert(c.call.Pos(), fmt.Sprintf(" timerproofFire(%s, timerproofFired, %s); ", timer, operation))
}

// operationName is the constant of an operation in the generated file.
func operationName(function string) string {
	return "timerproofOp_" + function
}
