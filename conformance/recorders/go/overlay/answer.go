package main

import (
	"go/ast"
	"go/token"
)

// answer is a place where an operation has seen a status and does not change it.
type answer struct {
	form   form
	in     *ast.FuncDecl
	at     token.Pos
	timer  ast.Expr
	status ast.Expr
}

// findAnswers looks at every switch over the status that an operation has loaded. Each of its
// cases must change the status, wait, leave the timer as it is, or throw.
func findAnswers(s *source, accesses []access) ([]answer, error) {
	var found []answer
	for _, a := range accesses {
		if a.form != load {
			continue
		}
		chosen := switchOver(a)
		if chosen == nil {
			return nil, s.refuse(a.whole, "%s loads the status outside a switch over it", a.in.Name.Name)
		}
		for _, statement := range chosen.Body.List {
			c := &clause{source: s, load: a, tag: chosen.Tag, node: statement.(*ast.CaseClause), accesses: accesses}
			answers, err := c.answers()
			if err != nil {
				return nil, err
			}
			found = append(found, answers...)
		}
	}
	return found, nil
}

// switchOver finds the switch statement that begins with a load: switch s := load; s { ... }
func switchOver(a access) *ast.SwitchStmt {
	var found *ast.SwitchStmt
	ast.Inspect(a.in, func(node ast.Node) bool {
		chosen, isSwitch := node.(*ast.SwitchStmt)
		if !isSwitch {
			return true
		}
		first, isAssignment := chosen.Init.(*ast.AssignStmt)
		if isAssignment && len(first.Rhs) == 1 && first.Rhs[0] == a.whole {
			name, isName := chosen.Tag.(*ast.Ident)
			into, intoName := first.Lhs[0].(*ast.Ident)
			if isName && intoName && name.Name == into.Name {
				found = chosen
			}
		}
		return found == nil
	})
	return found
}

// clause is one case of a switch over a status.
type clause struct {
	source   *source
	load     access
	tag      ast.Expr
	node     *ast.CaseClause
	accesses []access
}

func (c *clause) answers() ([]answer, error) {
	waiting := c.calls("osyield")
	if nested := c.countCalls("osyield") - len(waiting); nested > 0 {
		return nil, c.source.refuse(c.node, "a case of %s waits under a condition", c.load.in.Name.Name)
	}
	changes := c.changes(c.node)
	throws := len(c.calls("badTimer"))+len(c.calls("throw")) > 0
	switch {
	case len(waiting) > 0 && changes:
		return nil, c.source.refuse(c.node, "a case of %s both waits and changes the status", c.load.in.Name.Name)
	case len(waiting) > 1:
		return nil, c.source.refuse(c.node, "a case of %s waits in %d places, expected one", c.load.in.Name.Name, len(waiting))
	case len(waiting) == 1:
		return []answer{c.answer(waits, waiting[0].Pos())}, nil
	case changes:
		return c.early()
	case throws:
		return nil, nil
	case c.returns():
		return []answer{c.answer(leaves, c.node.Colon+1)}, nil
	default:
		return []answer{c.answer(passes, c.node.Colon+1)}, nil
	}
}

// early finds the returns of a case that stand before its first change: if cond { return value }
func (c *clause) early() ([]answer, error) {
	var found []answer
	for _, statement := range c.node.Body {
		if c.changes(statement) {
			return found, nil
		}
		test, isIf := statement.(*ast.IfStmt)
		if !isIf {
			continue
		}
		last := len(test.Body.List) - 1
		if last < 0 || test.Else != nil {
			return nil, c.source.refuse(test, "a test before the change in %s, expected one that only returns", c.load.in.Name.Name)
		}
		returned, isReturn := test.Body.List[last].(*ast.ReturnStmt)
		if !isReturn {
			return nil, c.source.refuse(test, "a test before the change in %s does not return", c.load.in.Name.Name)
		}
		found = append(found, c.answer(leaves, returned.Pos()))
	}
	return found, nil
}

func (c *clause) answer(f form, at token.Pos) answer {
	return answer{form: f, in: c.load.in, at: at, timer: c.load.timer, status: c.tag}
}

// returns tells whether the clause ends the operation.
func (c *clause) returns() bool {
	last := len(c.node.Body) - 1
	if last < 0 {
		return false
	}
	_, isReturn := c.node.Body[last].(*ast.ReturnStmt)
	return isReturn
}

// changes tells whether a compare-and-set or a store stands inside a node.
func (c *clause) changes(node ast.Node) bool {
	for _, a := range c.accesses {
		inside := node.Pos() <= a.whole.Pos() && a.whole.End() <= node.End()
		if inside && (a.form == cas || a.form == store) {
			return true
		}
	}
	return false
}

// calls finds the statements of the clause that call a function, not those nested in others.
func (c *clause) calls(function string) []ast.Stmt {
	var found []ast.Stmt
	for _, statement := range c.node.Body {
		expression, isExpression := statement.(*ast.ExprStmt)
		if !isExpression {
			continue
		}
		call, isCall := expression.X.(*ast.CallExpr)
		if !isCall {
			continue
		}
		if name, isName := call.Fun.(*ast.Ident); isName && name.Name == function {
			found = append(found, statement)
		}
	}
	return found
}

// countCalls counts the calls of a function anywhere in the clause.
func (c *clause) countCalls(function string) int {
	count := 0
	ast.Inspect(c.node, func(node ast.Node) bool {
		if call, isCall := node.(*ast.CallExpr); isCall {
			if name, isName := call.Fun.(*ast.Ident); isName && name.Name == function {
				count++
			}
		}
		return true
	})
	return count
}
