package main

import (
	"go/ast"
	"go/token"
	"go/types"
)

// firing is the call of a timer's function, in a function that copied it from the timer before:
// f := t.f, and later f(...).
type firing struct {
	in    *ast.FuncDecl
	timer ast.Expr
	call  *ast.ExprStmt
}

// findFirings finds every call of a function that was copied from the field f of a timer. The
// copying function must call it exactly once.
func findFirings(s *source) ([]firing, error) {
	var found []firing
	for _, file := range s.files {
		for _, declaration := range file.Decls {
			function, isFunction := declaration.(*ast.FuncDecl)
			if !isFunction || function.Body == nil {
				continue
			}
			copied, timer := s.copiedFunction(function)
			if copied == nil {
				continue
			}
			calls := s.callsOf(function, copied)
			if len(calls) != 1 {
				return nil, s.refuse(function, "%s copies the function of a timer and calls it in %d places, expected one",
					function.Name.Name, len(calls))
			}
			found = append(found, firing{function, timer, calls[0]})
		}
	}
	return found, nil
}

// copiedFunction finds f := t.f and gives the variable f and the expression t.
func (s *source) copiedFunction(function *ast.FuncDecl) (copied types.Object, timer ast.Expr) {
	field := s.timerField("f")
	ast.Inspect(function, func(node ast.Node) bool {
		assignment, isAssignment := node.(*ast.AssignStmt)
		if !isAssignment || assignment.Tok != token.DEFINE || len(assignment.Rhs) != 1 {
			return true
		}
		selector, isSelector := assignment.Rhs[0].(*ast.SelectorExpr)
		if !isSelector {
			return true
		}
		if chosen := s.types.Selections[selector]; field != nil && chosen != nil && chosen.Obj() == types.Object(field) {
			copied, timer = s.types.Defs[assignment.Lhs[0].(*ast.Ident)], selector.X
		}
		return true
	})
	return copied, timer
}

func (s *source) callsOf(function *ast.FuncDecl, callee types.Object) []*ast.ExprStmt {
	var found []*ast.ExprStmt
	ast.Inspect(function, func(node ast.Node) bool {
		statement, isStatement := node.(*ast.ExprStmt)
		if !isStatement {
			return true
		}
		call, isCall := statement.X.(*ast.CallExpr)
		if !isCall {
			return true
		}
		if name, isName := call.Fun.(*ast.Ident); isName && s.types.Uses[name] == callee {
			found = append(found, statement)
		}
		return true
	})
	return found
}
