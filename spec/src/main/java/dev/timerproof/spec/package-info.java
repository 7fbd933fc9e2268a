/** The transition table: how it is read, checked, exported and turned into other forms. */
@NullMarked
package dev.timerproof.spec;

import org.jspecify.annotations.NullMarked;
