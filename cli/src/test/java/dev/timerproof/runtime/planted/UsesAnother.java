package dev.timerproof.runtime.planted;

import dev.timerproof.spec.table.Place;

/** An arrow that must not be: the library uses the specification. */
public record UsesAnother(Place place) {}
