package main

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"strings"
)

// section is a function of package runtime that locks timers.
type section struct {
	function  string
	operation string // of the table
	locks     int    // in how many places it takes a timer's lock
}

// sections are the functions that may lock a timer. take does not: the world is stopped.
var sections = []section{
	{"adjust", "adjust", 1},
	{"blockTimerChan", "blockTimerChan", 1},
	{"cleanHead", "cleanHead", 2},
	{"maybeAdd", "maybeAdd", 1},
	{"maybeRunAsync", "", 1}, // only with GODEBUG=asynctimerchan, which the table does not have
	{"maybeRunChan", "maybeRunChan", 1},
	{"modify", "reset", 1},
	{"run", "run", 1},
	{"stop", "stop", 1},
	{"take", "take", 0},
	{"unblockTimerChan", "unblockTimerChan", 1},
}

const noOperation = "timerproofNoOperation"

func sectionOf(function string) *section {
	for i := range sections {
		if sections[i].function == function {
			return &sections[i]
		}
	}
	return nil
}

func (f *section) constant() string {
	if f.operation == "" {
		return noOperation
	}
	return operationName(f.function)
}

// mutexes puts hooks into a runtime whose timers have a mutex.
type mutexes struct {
	source  *source
	changes *edits
	locks   map[string]int
}

// instrumentMutexes gives the changed text of the files of a runtime whose timers have a mutex.
func instrumentMutexes(s *source) (map[string][]byte, error) {
	m := &mutexes{s, &edits{source: s}, map[string]int{}}
	if s.timerField("isSending") == nil {
		return nil, &refusal{found: "there is no type timer with a field isSending, expected that of Go 1.23.2 or later"}
	}
	for _, step := range []func() error{m.record, m.calls, m.lockMethods, m.firing, m.taking, m.leaving} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return m.changes.apply(), nil
}

// record adds the field of the hooks to the timer.
func (m *mutexes) record() error {
	timer, found := m.source.pkg.Scope().Lookup("timer").(*types.TypeName)
	if !found {
		return &refusal{found: "there is no type timer, expected a struct"}
	}
	for _, file := range m.source.files {
		for _, declaration := range file.Decls {
			list, isList := declaration.(*ast.GenDecl)
			for i := 0; isList && i < len(list.Specs); i++ {
				spec, isType := list.Specs[i].(*ast.TypeSpec)
				if isType && m.source.types.Defs[spec.Name] == types.Object(timer) {
					fields := spec.Type.(*ast.StructType).Fields
					m.changes.insert(fields.Closing, "\ttimerproof timerproofRecord\n")
					return nil
				}
			}
		}
	}
	return &refusal{found: "the declaration of type timer was not found"}
}

// method gives the type and the name of the method that a call calls: "timer", "lock".
func (m *mutexes) method(call *ast.CallExpr) (string, string) {
	selector, isSelector := call.Fun.(*ast.SelectorExpr)
	if !isSelector {
		return "", ""
	}
	chosen := m.source.types.Selections[selector]
	if chosen == nil || chosen.Kind() != types.MethodVal {
		return "", ""
	}
	receiver := chosen.Obj().Type().(*types.Signature).Recv().Type()
	if pointer, isPointer := receiver.(*types.Pointer); isPointer {
		receiver = pointer.Elem()
	}
	if named, isNamed := receiver.(*types.Named); isNamed {
		return named.Obj().Name(), chosen.Obj().Name()
	}
	return "", ""
}

// calls puts the name of the operation behind each call of timer.lock, and what stop and reset know
// before each call of timer.unlock in them.
func (m *mutexes) calls() error {
	for _, function := range m.functions() {
		name := function.Name.Name
		var fault error
		ast.Inspect(function, func(node ast.Node) bool {
			call, isCall := node.(*ast.CallExpr)
			if !isCall || fault != nil {
				return fault == nil
			}
			owner, method := m.method(call)
			switch {
			case owner == "timer" && method == "lock":
				f := sectionOf(name)
				if f == nil {
					fault = m.source.refuse(call, "%s locks a timer, expected only %s", name, sectionNames())
					return false
				}
				m.locks[name]++
				timer := m.source.at(call.Fun.(*ast.SelectorExpr).X)
				m.changes.insert(call.End(), fmt.Sprintf("; %s.timerproof.operation = %s", timer, f.constant()))
			case owner == "timer" && method == "unlock" && (name == "stop" || name == "modify"):
				fault = m.pending(function, call)
			}
			return true
		})
		if fault != nil {
			return fault
		}
	}
	for _, f := range sections {
		if m.locks[f.function] != f.locks && f.operation != "" {
			return &refusal{found: fmt.Sprintf("%s locks a timer in %d places, expected %d", f.function, m.locks[f.function], f.locks)}
		}
	}
	return nil
}

func sectionNames() string {
	var names []string
	for _, f := range sections {
		names = append(names, f.function)
	}
	return strings.Join(names, ", ")
}

// pending tells what stop and reset know when they give the lock back.
func (m *mutexes) pending(function *ast.FuncDecl, unlock *ast.CallExpr) error {
	timer := m.source.at(unlock.Fun.(*ast.SelectorExpr).X)
	variables := map[string]string{"pending": "timerproofPending"}
	if function.Name.Name == "modify" {
		variables["wake"] = "timerproofEarliest"
	}
	for _, variable := range []string{"pending", "wake"} {
		flag, wanted := variables[variable]
		if !wanted {
			continue
		}
		if !m.hasVariable(function, variable) {
			return m.source.refuse(function, "%s has no variable %s of type bool, expected one", function.Name.Name, variable)
		}
		m.changes.insert(unlock.Pos(), fmt.Sprintf("if %s { %s.timerproof.flags |= %s }; ", variable, timer, flag))
	}
	return nil
}

func (m *mutexes) hasVariable(function *ast.FuncDecl, name string) bool {
	found := false
	ast.Inspect(function, func(node ast.Node) bool {
		if identifier, isIdentifier := node.(*ast.Ident); isIdentifier && identifier.Name == name {
			defined := m.source.types.Defs[identifier]
			found = found || defined != nil && types.Identical(defined.Type(), types.Typ[types.Bool])
		}
		return true
	})
	return found
}

// lockMethods puts hooks behind the lock in timer.lock and before the unlock in timer.unlock.
func (m *mutexes) lockMethods() error {
	lock, err := m.callIn("timer", "lock", "lock")
	if err != nil {
		return err
	}
	unlock, err := m.callIn("timer", "unlock", "unlock")
	if err != nil {
		return err
	}
	m.changes.insert(lock.End(), "; timerproofLocked(t)")
	store := m.storeIn("unlock")
	if store == nil || store.Pos() > unlock.Pos() {
		return m.source.refuse(unlock, "timer.unlock does not store astate before it unlocks, expected so")
	}
	m.changes.insert(store.Pos(), "timerproofUnlocking(t); ")
	m.changes.insert(unlock.End(), "; timerproofDisturb()")
	return nil
}

// leaving puts a hook before the unlock in timers.unlock.
func (m *mutexes) leaving() error {
	unlock, err := m.callIn("timers", "unlock", "unlock")
	if err != nil {
		return err
	}
	m.changes.insert(unlock.Pos(), "timerproofLeaving(ts); ")
	return nil
}

// callIn finds the one call of a function in a method whose receiver is t or ts.
func (m *mutexes) callIn(receiver, method, callee string) (*ast.CallExpr, error) {
	function, err := m.declared(receiver, method)
	if err != nil {
		return nil, err
	}
	var found []*ast.CallExpr
	ast.Inspect(function, func(node ast.Node) bool {
		call, isCall := node.(*ast.CallExpr)
		if isCall {
			if name, isName := call.Fun.(*ast.Ident); isName && name.Name == callee {
				found = append(found, call)
			}
		}
		return true
	})
	if len(found) != 1 {
		return nil, m.source.refuse(function, "%s.%s calls %s in %d places, expected one", receiver, method, callee, len(found))
	}
	return found[0], nil
}

// storeIn finds the store of astate in a method of timer; nil if there is none.
func (m *mutexes) storeIn(method string) *ast.CallExpr {
	function, err := m.declared("timer", method)
	if err != nil {
		return nil
	}
	var found *ast.CallExpr
	ast.Inspect(function, func(node ast.Node) bool {
		if call, isCall := node.(*ast.CallExpr); isCall && m.source.at(call.Fun) == "t.astate.Store" {
			found = call
		}
		return true
	})
	return found
}

// firing puts hooks into unlockAndRun: where seq is captured, where the send is found to be void, and
// before the call of the timer's function.
func (m *mutexes) firing() error {
	function, err := m.declared("timer", "unlockAndRun")
	if err != nil {
		return err
	}
	var capture *ast.AssignStmt
	var void *ast.IfStmt
	var call *ast.ExprStmt
	ast.Inspect(function, func(node ast.Node) bool {
		switch n := node.(type) {
		case *ast.AssignStmt:
			if m.source.at(n) == "seq := t.seq" {
				capture = n
			}
		case *ast.IfStmt:
			if m.source.at(n.Cond) == "t.seq != seq" {
				void = n
			}
		case *ast.ExprStmt:
			if strings.HasPrefix(m.source.at(n), "f(arg, seq, ") {
				call = n
			}
		}
		return true
	})
	if capture == nil || void == nil || call == nil || capture.Pos() > void.Pos() || void.Pos() > call.Pos() {
		return m.source.refuse(function, "unlockAndRun does not capture t.seq, compare it and call f in this order, expected so")
	}
	m.changes.insert(capture.End(), "; timerproofVersion, timerproofStale := t.timerproof.version + 1, false"+
		"; t.timerproof.now = now; t.timerproof.flags |= timerproofFiring")
	m.changes.insert(void.Body.Lbrace+1, " timerproofStale = true; ")
	m.changes.insert(call.Pos(), "timerproofFire(t, timerproofVersion, timerproofStale); ")
	return nil
}

// taking puts hooks around what take does to each timer.
func (m *mutexes) taking() error {
	function, err := m.declared("timers", "take")
	if err != nil {
		return err
	}
	var loop *ast.RangeStmt
	ast.Inspect(function, func(node ast.Node) bool {
		if found, isLoop := node.(*ast.RangeStmt); isLoop {
			loop = found
		}
		return true
	})
	if loop == nil || len(loop.Body.List) == 0 || !strings.HasPrefix(m.source.at(loop.Body.List[0]), "t := ") {
		return m.source.refuse(function, "take does not walk over timers t, expected so")
	}
	m.changes.insert(loop.Body.List[0].End(), "; timerproofLocked(t); t.timerproof.operation = "+sectionOf("take").constant())
	m.changes.insert(loop.Body.Rbrace, "timerproofUnlocking(t); ")
	return nil
}

func (m *mutexes) functions() []*ast.FuncDecl {
	var list []*ast.FuncDecl
	for _, file := range m.source.files {
		for _, declaration := range file.Decls {
			if function, isFunction := declaration.(*ast.FuncDecl); isFunction && function.Body != nil {
				list = append(list, function)
			}
		}
	}
	return list
}

// declared finds a method of a type, by pointer.
func (m *mutexes) declared(receiver, method string) (*ast.FuncDecl, error) {
	for _, function := range m.functions() {
		if function.Name.Name == method && function.Recv != nil {
			pointer, isPointer := function.Recv.List[0].Type.(*ast.StarExpr)
			if isPointer && m.source.at(pointer.X) == receiver {
				return function, nil
			}
		}
	}
	return nil, &refusal{token.Position{}, "there is no method " + method + " of " + receiver + ", expected one"}
}

// mutexSettings is the source of the constants and names that these hooks use.
func mutexSettings(s *source, slots uint64) (string, error) {
	atRest, err := worldStops(s)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	names := []string{"none"}
	fmt.Fprintf(&b, "package runtime\n\nconst timerproofSlots = %d\n\nconst %s = 0\n", slots, noOperation)
	for _, f := range sections {
		if f.operation != "" {
			fmt.Fprintf(&b, "const %s = %d\n", f.constant(), len(names))
			names = append(names, f.operation)
		}
	}
	fmt.Fprintf(&b, "\nvar timerproofOperations = [...]string{%s}\n\n%s", quoted(names), atRest)
	return b.String(), nil
}
