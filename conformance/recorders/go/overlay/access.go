package main

import (
	"go/ast"
	"go/token"
	"go/types"
)

// form is a way in which the runtime uses a timer's status.
type form string

const (
	load  form = "atomic load"
	peek  form = "comparison"
	cas   form = "compare-and-set"
	store form = "store"
)

// access is one use of a timer's status.
type access struct {
	form  form
	in    *ast.FuncDecl
	whole ast.Node
	timer ast.Expr
	args  []ast.Expr
	plain bool
}

// finder visits the source with the chain of enclosing nodes at hand.
type finder struct {
	source *source
	field  *types.Var
	path   []ast.Node
	found  []access
	err    error
}

// findAccesses finds every use of a timer's status, whatever the name of the variable. The type
// checker says which field a selector means.
func findAccesses(s *source) ([]access, error) {
	field, err := s.statusField()
	if err != nil {
		return nil, err
	}
	f := &finder{source: s, field: field}
	for _, file := range s.files {
		ast.Inspect(file, f.visit)
	}
	return f.found, f.err
}

func (f *finder) visit(node ast.Node) bool {
	if node == nil {
		f.path = f.path[:len(f.path)-1]
		return true
	}
	if f.err != nil {
		return false
	}
	f.path = append(f.path, node)
	switch n := node.(type) {
	case *ast.SelectorExpr:
		if chosen := f.source.types.Selections[n]; chosen != nil && chosen.Obj() == f.field {
			f.take(n)
		}
	case *ast.KeyValueExpr:
		if key, isName := n.Key.(*ast.Ident); isName && f.source.types.Uses[key] == f.field {
			f.err = f.source.refuse(n, "a composite literal sets timer.status, expected none")
		}
	case *ast.AssignStmt:
		f.refuseCopy(n)
	}
	return true
}

// refuseCopy stops at an assignment of a whole timer, which would set the status unseen.
func (f *finder) refuseCopy(assignment *ast.AssignStmt) {
	timer := f.source.pkg.Scope().Lookup("timer").Type()
	for _, left := range assignment.Lhs {
		if t := f.source.types.Types[left].Type; t != nil && types.Identical(t, timer) {
			f.err = f.source.refuse(assignment, "a whole timer is assigned, expected uses of single fields")
		}
	}
}

func (f *finder) take(selector *ast.SelectorExpr) {
	a := access{timer: selector.X, in: f.function()}
	if _, isName := selector.X.(*ast.Ident); !isName || a.in == nil {
		f.err = f.source.refuse(selector, "the status of %s is used, expected that of a variable in a function",
			f.source.at(selector.X))
		return
	}
	if !f.addressed(&a) && !f.method(&a) && !f.plainly(selector, &a) {
		f.err = f.source.refuse(selector, "%s is used in %s in an unknown way, expected a load, a store or a compare-and-set",
			f.source.at(selector), a.in.Name.Name)
		return
	}
	f.found = append(f.found, a)
}

// addressed matches atomic.Load(&t.status) and atomic.Cas(&t.status, old, new).
func (f *finder) addressed(a *access) bool {
	address, isAddress := f.above(1).(*ast.UnaryExpr)
	call, isCall := f.above(2).(*ast.CallExpr)
	if !isAddress || !isCall || address.Op != token.AND || call.Args[0] != ast.Expr(address) {
		return false
	}
	a.whole, a.args = call, call.Args[1:]
	switch f.source.at(call.Fun) {
	case "atomic.Load":
		a.form = f.loadForm()
		return len(a.args) == 0
	case "atomic.Cas":
		a.form = cas
		return len(a.args) == 2
	}
	return false
}

// method matches t.status.Load(), t.status.Store(new) and t.status.CompareAndSwap(old, new).
func (f *finder) method(a *access) bool {
	name, isSelector := f.above(1).(*ast.SelectorExpr)
	call, isCall := f.above(2).(*ast.CallExpr)
	if !isSelector || !isCall || call.Fun != ast.Expr(name) {
		return false
	}
	a.whole, a.args = call, call.Args
	switch name.Sel.Name {
	case "Load":
		a.form = f.loadForm()
		return len(a.args) == 0
	case "Store":
		a.form = store
		return len(a.args) == 1
	case "CompareAndSwap":
		a.form = cas
		return len(a.args) == 2
	}
	return false
}

// loadForm is the form of a load: it may be compared on the spot.
func (f *finder) loadForm() form {
	if isComparison(f.above(3)) {
		return peek
	}
	return load
}

func isComparison(node ast.Node) bool {
	binary, isBinary := node.(*ast.BinaryExpr)
	return isBinary && (binary.Op == token.EQL || binary.Op == token.NEQ)
}

// plainly matches t.status = new and the comparison of t.status with a constant.
func (f *finder) plainly(selector *ast.SelectorExpr, a *access) bool {
	a.plain = true
	switch parent := f.above(1).(type) {
	case *ast.AssignStmt:
		a.form, a.whole, a.args = store, parent, parent.Rhs
		return parent.Tok == token.ASSIGN && len(parent.Lhs) == 1 && parent.Lhs[0] == ast.Expr(selector)
	case *ast.BinaryExpr:
		a.form, a.whole = peek, selector
		return isComparison(parent)
	}
	return false
}

// above is the node so many levels above the current one.
func (f *finder) above(levels int) ast.Node {
	if i := len(f.path) - 1 - levels; i >= 0 {
		return f.path[i]
	}
	return nil
}

func (f *finder) function() *ast.FuncDecl {
	for i := len(f.path) - 1; i >= 0; i-- {
		if declared, isFunction := f.path[i].(*ast.FuncDecl); isFunction {
			return declared
		}
	}
	return nil
}
