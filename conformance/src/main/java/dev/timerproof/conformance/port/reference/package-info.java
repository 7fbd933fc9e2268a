/** What the table answers, as a port in this process; and histories and vectors made with it. */
@NullMarked
package dev.timerproof.conformance.port.reference;

import org.jspecify.annotations.NullMarked;
