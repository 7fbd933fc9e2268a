/** What is fuzzed: how inputs are made, changed, made smaller and run. */
@NullMarked
package dev.timerproof.fuzz.subject;

import org.jspecify.annotations.NullMarked;
