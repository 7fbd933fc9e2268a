/** Properties of long random histories on one thread. */
@NullMarked
package dev.timerproof.lincheck.properties;

import org.jspecify.annotations.NullMarked;
