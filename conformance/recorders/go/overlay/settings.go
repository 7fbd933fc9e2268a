package main

import (
	"fmt"
	"go/constant"
	"go/types"
	"strings"
)

const maxStatuses = 16 // what the status bits of the hooks can hold

// settings is the source of the constants and names that the hooks use, and of the functions that
// stop the world, which is not done alike in all versions.
func settings(s *source, slots uint64) (string, error) {
	statuses, err := statusNames(s)
	if err != nil {
		return "", err
	}
	atRest, err := worldStops(s)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	fmt.Fprintf(&b, "package runtime\n\nconst timerproofSlots = %d\n\n", slots)
	for i, name := range operations() {
		fmt.Fprintf(&b, "const %s = %d\n", operationName(name), i)
	}
	fmt.Fprintf(&b, "const timerproofOperationCount = %d\n", len(operations()))
	fmt.Fprintf(&b, "\nvar timerproofOperations = [...]string{%s}\n", quoted(operations()))
	fmt.Fprintf(&b, "\nvar timerproofStatuses = [...]string{%s}\n\n%s", quoted(statuses), atRest)
	return b.String(), nil
}

func quoted(names []string) string {
	return "\"" + strings.Join(names, "\", \"") + "\""
}

// statusNames gives the names of the statuses by their numbers, read from the constants that are
// declared together with timerNoStatus.
func statusNames(s *source) ([]string, error) {
	first := s.pkg.Scope().Lookup("timerNoStatus")
	if first == nil {
		return nil, &refusal{found: "there is no constant timerNoStatus, expected the statuses of timers"}
	}
	names := map[int64]string{}
	for _, declared := range s.declaredWith(first) {
		value, exact := int64(0), false
		if c, isConstant := declared.(*types.Const); isConstant {
			value, exact = constant.Int64Val(c.Val())
		}
		where := s.set.Position(declared.Pos())
		if !exact || value < 0 || value >= maxStatuses || names[value] != "" {
			return nil, &refusal{where, fmt.Sprintf("%s = %d, expected a number of its own below %d", declared.Name(), value, maxStatuses)}
		}
		if !strings.HasPrefix(declared.Name(), "timer") {
			return nil, &refusal{where, declared.Name() + " stands among the statuses, expected names that begin with timer"}
		}
		names[value] = strings.TrimPrefix(declared.Name(), "timer")
	}
	list := make([]string, len(names))
	for i := range list {
		if list[i] = names[int64(i)]; list[i] == "" {
			return nil, &refusal{s.set.Position(first.Pos()), fmt.Sprintf("no status has the number %d, expected 0 to %d", i, len(names)-1)}
		}
	}
	return list, nil
}

// declaredWith gives the objects of the declaration in parentheses that an object stands in.
func (s *source) declaredWith(object types.Object) []types.Object {
	var list []types.Object
	for _, file := range s.files {
		for _, declaration := range file.Decls {
			if declaration.Pos() <= object.Pos() && object.Pos() < declaration.End() {
				for _, name := range s.pkg.Scope().Names() {
					other := s.pkg.Scope().Lookup(name)
					if declaration.Pos() <= other.Pos() && other.Pos() < declaration.End() {
						list = append(list, other)
					}
				}
			}
		}
	}
	return list
}

// worldStops writes the functions that need a world at rest, after the signature of stopTheWorld: the reason is a string or a
// number of a type of its own, and there may be a result that startTheWorld takes.
func worldStops(s *source) (string, error) {
	stop, found := s.pkg.Scope().Lookup("stopTheWorld").(*types.Func)
	start, alsoFound := s.pkg.Scope().Lookup("startTheWorld").(*types.Func)
	if !found || !alsoFound {
		return "", &refusal{found: "stopTheWorld or startTheWorld is missing, expected both"}
	}
	stops, starts := stop.Type().(*types.Signature), start.Type().(*types.Signature)
	where := s.set.Position(stop.Pos())
	if stops.Params().Len() != 1 || stops.Results().Len() != starts.Params().Len() || stops.Results().Len() > 1 {
		return "", &refusal{where, "stopTheWorld is a " + stops.String() + ", expected one parameter and at most one result, which startTheWorld takes"}
	}
	reason, isBasic := stops.Params().At(0).Type().Underlying().(*types.Basic)
	if !isBasic {
		return "", &refusal{where, "stopTheWorld takes a " + stops.Params().At(0).Type().String() + ", expected a string or a number"}
	}
	argument := `"timerproof"`
	if reason.Info()&types.IsInteger != 0 {
		argument = types.TypeString(stops.Params().At(0).Type(), func(*types.Package) string { return "" }) + "(0)"
	}
	hold, release := fmt.Sprintf("stopTheWorld(%s)", argument), "startTheWorld()"
	if stops.Results().Len() == 1 {
		hold, release = "stopped := "+hold, "startTheWorld(stopped)"
	}
	return fmt.Sprintf(worldFunctions, hold, release), nil
}

const worldFunctions = `func timerproofAtRest() {
	%[1]s
	timerproofCounters()
	%[2]s
}

func timerproofEnd() {
	%[1]s
	timerproofCounters()
	timerproofOff()
	%[2]s
}
`
