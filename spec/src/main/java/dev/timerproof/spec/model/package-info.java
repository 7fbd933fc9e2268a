/**
 * The models: the manifest of cases and expected results, the configurations that follow from it,
 * the judgement of TLC's results, and counterexamples for people.
 */
@NullMarked
package dev.timerproof.spec.model;

import org.jspecify.annotations.NullMarked;
