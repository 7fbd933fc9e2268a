/** Timer libraries behind one interface. */
@NullMarked
package dev.timerproof.bench.subject;

import org.jspecify.annotations.NullMarked;
