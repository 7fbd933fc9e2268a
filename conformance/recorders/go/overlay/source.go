package main

import (
	"fmt"
	"go/ast"
	"go/build"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io/ioutil"
	"path/filepath"
)

// source is the type-checked source of package runtime.
type source struct {
	set   *token.FileSet
	files []*ast.File
	text  map[string][]byte
	types *types.Info
	pkg   *types.Package
}

// readRuntime reads the files of package runtime that this machine would compile.
func readRuntime(goroot string) (*source, error) {
	build.Default.GOROOT = goroot
	build.Default.CgoEnabled = false
	dir := filepath.Join(goroot, "src", "runtime")
	listed, err := build.Default.ImportDir(dir, 0)
	if err != nil {
		return nil, fmt.Errorf("cannot read the runtime's source: %v", err)
	}
	text := map[string][]byte{}
	for _, name := range listed.GoFiles {
		path := filepath.Join(dir, name)
		if text[path], err = ioutil.ReadFile(path); err != nil {
			return nil, err
		}
	}
	return check(text)
}

// check parses and type-checks files of package runtime, given by their paths.
func check(text map[string][]byte) (*source, error) {
	s := &source{
		set:  token.NewFileSet(),
		text: text,
		types: &types.Info{
			Types:      map[ast.Expr]types.TypeAndValue{},
			Defs:       map[*ast.Ident]types.Object{},
			Uses:       map[*ast.Ident]types.Object{},
			Selections: map[*ast.SelectorExpr]*types.Selection{},
		},
	}
	for _, path := range sortedKeys(text) {
		file, err := parser.ParseFile(s.set, path, text[path], 0)
		if err != nil {
			return nil, err
		}
		s.files = append(s.files, file)
	}
	config := types.Config{
		Importer: importer.ForCompiler(s.set, "source", nil),
		Sizes:    types.SizesFor("gc", build.Default.GOARCH),
	}
	pkg, err := config.Check("runtime", s.set, s.files, s.types)
	if err != nil {
		return nil, err
	}
	s.pkg = pkg
	return s, nil
}

// statusField is the field of a timer that holds its status.
func (s *source) statusField() (*types.Var, error) {
	field := s.timerField("status")
	if field == nil {
		return nil, &refusal{found: "there is no type timer with a field status, expected a struct"}
	}
	name := types.TypeString(field.Type(), (*types.Package).Name)
	if name != "uint32" && name != "atomic.Uint32" {
		return nil, &refusal{s.set.Position(field.Pos()), "timer.status is a " + name + ", expected uint32 or atomic.Uint32"}
	}
	return field, nil
}

// timerField is a field of the struct type timer; nil if there is no such field or type.
func (s *source) timerField(name string) *types.Var {
	timer, found := s.pkg.Scope().Lookup("timer").(*types.TypeName)
	if !found {
		return nil
	}
	fields, isStruct := timer.Type().Underlying().(*types.Struct)
	for i := 0; isStruct && i < fields.NumFields(); i++ {
		if fields.Field(i).Name() == name {
			return fields.Field(i)
		}
	}
	return nil
}

func (s *source) refuse(node ast.Node, format string, args ...interface{}) error {
	return &refusal{s.set.Position(node.Pos()), fmt.Sprintf(format, args...)}
}

// at gives the text of a node.
func (s *source) at(node ast.Node) string {
	file := s.set.File(node.Pos())
	return string(s.text[file.Name()][file.Offset(node.Pos()):file.Offset(node.End())])
}
