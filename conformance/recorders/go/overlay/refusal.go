package main

import (
	"fmt"
	"go/token"
)

// refusal says that the runtime's source is not of the form that the recorder knows.
type refusal struct {
	where token.Position
	found string
}

func (r *refusal) Error() string {
	place := "package runtime"
	if r.where.IsValid() {
		place = r.where.String()
	}
	return fmt.Sprintf("%s: %s; the recorder does not know this form of the Go runtime", place, r.found)
}
