package main

import (
	"go/ast"
	"go/token"
	"sort"
)

// edit replaces the text between two places of one file.
type edit struct {
	from, to token.Pos
	text     string
}

// edits collects changes of the source. They must not overlap.
type edits struct {
	source *source
	list   []edit
}

func (e *edits) replace(node ast.Node, text string) {
	e.list = append(e.list, edit{node.Pos(), node.End(), text})
}

func (e *edits) insert(at token.Pos, text string) {
	e.list = append(e.list, edit{at, at, text})
}

// apply gives the new text of each file that changes.
func (e *edits) apply() map[string][]byte {
	sort.Slice(e.list, func(i, j int) bool { return e.list[i].from < e.list[j].from })
	changed := map[string][]byte{}
	copied := map[string]int{}
	for _, c := range e.list {
		file := e.source.set.File(c.from)
		old := e.source.text[file.Name()]
		from := file.Offset(c.from)
		changed[file.Name()] = append(changed[file.Name()], old[copied[file.Name()]:from]...)
		changed[file.Name()] = append(changed[file.Name()], c.text...)
		copied[file.Name()] = file.Offset(c.to)
	}
	for name := range changed {
		changed[name] = append(changed[name], e.source.text[name][copied[name]:]...)
	}
	return changed
}

func sortedKeys(m map[string][]byte) []string {
	keys := make([]string, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	return keys
}
