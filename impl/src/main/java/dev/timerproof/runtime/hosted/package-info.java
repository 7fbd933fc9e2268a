/** The implementation of the public interface, put together from the other packages. */
@NullMarked
package dev.timerproof.runtime.hosted;

import org.jspecify.annotations.NullMarked;
