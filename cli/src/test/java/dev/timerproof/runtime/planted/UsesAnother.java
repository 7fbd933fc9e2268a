package dev.timerproof.runtime.planted;

import dev.timerproof.spec.table.Place;

/**
 * A forbidden dependency, planted for the architecture test: the library uses the specification.
 */
public record UsesAnother(Place place) {}
