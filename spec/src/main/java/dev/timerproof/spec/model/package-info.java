/**
 * The models: the manifest that says what is checked and what is expected, the configurations that
 * follow from it, the judgement of what TLC found, and counterexamples for people.
 */
@NullMarked
package dev.timerproof.spec.model;

import org.jspecify.annotations.NullMarked;
